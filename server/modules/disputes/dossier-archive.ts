// Decides how an archived dossier is numbered, what is sealed of it, and until when it is kept.
// 人民调解法 27 asks for archiving and sets no period: the county's table does (retention.yaml), agreed with its archive authority.
import { z } from 'zod';
import { addDays, type LocalDate, yearOf } from '../../kernel/local-date.ts';
import { DOSSIER_ITEMS } from './dossier-order.ts';

/** Files with this purpose are bound dossiers themselves. */
export const BOUND = 'dossier';

/** 案卷号: 2026-新河人调卷-0001, gap-free per committee and year. */
export function fileNumber(of: { readonly year: number; readonly committee: string; readonly serial: number }): string {
  return `${of.year}-${of.committee}人调卷-${String(of.serial).padStart(4, '0')}`;
}

/** 补充卷: the dossier's file number with its own running number. */
export function supplementNumber(number: string, serial: number): string {
  return `${number}-补${serial}`;
}

interface Term {
  readonly id: string;
  readonly name: { readonly zh: string };
  readonly years: number | null;
}

export interface RetentionTable {
  readonly retention: readonly Term[];
  readonly dossierRetention?: readonly (Term & { readonly categories: readonly string[] })[] | undefined;
}

export interface Retention {
  readonly rule: string;
  /** Null: for ever (永久). */
  readonly years: number | null;
}

/** The row for this kind of dispute, else the row of all mediation dossiers. @throws RangeError where the table has neither */
export function retentionFor(table: RetentionTable, category: string): Retention {
  const row =
    table.dossierRetention?.find((one) => one.categories.includes(category)) ??
    table.retention.find((one) => one.id === 'mediationDossier');
  if (!row) throw new RangeError('the retention table has no row for mediation dossiers');
  return { rule: row.id, years: row.years };
}

/** 永久, 30年 */
export function retentionWords(years: number | null): string {
  return years === null ? '永久' : `${years}年`;
}

/** From 1 January of the year after archiving; the last day, or null for ever. */
export function keptFromUntil(
  archivedOn: LocalDate,
  years: number | null,
): { readonly from: LocalDate; readonly until: LocalDate | null } {
  const year = yearOf(archivedOn) + 1;
  const day = (of: number): LocalDate => `${of}-01-01`;
  return { from: day(year), until: years === null ? null : addDays(day(year + years), -1) };
}

const entry = z.discriminatedUnion('from', [
  z.strictObject({
    from: z.literal('paper'),
    item: z.enum(DOSSIER_ITEMS),
    kind: z.string(),
    paperId: z.uuid(),
    sha256: z.string(),
  }),
  z.strictObject({ from: z.literal('file'), item: z.enum(DOSSIER_ITEMS), fileId: z.uuid(), sha256: z.string() }),
]);
export type ManifestEntry = z.infer<typeof entry>;

export const manifestSchema = z.strictObject({
  number: z.string(),
  /** Paper that is bound first: the cover as it was issued. */
  cover: z.uuid(),
  entries: z.array(entry).min(1),
});
/** What is sealed: every paper and file with its hash, in the order of binding. Ids and hashes only. */
export type Manifest = z.infer<typeof manifestSchema>;

export interface Span {
  readonly first: number;
  readonly last: number;
}

/** 页号 as the catalogue shows it: 3, 4-6. */
export function pagesWords(span: Span): string {
  return span.first === span.last ? String(span.first) : `${span.first}-${span.last}`;
}

/** The numbered pages that each of these many-paged pieces takes, from 1. */
export function spansOf(pages: readonly number[]): Span[] {
  let next = 1;
  return pages.map((count) => {
    const first = next;
    next += count;
    return { first, last: next - 1 };
  });
}

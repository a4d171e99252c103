// Decides since when the time of a rule of the retention table is over, and whether the machine may erase by it. Pure.
import { addYears } from '../../kernel/local-date.ts';

/** Rules that the machine knows how to carry out, and from when each counts. */
export const RETENTION_RULES = {
  /** 结案次年一月一日 Closed matters without a mediation dossier. */
  matterFile: 'next-year',
  /** 归档次年一月一日 Matters with a dossier number: the archive appraises and destroys (档案法), the machine only tells. */
  mediationDossier: 'next-year',
  /** 告知或者撤回之日 */
  notAccepted: 'that-day',
  openings: 'that-day',
  messages: 'that-day',
} as const;
export type RetentionRule = keyof typeof RETENTION_RULES;

/** Why nothing is erased although it is due. */
export type Waits = 'unverified' | 'archive' | 'forever' | 'by-hand';

export interface RetentionTerm {
  readonly id: string;
  readonly years: number | null;
  readonly verified: boolean;
}

export function isKnownRule(id: string): id is RetentionRule {
  return id in RETENTION_RULES;
}

/**
 * What happened before this day (`YYYY-MM-DD`) is out of its time today. Counted from 1 January of the year after, it is the first day of a year:
 * ten years after 2027-01-01 are over on 2037-01-01, for everything of 2026.
 */
export function overBefore(rule: RetentionRule, years: number, today: string): string {
  return RETENTION_RULES[rule] === 'that-day' ? addYears(today, -years) : `${Number(today.slice(0, 4)) - years}-01-01`;
}

/** A period that nobody has verified never erases by itself; nor does an archived dossier. */
export function waitsFor(term: RetentionTerm): Waits | undefined {
  if (term.years === null) return 'forever';
  if (!isKnownRule(term.id)) return 'by-hand';
  if (term.id === 'mediationDossier') return 'archive';
  return term.verified ? undefined : 'unverified';
}

interface DossierTable {
  readonly retention: readonly { readonly id: string; readonly years: number | null }[];
  readonly dossierRetention?:
    | readonly { readonly categories: readonly string[]; readonly years: number | null }[]
    | undefined;
}

/**
 * The last day on which a mediation dossier is kept by the county's table, counted from 1 January after closing; null: for ever.
 * 人民调解法 27 and 档案法: until then nobody is erased from it.
 */
export function dossierKeptUntil(table: DossierTable, category: string, closedOn: string): string | null {
  const rule =
    table.dossierRetention?.find((one) => one.categories.includes(category)) ??
    table.retention.find((one) => one.id === ('mediationDossier' satisfies RetentionRule));
  return rule?.years ? `${Number(closedOn.slice(0, 4)) + rule.years}-12-31` : null;
}

export interface ArchiveEntry {
  readonly act: string;
  /** Canonical JSON of the history. */
  readonly facts: string;
}

/** The last days (null: for ever) that archived dossiers were given with their file numbers, oldest first; a voided number gives none. */
export function archivedTerms(entries: readonly ArchiveEntry[]): readonly (string | null)[] {
  const terms = new Map<string, string | null>();
  for (const { act, facts } of entries) {
    const { archive, retention } = JSON.parse(facts) as {
      readonly archive: string;
      readonly retention?: { readonly until: string | null };
    };
    if (act === 'voidDossierArchive') terms.delete(archive);
    else if (retention) terms.set(archive, retention.until);
  }
  return [...terms.values()];
}

/** The latest of several last days; null, which is for ever, is later than any. */
export function latestOf(first: string | null, others: readonly (string | null)[]): string | null {
  let latest = first;
  for (const other of others) latest = latest === null || other === null ? null : other > latest ? other : latest;
  return latest;
}

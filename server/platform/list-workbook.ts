import { formatDateTimeZh } from '../kernel/instant.ts';
import { cutRows, withoutFormula, xlsxType } from '../kernel/sheet-text.ts';
import type { Sent } from './http/serve.ts';
import { type Column, writeWorkbook } from './workbook.ts';

/** Rows of one workbook, at most; a longer list is narrowed first. */
export const MOST_LISTED = 5000;

type Cells = Readonly<Record<string, string | null>>;

/** A list as Excel: what the reader's own list shows. No cell is a formula; cut at 5,000 rows, and then its last line and its name say so. */
export async function sendList(name: string, columns: readonly Column[], rows: readonly Cells[]): Promise<Sent> {
  const { rows: kept, cut } = cutRows(rows, MOST_LISTED, columns[0]?.key ?? '');
  const bytes = await writeWorkbook({ name, columns }, kept.map(plainCells));
  return { media: xlsxType, bytes, fileName: `${name}${cut ? `-前${MOST_LISTED}行` : ''}.xlsx` };
}

function plainCells(row: Cells): Cells {
  return Object.fromEntries(
    Object.entries(row).map(([key, cell]) => [key, cell === null ? null : withoutFormula(cell)]),
  );
}

/** All pages of a list one after the other, until it ends or has more rows than a workbook takes. */
export async function everyRow<Row>(
  page: (after: string | undefined) => Promise<{ readonly items: readonly Row[]; readonly next: string | null }>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | undefined; ;) {
    const { items, next } = await page(after);
    rows.push(...items);
    if (next === null || rows.length > MOST_LISTED) return rows;
    after = next;
  }
}

/** 2026年11月22日 14:05, or nothing. */
export function momentCell(moment: string | null): string {
  return moment === null ? '' : formatDateTimeZh(new Date(moment));
}

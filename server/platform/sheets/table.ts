import { fail } from '../../kernel/refusal.ts';
import { addDays } from '../../kernel/local-date.ts';
import { readCsv } from './csv.ts';
import { type Cell, openXlsx, type Row } from './xlsx.ts';

/** A column that is looked for by its head. */
export interface Head {
  readonly key: string;
  readonly title: string;
  /** Numbers in it are days of a calendar. */
  readonly date?: boolean;
  /** The file may lack it. */
  readonly optional?: boolean;
}

/** A row under its heads. `faults` by key: what no content could mend (a formula, a rounded number, a day of 1900). */
export interface TableRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
  readonly faults: Readonly<Record<string, CellFault>>;
}
export type CellFault = 'cell-formula' | 'number-rounded' | 'date-1900';

export interface TableRules {
  readonly sheet: string;
  readonly heads: readonly Head[];
  readonly mostRows: number;
}

/**
 * The rows of an Excel or CSV file under their heads, some at a time; what it is, its content says, and its name must not say otherwise.
 * @throws Refused `workbook-*`, `csv-unreadable`, `file-type-mismatch`, `workbook-columns` (with the heads that are missing)
 */
export async function* readTable(
  file: { readonly name: string; readonly bytes: Buffer },
  rules: TableRules,
): AsyncGenerator<readonly TableRow[]> {
  const { bytes } = file;
  const extension = /\.(\w+)$/u.exec(file.name)?.[1]?.toLowerCase() ?? '';
  if (['xlsm', 'xltm', 'xlam', 'xlsb'].includes(extension)) fail('invalid', 'workbook-macros');
  if (bytes.length === 0) fail('invalid', 'file-empty');
  const zipped = bytes.readUInt16BE(0) === 0x504b;
  const old = bytes.length > 4 && bytes.readUInt32BE(0) === 0xd0cf11e0;
  if (extension === 'csv' ? zipped || old : !zipped && !old) fail('invalid', 'file-type-mismatch', { extension });
  if (!['csv', 'xlsx', 'xls', ''].includes(extension)) fail('invalid', 'file-type-mismatch', { extension });
  const book = extension === 'csv' ? undefined : await openXlsx(bytes, rules.sheet);
  const rows = book ? book.rows() : readCsv(bytes);
  let places: ReadonlyMap<string, number> | undefined;
  let count = 0;
  for await (const some of rows) {
    const ready: TableRow[] = [];
    for (const row of some) {
      if (!places) {
        places = placesOf(row, rules, book?.sheet);
        continue;
      }
      const read = tableRow(row, rules.heads, places, book?.from1904 ?? false);
      if (!read) continue;
      count += 1;
      if (count > rules.mostRows) fail('too-large', 'workbook-too-large', { mostRows: rules.mostRows });
      ready.push(read);
    }
    if (ready.length > 0) yield ready;
  }
  if (!places)
    fail('invalid', 'workbook-columns', { missing: rules.heads.filter((h) => !h.optional).map((h) => h.title) });
}

function placesOf(row: Row, rules: TableRules, sheet: string | undefined): ReadonlyMap<string, number> {
  const heads = new Map<string, number>();
  row.cells.forEach((cell, i) => {
    // A star marks what must be filled; whoever copies heads may lose it.
    if (cell) heads.set(cell.text.replace(/[*＊]\s*$/u, ''), i);
  });
  const places = new Map<string, number>();
  for (const head of rules.heads) {
    const at = heads.get(head.title);
    if (at !== undefined) places.set(head.key, at);
  }
  const missing = rules.heads.filter((head) => !head.optional && !places.has(head.key)).map((head) => head.title);
  if (missing.length > 0) fail('invalid', 'workbook-columns', { missing, sheet: sheet ?? null });
  return places;
}

function tableRow(
  row: Row,
  heads: readonly Head[],
  places: ReadonlyMap<string, number>,
  from1904: boolean,
): TableRow | undefined {
  const cells: Record<string, string> = {};
  const faults: Record<string, CellFault> = {};
  let any = false;
  for (const head of heads) {
    const at = places.get(head.key);
    const cell = at === undefined ? undefined : row.cells[at];
    if (!cell) continue;
    any = true;
    const text = head.date && cell.number && !cell.formula ? dayOf(cell, from1904) : cell.text;
    cells[head.key] = text ?? cell.text;
    const fault = faultOf(cell, text);
    if (fault) faults[head.key] = fault;
  }
  return any ? { row: row.row, cells, faults } : undefined;
}

function faultOf(cell: Cell, text: string | undefined): CellFault | undefined {
  if (cell.formula) return 'cell-formula';
  if (text === undefined) return 'date-1900';
  // Excel keeps fifteen digits: an identity number typed as a number has lost its last ones.
  if (cell.number && /^\d{16,}$|e\+/iu.test(cell.text)) return 'number-rounded';
  return undefined;
}

/** A serial day as a date; undefined where it falls before 1950: a small number that was taken for a date. */
function dayOf(cell: Cell, from1904: boolean): string | undefined {
  const days = Math.floor(Number(cell.text));
  if (!Number.isFinite(days) || days < 0 || days > 80_000) return undefined;
  const date = addDays(from1904 ? '1904-01-01' : '1899-12-30', days);
  return date < '1950-01-01' ? undefined : date;
}

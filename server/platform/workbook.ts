import { inflateRawSync } from 'node:zlib';
import type ExcelJS from 'exceljs';
import { fail } from '../kernel/refusal.ts';

/** A column of a sheet that people fill in. */
export interface Column {
  readonly key: string;
  /** Head of the column: what people see, and by what the column is found again. */
  readonly title: string;
  /** Shown under the head in a template. */
  readonly hint?: string;
  readonly width?: number;
  /** Choices offered in the cells. */
  readonly choices?: readonly string[];
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly Column[];
}

/** One row as it stood in the file. `row` counts from 1 as Excel shows it. */
export interface ReadRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Rows at most in one file: a county's grids several times over. */
const MOST_ROWS = 20_000;
/** Bytes at most once unpacked: a small file that swells to gigabytes is refused. */
const MOST_BYTES = 30 * 1024 * 1024;

/** The writer of workbooks is large and seldom needed: it is loaded with the first sheet, not at the start. */
async function newBook(): Promise<ExcelJS.Workbook> {
  const { default: excel } = await import('exceljs');
  return new excel.Workbook();
}

/** An .xlsx with one sheet: the head, then the rows. Codes stay text, so that no leading zero or long number is lost. */
export async function writeWorkbook(
  sheet: Sheet,
  rows: readonly Readonly<Record<string, string | null>>[],
): Promise<Buffer> {
  const book = await newBook();
  const page = book.addWorksheet(sheet.name, { views: [{ state: 'frozen', ySplit: 1 }] });
  page.columns = sheet.columns.map((column) => ({
    header: column.title,
    key: column.key,
    width: column.width ?? 18,
    style: { numFmt: '@' },
  }));
  const head = page.getRow(1);
  head.font = { bold: true };
  // Before the rules of choice: exceljs makes a row of every cell that has one, and adds new rows beneath them.
  for (const row of rows) page.addRow(sheet.columns.map((column) => row[column.key] ?? ''));
  sheet.columns.forEach((column, i) => {
    if (column.hint) head.getCell(i + 1).note = column.hint;
    if (!column.choices) return;
    // exceljs fills the rule into every cell of the reach; enough rows for whoever types by hand.
    for (let r = 2; r <= Math.max(rows.length + 50, 200); r += 1)
      page.getCell(r, i + 1).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [`"${column.choices.join(',')}"`],
      };
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}

/**
 * The rows of the first sheet, cells as trimmed text; empty rows are left out.
 * @throws Refused `workbook-unreadable`, `workbook-too-large`, `workbook-columns` (with the heads that are missing)
 */
export async function readWorkbook(bytes: Buffer, sheet: Sheet): Promise<ReadRow[]> {
  mustUnpackSmall(bytes);
  const book = await newBook();
  await book.xlsx.load(new Uint8Array(bytes).buffer).catch(() => fail('invalid', 'workbook-unreadable'));
  const page = book.worksheets[0];
  if (!page) fail('invalid', 'workbook-unreadable');
  if (page.rowCount > MOST_ROWS + 1) fail('too-large', 'workbook-too-large', { mostRows: MOST_ROWS });
  const places = new Map<string, number>();
  page.getRow(1).eachCell((cell, number) => places.set(textOf(cell.value), number));
  const missing = sheet.columns.filter((column) => !places.has(column.title)).map((column) => column.title);
  if (missing.length > 0) fail('invalid', 'workbook-columns', { missing });
  const rows: ReadRow[] = [];
  for (let r = 2; r <= page.rowCount; r += 1) {
    const row = page.getRow(r);
    const cells: Record<string, string> = {};
    for (const column of sheet.columns) cells[column.key] = textOf(row.getCell(places.get(column.title) ?? 0).value);
    if (Object.values(cells).some((cell) => cell !== '')) rows.push({ row: r, cells });
  }
  return rows;
}

function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'object') {
    if ('richText' in value)
      return value.richText
        .map((part) => part.text)
        .join('')
        .trim();
    if ('text' in value) return String(value.text).trim();
    // A formula counts as what it shows.
    if ('result' in value) return textOf(value.result);
    return '';
  }
  return String(value).normalize('NFC').trim();
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** An .xlsx is a zip: every part is unpacked once against a bound before a library is let near it. */
function mustUnpackSmall(bytes: Buffer): void {
  let left = MOST_BYTES;
  for (const part of partsOf(bytes)) {
    if (part.method === 0) left -= part.packed.length;
    else left -= inflatedLength(part.packed, left);
    if (left <= 0) fail('too-large', 'workbook-too-large');
  }
}

function inflatedLength(packed: Buffer, most: number): number {
  try {
    return inflateRawSync(packed, { maxOutputLength: most }).length;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return most;
    return fail('invalid', 'workbook-unreadable');
  }
}

function partsOf(bytes: Buffer): { method: number; packed: Buffer }[] {
  try {
    const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (end < 0 || bytes.readUInt32LE(end) !== END) fail('invalid', 'workbook-unreadable');
    const count = bytes.readUInt16LE(end + 10);
    let at = bytes.readUInt32LE(end + 16);
    const parts: { method: number; packed: Buffer }[] = [];
    for (let i = 0; i < count; i += 1) {
      if (bytes.readUInt32LE(at) !== ENTRY) fail('invalid', 'workbook-unreadable');
      const size = bytes.readUInt32LE(at + 20);
      const local = bytes.readUInt32LE(at + 42);
      const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      parts.push({ method: bytes.readUInt16LE(at + 10), packed: bytes.subarray(from, from + size) });
      at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
    return parts;
  } catch (error) {
    if (error instanceof RangeError) return fail('invalid', 'workbook-unreadable');
    throw error;
  }
}

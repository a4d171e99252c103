import { fail } from '../../kernel/refusal.ts';
import { type SharedTexts, sharedTexts } from './shared-texts.ts';
import { type Allowance, unpack, unpackText, type ZipPart, zipParts } from './zip.ts';
import { attribute, plain, xmlReader } from './xml.ts';

/** A cell as it stands in the file. */
export interface Cell {
  readonly text: string;
  /** A number that is not text: a date stands as days since 1900. */
  readonly number: boolean;
  readonly formula: boolean;
}

/** One row; `cells` by column from 0. Rows without any cell are left out. */
export interface Row {
  readonly row: number;
  readonly cells: readonly (Cell | undefined)[];
}

export interface Book {
  readonly sheet: string;
  /** Days are counted from 1904 instead of 1900. */
  readonly from1904: boolean;
  rows(): AsyncGenerator<readonly Row[]>;
}

/** Bytes of all parts at most once unpacked; 100,000 rows of matters take about a third of it. */
const mostUnpacked = 400 * 1024 * 1024;
/** Characters at most of all texts that cells share. */
const mostShared = 60_000_000;
/** Columns that are looked at: whatever stands further right is nobody's. */
const mostColumns = 200;

/**
 * Opens an .xlsx for reading row by row: only shared texts and one piece of the sheet are in memory. The sheet of that name, else the first.
 * @throws Refused `workbook-unreadable`, `workbook-old-format`, `workbook-macros`, `workbook-locked`, `workbook-too-large`; while reading `workbook-merged`
 */
export async function openXlsx(bytes: Buffer, wanted: string): Promise<Book> {
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) fail('invalid', 'workbook-old-format');
  const parts = new Map(zipParts(bytes).map((part) => [part.name.replaceAll('\\', '/').replace(/^\//u, ''), part]));
  const allowance: Allowance = { left: mostUnpacked };
  const types = parts.get('[Content_Types].xml');
  const book = parts.get('xl/workbook.xml');
  if (!types || !book) fail('invalid', 'workbook-unreadable');
  const declared = await unpackText(types, allowance);
  if (/macroEnabled|vbaProject/iu.test(declared) || [...parts.keys()].some((name) => /vbaProject/iu.test(name)))
    fail('invalid', 'workbook-macros');
  const rels = parts.get('xl/_rels/workbook.xml.rels');
  const { sheets, from1904 } = readBook(await unpackText(book, allowance));
  const targets = readTargets(rels ? await unpackText(rels, allowance) : '');
  const chosen = sheets.find((one) => one.name === wanted) ?? sheets[0];
  const target = chosen ? targets.get(chosen.id) : undefined;
  const part = target === undefined ? undefined : parts.get(target);
  if (!chosen || !part) fail('invalid', 'workbook-unreadable');
  const strings = parts.get('xl/sharedStrings.xml');
  const shared = strings ? await readShared(strings, allowance) : sharedTexts();
  return { sheet: chosen.name, from1904, rows: () => readRows(part, shared, allowance) };
}

function readBook(text: string): { sheets: { name: string; id: string }[]; from1904: boolean } {
  const sheets: { name: string; id: string }[] = [];
  let from1904 = false;
  const read = xmlReader({
    open(name, attributes) {
      if (name === 'sheet')
        sheets.push({ name: attribute(attributes, 'name') ?? '', id: attribute(attributes, 'id') ?? '' });
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/u.test(attribute(attributes, 'date1904') ?? '');
    },
    close() {},
    text() {},
  });
  read(text);
  return { sheets, from1904 };
}

function readTargets(text: string): Map<string, string> {
  const targets = new Map<string, string>();
  const read = xmlReader({
    open(name, attributes) {
      const target = attribute(attributes, 'Target');
      if (name !== 'Relationship' || target === undefined) return;
      targets.set(attribute(attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
    close() {},
    text() {},
  });
  read(text);
  return targets;
}

async function readShared(part: ZipPart, allowance: Allowance): Promise<SharedTexts> {
  const all = sharedTexts();
  let length = 0;
  let text = '';
  let inText = false;
  let phonetic = false;
  let whole = false;
  const read = xmlReader({
    open(name, _attributes, empty) {
      if (name === 'si') text = '';
      if (name === 'sst') whole = empty;
      if (name === 'rPh') phonetic = !empty;
      if (name === 't') inText = !empty && !phonetic;
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') phonetic = false;
      if (name === 'sst') whole = true;
      if (name !== 'si') return;
      length += text.length;
      if (length > mostShared) fail('too-large', 'workbook-too-large');
      all.add(text);
    },
    text(piece) {
      if (inText) text += plain(piece);
    },
  });
  await feed(part, allowance, read);
  if (!whole) fail('invalid', 'workbook-unreadable');
  return all;
}

async function* readRows(part: ZipPart, shared: SharedTexts, allowance: Allowance): AsyncGenerator<readonly Row[]> {
  let ready: Row[] = [];
  let whole = false;
  const read = rowReader(
    shared,
    (row) => ready.push(row),
    () => (whole = true),
  );
  const decoder = new TextDecoder('utf-8');
  for await (const piece of unpack(part, allowance)) {
    read(decoder.decode(piece, { stream: true }));
    if (ready.length > 0) yield ready;
    ready = [];
  }
  read(decoder.decode());
  // A sheet that breaks off would be taken over by half, and nobody would be told.
  if (!whole) fail('invalid', 'workbook-unreadable');
  if (ready.length > 0) yield ready;
}

function rowReader(shared: SharedTexts, give: (row: Row) => void, end: () => void): (piece: string) => void {
  let row = 0;
  let cells: (Cell | undefined)[] = [];
  let column = -1;
  let type = '';
  let value = '';
  let formula = false;
  let inValue = false;
  const reader = xmlReader({
    open(name, attributes, empty) {
      switch (name) {
        case 'row':
          row = Number(attribute(attributes, 'r') ?? row + 1);
          column = -1;
          cells = [];
          break;
        case 'c':
          column = columnOf(attribute(attributes, 'r')) ?? column + 1;
          type = attribute(attributes, 't') ?? 'n';
          value = '';
          formula = false;
          break;
        case 'f':
          formula = true;
          break;
        case 'v':
        case 't':
          inValue = !empty;
          break;
        case 'mergeCell':
          fail('invalid', 'workbook-merged', { cells: attribute(attributes, 'ref') ?? '' });
      }
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      if (name === 'c' && column < mostColumns && (value !== '' || formula)) {
        const text = type === 's' ? shared.at(Number(value)) : plain(value);
        if (text.trim() !== '' || formula)
          cells[column] = { text: text.normalize('NFC').trim(), number: type === 'n', formula };
      }
      if (name === 'row' && cells.length > 0) give({ row, cells });
      if (name === 'row') cells = [];
      if (name === 'worksheet') end();
    },
    text(piece) {
      if (inValue) value += piece;
    },
  });
  return reader;
}

/** «AB12» → 27; undefined when it is not told. */
function columnOf(place: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d/u.exec(place ?? '')?.[1];
  if (letters === undefined) return undefined;
  let n = 0;
  for (const letter of letters) n = n * 26 + letter.charCodeAt(0) - 64;
  return n - 1;
}

async function feed(part: ZipPart, allowance: Allowance, read: (piece: string) => void): Promise<void> {
  const decoder = new TextDecoder('utf-8');
  for await (const piece of unpack(part, allowance)) read(decoder.decode(piece, { stream: true }));
  read(decoder.decode());
}

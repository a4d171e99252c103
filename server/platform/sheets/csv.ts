import { fail } from '../../kernel/refusal.ts';
import type { Cell, Row } from './xlsx.ts';

/**
 * The rows of a CSV file. UTF-8 with or without its mark, else GB18030, in which Chinese Excel saves; comma, semicolon or tab.
 * @throws Refused `csv-unreadable` when it is text in neither
 */
export async function* readCsv(bytes: Buffer): AsyncGenerator<readonly Row[]> {
  const encoding = encodingOf(bytes);
  const decoder = new TextDecoder(encoding, { fatal: true });
  const pieceBytes = 256 * 1024;
  let separator = '';
  let ready: Row[] = [];
  let read: ((text: string, last: boolean) => void) | undefined;
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const last = at + pieceBytes >= bytes.length;
    let text: string;
    try {
      text = decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: !last });
    } catch {
      fail('invalid', 'csv-unreadable');
    }
    if (text.includes('\0')) fail('invalid', 'csv-unreadable');
    if (!read) {
      separator = separatorOf(text);
      read = lineReader(separator, (row) => ready.push(row));
    }
    read(text, last);
    if (ready.length > 0) yield ready;
    ready = [];
    // A hundred thousand rows do not hold up everybody else.
    await new Promise((go) => setImmediate(go));
  }
}

function encodingOf(bytes: Buffer): 'utf-8' | 'gb18030' {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const pieceBytes = 1024 * 1024;
  try {
    for (let at = 0; at < bytes.length; at += pieceBytes)
      decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: at + pieceBytes < bytes.length });
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

/** What the head is parted by. */
function separatorOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]/u) + 1 || text.length);
  const counted = [',', '\t', ';'].map((mark) => ({ mark, n: head.split(mark).length }));
  return counted.reduce((best, one) => (one.n > best.n ? one : best)).mark;
}

/** One cell may hold as much as one of Excel. */
const longestCell = 32_767;

function lineReader(separator: string, give: (row: Row) => void): (text: string, last: boolean) => void {
  let row = 1;
  let cell = '';
  let cells: (Cell | undefined)[] = [];
  let quoted = false;
  let closing = false;
  let afterReturn = false;
  const endCell = (): void => {
    const text = cell.normalize('NFC').trim();
    cells.push(text === '' ? undefined : { text, number: false, formula: false });
    cell = '';
    closing = false;
  };
  const endRow = (): void => {
    endCell();
    if (cells.some((one) => one !== undefined)) give({ row, cells });
    cells = [];
    row += 1;
  };
  return (text, last) => {
    for (const sign of text) {
      if (quoted) {
        if (sign === '"') {
          quoted = false;
          closing = true;
        } else cell += sign;
      } else if (sign === '"' && closing) {
        // A doubled mark within marks is one of the text.
        cell += '"';
        quoted = true;
        closing = false;
      } else if (sign === '"' && cell === '') quoted = true;
      else if (sign === separator) endCell();
      else if (sign === '\n' && afterReturn) afterReturn = false;
      else if (sign === '\n' || sign === '\r') endRow();
      else cell += sign;
      afterReturn = !quoted && sign === '\r';
      if (cell.length > longestCell) fail('invalid', 'csv-unreadable');
    }
    if (last && (cell !== '' || cells.length > 0)) endRow();
  };
}

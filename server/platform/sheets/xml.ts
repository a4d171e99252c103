import { fail } from '../../kernel/refusal.ts';

/** What a reader of a spreadsheet's XML hears. Names without their prefix. */
export interface XmlHandler {
  open(name: string, attributes: string, empty: boolean): void;
  close(name: string): void;
  text(text: string): void;
}

/** Characters at most of one tag or one text between two tags: a cell holds 32,767. */
const longest = 1_000_000;

/**
 * Reads the XML that spreadsheet programmes write, piece by piece: tags, attributes, text. No document types, no entities of their own (a file that
 * declares them is refused: they swell). Everything else of XML does not stand in spreadsheets.
 */
export function xmlReader(handler: XmlHandler): (piece: string) => void {
  let rest = '';
  return (piece) => {
    const text = rest + piece;
    let at = 0;
    for (;;) {
      const tag = text.indexOf('<', at);
      if (tag < 0) break;
      const end = endOfTag(text, tag);
      if (end < 0) break;
      if (tag > at) handler.text(text.slice(at, tag));
      one(text.slice(tag + 1, end), handler);
      at = end + 1;
    }
    rest = text.slice(at);
    if (rest.length > longest) fail('invalid', 'workbook-unreadable');
  };
}

function endOfTag(text: string, tag: number): number {
  if (text.startsWith('<!--', tag)) {
    const end = text.indexOf('-->', tag + 4);
    return end < 0 ? -1 : end + 2;
  }
  if (text.startsWith('<![CDATA[', tag)) {
    const end = text.indexOf(']]>', tag + 9);
    return end < 0 ? -1 : end + 2;
  }
  return text.indexOf('>', tag);
}

function one(tag: string, handler: XmlHandler): void {
  const first = tag.charCodeAt(0);
  if (first === 47) return handler.close(bare(tag.slice(1).trim()));
  if (first === 63) return;
  if (first === 33) {
    if (tag.startsWith('![CDATA[')) return handler.text(tag.slice(8, -2).replaceAll('&', '&amp;'));
    if (tag.startsWith('!--')) return;
    return fail('invalid', 'workbook-unreadable');
  }
  const empty = tag.endsWith('/');
  const body = empty ? tag.slice(0, -1) : tag;
  const space = body.search(/\s/u);
  handler.open(bare(space < 0 ? body : body.slice(0, space)), space < 0 ? '' : body.slice(space), empty);
}

function bare(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

const shapes = new Map<string, RegExp>();

/** An attribute's value out of the text of a tag; undefined when it is not there. */
export function attribute(attributes: string, name: string): string | undefined {
  let shape = shapes.get(name);
  if (!shape) {
    shape = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u');
    shapes.set(name, shape);
  }
  const found = shape.exec(attributes);
  return found ? plain(found[1] ?? found[2] ?? '') : undefined;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its entities resolved. */
export function plain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{1,8});/giu, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name] ?? whole;
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

// Reads finished papers back, for tests: the text, pages and fonts of a PDF that typst wrote, and the parts of a Word file.
// It knows only as much of both formats as those two writers use.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync, inflateSync } from 'node:zlib';
import { paperText } from '../../kernel/paper-text.ts';
import { makePaper, type PaperWording } from '../../kernel/paper-wording.ts';
import type { Paper, PaperForm, PaperLang } from '../../kernel/paper.ts';
import { papersFile } from '../profile/letters.ts';
import { readYaml } from '../profile/yaml-file.ts';

export interface ReadPdf {
  /** Points; A4 is 595.28 × 841.89. */
  readonly pages: readonly { readonly width: number; readonly height: number; readonly text: string }[];
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[];
  /** Every character that any page shows, white space left out. */
  readonly text: string;
  /** 'A-2U' as the file's own metadata says. */
  readonly conformance: string;
}

export function readPdf(pdf: Buffer): ReadPdf {
  const objects = objectsOf(pdf);
  const body = (id: string) => objects.get(id)?.head ?? '';
  const all = [...objects.values()];
  const pages = all
    .filter((object) => /\/Type \/Page\b(?!s)/u.test(object.head))
    .map((page) => {
      const [, , width = 0, height = 0] = (/\/MediaBox \[([^\]]+)\]/u.exec(page.head)?.[1] ?? '')
        .split(' ')
        .map(Number);
      const fonts = new Map<string, Map<number, string>>();
      for (const [, name, id] of page.head.matchAll(/\/(f\d+) (\d+) 0 R/gu))
        fonts.set(name ?? '', charactersOf(objects, id ?? ''));
      // A page that was numbered afterwards has several streams.
      const streams = /\/Contents \[?((?:\s*\d+ 0 R)+)/u.exec(page.head)?.[1] ?? '';
      const content = Buffer.concat(
        [...streams.matchAll(/(\d+) 0 R/gu)].map(([, id]) => objects.get(id ?? '')?.stream ?? Buffer.alloc(0)),
      );
      return { width, height, text: shownText(content.toString('latin1'), fonts) };
    });
  const fonts = all
    .filter((object) => object.head.includes('/Subtype /Type0'))
    .map((font) => {
      const descendant = body(/\/DescendantFonts \[(\d+) 0 R\]/u.exec(font.head)?.[1] ?? '');
      const descriptor = body(/\/FontDescriptor (\d+) 0 R/u.exec(descendant)?.[1] ?? '');
      return {
        name: /\/BaseFont \/(\S+)/u.exec(font.head)?.[1] ?? '',
        embedded: /\/FontFile[23]? \d+ 0 R/u.test(descriptor),
      };
    });
  const metadata =
    all.map((object) => object.stream?.toString('utf8') ?? '').find((text) => text.includes('pdfaid:part')) ?? '';
  const part = /pdfaid:part>(\d)</u.exec(metadata)?.[1];
  const level = /pdfaid:conformance>(\w)</u.exec(metadata)?.[1];
  return { pages, fonts, text: pages.map((page) => page.text).join(''), conformance: `A-${part}${level}` };
}

interface PdfObject {
  readonly head: string;
  readonly stream: Buffer | undefined;
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const objects = new Map<string, PdfObject>();
  for (const found of pdf.toString('latin1').matchAll(/\n(\d+) 0 obj\n([\s\S]*?)\nendobj/gu)) {
    const [, id = '', inner = ''] = found;
    const at = inner.indexOf('stream\n');
    const head = at < 0 ? inner : inner.slice(0, at);
    const raw = at < 0 ? undefined : Buffer.from(inner.slice(at + 7, inner.lastIndexOf('\nendstream')), 'latin1');
    objects.set(id, { head, stream: raw && head.includes('/FlateDecode') ? inflateSync(raw) : raw });
  }
  return objects;
}

/** From the font's own codes to characters. */
function charactersOf(objects: ReadonlyMap<string, PdfObject>, font: string): Map<number, string> {
  const map = objects.get(/\/ToUnicode (\d+) 0 R/u.exec(objects.get(font)?.head ?? '')?.[1] ?? '');
  const characters = new Map<number, string>();
  const text = map?.stream?.toString('latin1') ?? '';
  for (const [, block = ''] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/gu)) {
    for (const [, code = '', to = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/gu)) {
      characters.set(Number.parseInt(code, 16), Buffer.from(to, 'hex').swap16().toString('utf16le'));
    }
  }
  return characters;
}

function shownText(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> = new Map();
  let text = '';
  let inText = false;
  const show = (codes: Buffer) => {
    if (!inText) return;
    for (let at = 0; at + 1 < codes.length; at += 2) text += font.get(codes.readUInt16BE(at)) ?? '\uFFFF';
  };
  // Strings outside BT … ET are tags, not text.
  const token = /\b(BT|ET)\n|\/(f\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>|\(/gu;
  for (let found = token.exec(content); found; found = token.exec(content)) {
    const [all, edge, name, hex] = found;
    if (edge !== undefined) inText = edge === 'BT';
    else if (name !== undefined) font = fonts.get(name) ?? new Map();
    else if (hex !== undefined) show(Buffer.from(hex, 'hex'));
    else {
      const end = endOfLiteral(content, found.index + all.length);
      show(literalBytes(content.slice(found.index + 1, end)));
      token.lastIndex = end + 1;
    }
  }
  return text.replace(/\s/gu, '');
}

/** Where the bracket closes that opened just before `from`: brackets within may stand in pairs. */
function endOfLiteral(content: string, from: number): number {
  let depth = 1;
  let at = from;
  for (; at < content.length; at += 1) {
    const character = content[at];
    if (character === '\\') at += 1;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (depth === 0) break;
  }
  return at;
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function literalBytes(literal: string): Buffer {
  const plain = literal.replace(
    /\\(?:([0-7]{1,3})|([\s\S]))/gu,
    (_all, octal: string | undefined, one: string | undefined) =>
      octal === undefined ? (ESCAPES[one ?? ''] ?? one ?? '') : String.fromCharCode(Number.parseInt(octal, 8)),
  );
  return Buffer.from(plain, 'latin1');
}

/** The parts of a zip file by their paths. */
export function readZip(zip: Buffer): Map<string, Buffer> {
  const parts = new Map<string, Buffer>();
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  for (let n = 0; n < zip.readUInt16LE(end + 10); n += 1) {
    const nameLength = zip.readUInt16LE(at + 28);
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(from, from + zip.readUInt32LE(at + 20));
    const path = zip.toString('utf8', at + 46, at + 46 + nameLength);
    parts.set(path, zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Every text run of a Word file in order, white space left out. */
export function wordText(docx: Buffer): string {
  const xml = readZip(docx).get('word/document.xml')?.toString('utf8') ?? '';
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)]
    .map(([, text = '']) => text.replace(/&(\w+);/gu, (all, name: string) => ENTITIES[name] ?? all))
    .join('')
    .replace(/\s/gu, '');
}

const papersYaml = join(import.meta.dirname, '../../../profiles/default/papers.yaml');
let wordings: readonly PaperWording[] | undefined;

/** The wording of a paper in the profile that is delivered. */
export function defaultWording(kind: string): PaperWording {
  wordings ??= papersFile.parse(readYaml(readFileSync(papersYaml, 'utf8')).value).papers;
  const found = wordings.find((one) => one.id === kind);
  if (!found) throw new RangeError(`profiles/default has no words for «${kind}»`);
  return found;
}

/** A paper of this form in the words of the profile that is delivered. */
export function defaultPaper<T>(form: PaperForm<T>, data: T, lang: PaperLang = 'zh'): Paper {
  return makePaper(form, data, defaultWording(form.kind), lang);
}

/** The fields of a form, named in their order and parted by spaces, that do not stand in the text after the one before them. */
export function outOfOrder(text: string, fields: string): string[] {
  let at = 0;
  return fields.split(' ').filter((field) => {
    const found = text.indexOf(field, at);
    if (found >= 0) at = found + field.length;
    return found < 0;
  });
}

/** A paper's words cut where its page has a rule, a box or another cell; white space left out. */
export function wordsOf(paper: Paper): string[] {
  return paperText(paper)
    .split(/\n| \| | \/ |____|[√□：:]|（签名|\(sign/u)
    .map((words) => words.replace(/\s/gu, ''))
    .filter((words) => words !== '');
}

// Pure but for the QR drawing. Decides how a paper is handed to the PDF writer: JSON whose every text is printable,
// with characters that no font has shown as □ and named in a note at the end, so that the clerk writes them in by hand.
import { itemNumber, paperText } from '../../kernel/paper-text.ts';
import { note, printable } from '../../kernel/paper.ts';
import type { Inline, Paper, Part } from '../../kernel/paper.ts';
import { partsOf } from '../../kernel/local-date.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { qrSvg } from './qr.ts';

export type HasGlyph = (codePoint: number) => boolean;

/** The characters of a text that no font has, each once, in order of appearance. */
export function missingIn(text: string, has: HasGlyph): string[] {
  const missing = new Set<string>();
  for (const character of printable(text)) {
    if (character !== '\n' && !has(character.codePointAt(0) ?? 0)) missing.add(character);
  }
  return [...missing];
}

// PDF/A wants a date. A blank form, or a paper whose day is written in by hand, bears the one of these forms.
const FORMS_OF: LocalDate = '2026-01-01';

/** The day that stands inside the file. */
export function dateOf(paper: Paper): LocalDate {
  return paper.date ?? FORMS_OF;
}

/** The paper as JSON for paper.typ. */
export function paperJson(paper: Paper, has: HasGlyph, fonts: readonly string[]): string {
  const missing = missingIn(paperText(paper), has);
  const body = missing.length > 0 ? [...paper.body, missingNote(missing, paper.lang)] : paper.body;
  const lost = new Set(missing);
  const show = (text: string) => {
    const clean = printable(text);
    return lost.size === 0 ? clean : Array.from(clean, (c) => (lost.has(c) ? '□' : c)).join('');
  };
  const date = partsOf(dateOf(paper));
  const tree = { ...paper, body, date, fonts };
  return JSON.stringify(tree, (key, part: unknown) => {
    if (typeof part === 'string') return key === 'svg' ? part : breakable(show(part));
    return isObject(part) ? completed(part, paper.lang) : part;
  });
}

// A line can end within 32 letters or digits only where it is told so; numbers of matters and addresses end at their own marks.
const LONG_WORD = /[^\s/\-\u{2E80}-\u{10FFFF}]{32,}/gu;

/** A word that is longer than any line would run off the page: it may break after every eight characters. */
function breakable(text: string): string {
  return text.replace(LONG_WORD, (word) => word.replace(/.{8}(?=.)/gu, '$&\u200B'));
}

function isObject(part: unknown): part is object {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}

/** Adds what the template cannot work out by itself: item numbers, whether a value fits its place, the QR drawing. */
function completed(part: Part | Inline | object, lang: Paper['lang']): object {
  if (typeof part === 'string') return {};
  if ('fill' in part && 'width' in part) {
    const { fill, width } = part;
    return { fill: fill ?? null, width, fits: fill !== undefined && widthOf(fill) <= width };
  }
  if (!('part' in part)) return part;
  if (part.part === 'items' && 'items' in part) {
    return { ...part, numbers: part.items.map((_, n) => itemNumber(n, part.numbering, lang)) };
  }
  if (part.part === 'qr' && 'text' in part && typeof part.text === 'string') return { ...part, svg: qrSvg(part.text) };
  return part;
}

/** In Chinese characters; Latin letters and digits count half. */
function widthOf(text: unknown): number {
  let width = 0;
  for (const character of String(text)) width += (character.codePointAt(0) ?? 0) < 0x2000 ? 0.58 : 1;
  return width;
}

function missingNote(missing: readonly string[], lang: Paper['lang']): Part {
  const codes = missing.map((c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  return note(
    lang === 'zh'
      ? `注：文中“□”处为打印字库未收之字（${codes.join('、')}），请在原处手写补正，并由当事人确认。`
      : `Note: each □ stands for a character that the printing font lacks (${codes.join(', ')}); write it in by hand and let the party confirm it.`,
  );
}

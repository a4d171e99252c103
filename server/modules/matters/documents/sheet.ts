// Pure. Decides how the papers of a matter are set: one bordered sheet of labelled rows, the body that issues it above, its seal beneath.
import { cell, fill, isBlank, label, paragraph, place, sealPlace } from '../../../kernel/paper.ts';
import type { Cell, Inline, PaperLang, SignaturePlace } from '../../../kernel/paper.ts';
import { type Label, pick } from '../../../kernel/paper-sheet.ts';

export { type Label, listed, pair, pick, proseRow, row, SHEET } from '../../../kernel/paper-sheet.ts';

/** Boxes to tick, one of them ticked or none. */
export function choiceRow(
  lang: PaperLang,
  name: Label,
  choices: readonly (readonly [id: string, zh: string, en: string])[],
  chosen: string | undefined,
): Cell[] {
  // Five choices stand on one line of a sheet only when they stand close.
  const gap = choices.length > 4 ? ' ' : pick(lang, '　　', '    ');
  const text: Inline[] = choices.map(([id, zh, en]) => ({ tick: id === chosen, of: `${pick(lang, zh, en)}${gap}` }));
  return [label(pick(lang, ...name)), cell([paragraph(text, { indent: false })], { colspan: 3, valign: 'middle' })];
}

/** 编号： the number of the paper itself, beneath the title. */
export function paperNumber(number: string | undefined, lang: PaperLang, name: Label = ['编号', 'No.']): Inline[] {
  return [pick(lang, `${name[0]}：`, `${name[1]} `), fill(number, 10)];
}

/** The body at the head of the paper; its name to fill in when absent. */
export function bodyName(name: string | undefined, lang: PaperLang): Inline[] {
  return isBlank(name) ? [fill(undefined, 8), pick(lang, '社会治安综合治理中心', ' one-stop centre')] : [name ?? ''];
}

/** Where the seal of the issuing body goes. It is set by hand; software draws none. */
export function bodySeal(lang: PaperLang, date: string): SignaturePlace {
  return sealPlace(pick(lang, '（印章）', '(seal)'), date);
}

export function signer(lang: PaperLang, title: Label, name?: string, date?: string): SignaturePlace {
  return place(
    isBlank(name) ? pick(lang, ...title) : `${pick(lang, ...title)}　${name}`,
    pick(lang, '（签名）', ' (signature)'),
    date,
  );
}

/** Where a person who receives a paper signs for it. */
export function receiver(lang: PaperLang, name?: string, date?: string): SignaturePlace {
  return place(
    isBlank(name) ? pick(lang, '签收人', 'Received by') : `${pick(lang, '签收人', 'Received by')}　${name}`,
    pick(lang, '（签名、盖章或按指印）', ' (signature, seal or fingerprint)'),
    date,
  );
}

/** A longer text within a paragraph: as words that may break, or a place to write in. */
export function running(text: string | undefined, width: number): Inline {
  return isBlank(text) ? fill(undefined, width) : (text ?? '');
}

/** 1. … 2. … a line each. */
export function numbered(texts: readonly string[] | undefined): string | undefined {
  const given = (texts ?? []).filter((text) => !isBlank(text));
  return given.length > 0 ? given.map((text, n) => `${n + 1}. ${text}`).join('\n') : undefined;
}

/** Printed on every English paper. */
export function readingCopy(lang: PaperLang): string | undefined {
  return lang === 'en' ? 'For reading only: the Chinese paper is the official one.' : undefined;
}

// Pure. Decides how a paper reads as plain text, in the order in which a person reads it: for tests, for comparing two
// versions, and for finding the characters that a font must have.
import { printable } from './paper.ts';
import type { Cell, Inline, Paper, PaperLang, Part, SignaturePlace } from './paper.ts';

const HAN = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/** The number before the n-th item (from 0): '1.' or '（一）', beyond ten '（十一）'; in English '(1) '. */
export function itemNumber(n: number, numbering: 'arabic' | 'paren', lang: PaperLang): string {
  if (numbering === 'arabic') return `${n + 1}.`;
  if (lang === 'en') return `(${n + 1}) `;
  const tens = Math.floor((n + 1) / 10);
  const ones = (n + 1) % 10;
  if (n < 10) return `（${HAN[n]}）`;
  return `（${tens > 1 ? HAN[tens - 1] : ''}十${ones > 0 ? HAN[ones - 1] : ''}）`;
}

/** The whole paper, a line for each line, cells of a row parted by ' | ', places to fill as ____. */
export function paperText(paper: Paper): string {
  const lines = [
    ...(paper.organisation === undefined ? [] : [inlineText(paper.organisation)]),
    paper.title,
    ...(paper.number === undefined ? [] : [inlineText(paper.number)]),
    ...paper.body.flatMap((part) => partLines(part, paper.lang)),
    ...(paper.foot === undefined ? [] : [paper.foot]),
  ];
  return printable(lines.join('\n'));
}

export function inlineText(text: readonly Inline[]): string {
  return text
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('strong' in piece) return piece.strong;
      if ('tick' in piece) return `${piece.tick ? '√' : '□'}${piece.of}`;
      return piece.fill ?? '____';
    })
    .join('');
}

function partLines(part: Part, lang: PaperLang): string[] {
  switch (part.part) {
    case 'paragraph':
    case 'note':
      return [inlineText(part.text)];
    case 'heading':
      return [part.text];
    case 'items':
      return part.items.map((item, n) => `${itemNumber(n, part.numbering, lang)}${inlineText(item)}`);
    case 'fields':
      return part.lines.map((line) => line.map((field) => `${field.label}：${field.value ?? '____'}`).join(' | '));
    case 'table':
      return part.rows.map((row) => row.cells.map((cell) => cellText(cell, lang)).join(' | '));
    case 'record':
      return part.lines.map((line) => `${line.speaker}：${line.text}`);
    case 'rules':
      return Array.from({ length: part.count }, () => '____');
    case 'signatures':
      return part.places.map(placeText);
    case 'qr':
      return [`[QR ${part.text}]`, ...(part.caption === undefined ? [] : [part.caption])];
    case 'page-break':
    case 'space':
      break;
  }
  return [];
}

function cellText(cell: Cell, lang: PaperLang): string {
  return cell.content.flatMap((part) => partLines(part, lang)).join(' / ');
}

function placeText(place: SignaturePlace): string {
  const what = place.seal ? place.label : `${place.label}${place.hint ?? ''}：____`;
  return place.date === undefined ? what : `${what} ${place.date}`;
}

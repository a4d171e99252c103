// Sets words in Word: runs, lines and places to fill.
import { AlignmentType, Paragraph, TextRun } from 'docx';
import type { IParagraphOptions, IRunOptions, Table } from 'docx';
import { printable } from '../../kernel/paper.ts';
import type { Align, Inline } from '../../kernel/paper.ts';
import { STRONG_FONT } from './word-style.ts';
import type { WordStyle } from './word-style.ts';

export type Block = Paragraph | Table;

export function inlineRuns(text: readonly Inline[], style: WordStyle): TextRun[] {
  return text.map((piece) => {
    const size = style.body * 2;
    if (typeof piece === 'string') return run(piece, { size });
    if ('strong' in piece) return run(piece.strong, { size, bold: true, font: STRONG_FONT });
    if ('tick' in piece) return run(`${piece.tick ? '☑' : '□'}${piece.of}`, { size });
    return run(piece.fill === undefined ? '　'.repeat(piece.width) : ` ${piece.fill} `, { size, underline: {} });
  });
}

/** Spaces at both ends are kept; tabs and line breaks become spaces. */
export function run(text: string, options: IRunOptions = {}): TextRun {
  return new TextRun({ ...options, text: printable(text).replace(/[\n\r]/gu, ' ') });
}

export function line(text: readonly Inline[], style: WordStyle, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    ...options,
    spacing: { line: Math.round(style.line * 20), lineRule: 'exact', ...options.spacing },
    children: inlineRuns(text, style),
  });
}

/** Prose is set flush on both sides; a line that ends in a rule would be torn apart by that. */
export function alignmentOf(part: { readonly align: Align; readonly text: readonly Inline[] }) {
  if (part.align === 'center') return AlignmentType.CENTER;
  if (part.align === 'right') return AlignmentType.RIGHT;
  const ruled = part.text.some((piece) => typeof piece !== 'string' && 'fill' in piece);
  return ruled ? AlignmentType.LEFT : AlignmentType.BOTH;
}

// Draws the parts of a paper as Word paragraphs and tables.
import { AlignmentType, BorderStyle, ImageRun, Paragraph, convertMillimetersToTwip } from 'docx';
import type { Table } from 'docx';
import { inlineText, itemNumber } from '../../kernel/paper-text.ts';
import type { FieldLines, Inline, Items, Part, Qr } from '../../kernel/paper.ts';
import { qrPng } from './qr.ts';
import { bareTable, formTable } from './word-tables.ts';
import { signatureBlocks } from './word-signatures.ts';
import type { WordStyle } from './word-style.ts';
import { alignmentOf, line } from './word-text.ts';
import type { Block } from './word-text.ts';

/** `keep`: stays on the page of what follows, so that no page holds signatures alone. */
export function partBlocks(part: Part, style: WordStyle, keep = false): Block[] {
  switch (part.part) {
    case 'paragraph':
      return [
        line(part.text, style, {
          keepNext: keep,
          alignment: alignmentOf(part),
          indent: firstLine(style, part.indent),
        }),
      ];
    case 'heading':
      return [
        line([{ strong: part.text }], style, {
          keepNext: true,
          spacing: { before: 80 },
          indent: firstLine(style, style.letter),
        }),
      ];
    case 'items':
      return itemLines(part, style, keep);
    case 'table':
      return [formTable(part, style, partBlocks), spacer(style)];
    case 'fields':
      return part.lines.map((fields) => fieldTable(fields, style));
    case 'record':
      return part.lines.map((said) =>
        line([{ strong: `${said.speaker}${style.zh ? '：' : ': '}` }, said.text], style, {
          alignment: AlignmentType.BOTH,
        }),
      );
    case 'rules':
      return Array.from({ length: part.count }, () => rule(style.letter ? 11 : 9.5));
    case 'signatures':
      return signatureBlocks(part, style);
    case 'qr':
      return qrBlocks(part, style);
    case 'note':
      return [line(part.text, { ...style, body: style.inCell ? 9 : 10.5, line: 14 }, { keepNext: keep })];
    case 'page-break':
      return [new Paragraph({ pageBreakBefore: true })];
    case 'space':
      break;
  }
  return [new Paragraph({ spacing: { before: convertMillimetersToTwip(part.height) } })];
}

function firstLine(style: WordStyle, wanted: boolean) {
  return wanted && style.zh ? { firstLine: style.body * 2 * 20 } : undefined;
}

function itemLines(part: Items, style: WordStyle, keep: boolean): Paragraph[] {
  const inward = style.body * 20;
  return part.items.map((item, n) => {
    const numbered: Inline[] = [
      `${itemNumber(n, part.numbering, style.zh ? 'zh' : 'en')}${part.numbering === 'arabic' ? ' ' : ''}`,
      ...item,
    ];
    const indent =
      part.numbering === 'paren'
        ? firstLine(style, true)
        : { left: inward * (style.zh ? 3.5 : 1.5), hanging: inward * 1.5 };
    return line(numbered, style, { keepNext: keep, ...(indent === undefined ? {} : { indent }) });
  });
}

/** An empty line ruled at its foot. */
function rule(height: number): Paragraph {
  return new Paragraph({
    spacing: { line: convertMillimetersToTwip(height), lineRule: 'exact' },
    border: {
      bottom: { style: BorderStyle.SINGLE, size: 4, color: '000000', space: 0 },
      between: { style: BorderStyle.SINGLE, size: 4, color: '000000', space: 0 },
    },
  });
}

function spacer(style: WordStyle): Paragraph {
  return new Paragraph({ spacing: { line: style.inCell ? 40 : 160, lineRule: 'exact' } });
}

function fieldTable(fields: FieldLines['lines'][number], style: WordStyle): Table {
  const total = fields.reduce((sum, field) => sum + field.share, 0);
  const cells = fields.flatMap((field) => {
    const label = `${field.label}${style.zh ? '：' : ':'}`;
    const room = (style.width * field.share) / total;
    const labelled = Math.min(room / 2, inlineText([label]).length * style.body * (style.zh ? 0.36 : 0.2) + 3);
    return [
      { width: labelled, blocks: [line([label], style)], ruled: false },
      { width: room - labelled, blocks: [line([field.value ?? ''], style)], ruled: true },
    ];
  });
  return bareTable([cells]);
}

function qrBlocks(part: Qr, style: WordStyle): Paragraph[] {
  const png = qrPng(part.text);
  const points = Math.round((part.size / 25.4) * 96);
  const image = new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: points, height: points },
    altText: { id: '1', name: 'QR', description: 'QR', title: 'QR' },
  });
  const caption =
    part.caption === undefined
      ? []
      : [line([part.caption], { ...style, body: 9, line: 13 }, { alignment: AlignmentType.CENTER })];
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { line: 240, lineRule: 'auto' }, children: [image] }),
    ...caption,
  ];
}

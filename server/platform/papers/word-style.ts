// Decides sizes, fonts and margins of the Word file, as paper.typ does for the PDF: 公文 margins for letters, closer ones for forms.
import { convertMillimetersToTwip } from 'docx';
import type { Paper } from '../../kernel/paper.ts';

/** Word takes the first it has; 仿宋 comes with Windows and WPS. */
export const BODY_FONT = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: '仿宋',
};
export const TITLE_FONT = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: '宋体',
};
/** Bold 仿宋 is drawn badly by most printers; labels and heads are 黑体. */
export const STRONG_FONT = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: '黑体',
};

/** Points, but for `width` in millimetres. */
export interface WordStyle {
  readonly zh: boolean;
  readonly letter: boolean;
  readonly body: number;
  readonly form: number;
  readonly title: number;
  readonly organisation: number;
  readonly number: number;
  /** From baseline to baseline. */
  readonly line: number;
  /** Of the text, in millimetres. */
  readonly width: number;
  readonly inCell: boolean;
}

const MARGINS = {
  letter: { top: 33, bottom: 28, left: 28, right: 26 },
  form: { top: 22, bottom: 21, left: 27, right: 23 },
};
const A4_WIDTH = 210;

export function sizesOf(paper: Paper): WordStyle {
  const zh = paper.lang === 'zh';
  const letter = paper.layout === 'letter';
  const margin = MARGINS[paper.layout];
  const form = zh ? 12 : 10.5;
  return {
    zh,
    letter,
    body: letter && zh ? 15 : 12,
    form,
    title: zh ? 22 : 17,
    organisation: zh ? 16 : 13,
    number: letter && zh ? 14 : form,
    line: letter && zh ? 26.5 : 20,
    width: A4_WIDTH - margin.left - margin.right,
    inCell: false,
  };
}

export function pageOf(paper: Paper) {
  const { top, bottom, left, right } = MARGINS[paper.layout];
  return {
    // A4 in twentieths of a point, as Word writes it itself.
    size: { width: 11906, height: 16838 },
    margin: {
      top: convertMillimetersToTwip(top),
      bottom: convertMillimetersToTwip(bottom),
      left: convertMillimetersToTwip(left),
      right: convertMillimetersToTwip(right),
      footer: convertMillimetersToTwip(12),
    },
  };
}

// Draws a paper as a Word file (.docx), to be worked on further. Every text goes in as a text run and is escaped by the
// library, so no word can become markup. Fonts are named, not embedded: Word falls back by itself where 仿宋 is missing.
import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
  convertMillimetersToTwip,
} from 'docx';
import type { FileChild, IParagraphOptions, ISectionOptions } from 'docx';
import type { Paper, Part } from '../../kernel/paper.ts';
import { printable } from '../../kernel/paper.ts';
import { startOfDay } from '../../kernel/instant.ts';
import { fixZipDates } from './zip-dates.ts';
import { dateOf } from './prepare.ts';
import { partBlocks } from './word-parts.ts';
import { inlineRuns } from './word-text.ts';
import { BODY_FONT, TITLE_FONT, pageOf, sizesOf } from './word-style.ts';
import type { WordStyle } from './word-style.ts';

/** The same paper gives the same bytes. */
export async function wordOf(paper: Paper): Promise<Buffer> {
  const style = sizesOf(paper);
  const document = new Document({
    title: printable(paper.title),
    creator: '安和',
    lastModifiedBy: '安和',
    styles: {
      default: {
        document: {
          run: { font: BODY_FONT, size: style.body * 2, language: { value: 'en-GB', eastAsia: 'zh-CN' } },
          paragraph: { spacing: { line: style.line * 20, lineRule: 'exact' } },
        },
      },
    },
    sections: [sectionOf(paper, style)],
  });
  const core = { path: 'docProps/core.xml', data: coreXml(paper) };
  const bytes = await Packer.toBuffer(document, undefined, [core]);
  return fixZipDates(bytes);
}

function sectionOf(paper: Paper, style: WordStyle): ISectionOptions {
  return {
    properties: { page: pageOf(paper) },
    footers: { default: footer(paper, style) },
    children: [
      ...head(paper, style),
      ...paper.body.flatMap((part, n) => partBlocks(part, style, keepsWith(part, paper.body[n + 1]))),
    ],
  };
}

/** No page holds signatures alone, and a list stays with what leads to it. */
function keepsWith(part: Part, next: Part | undefined): boolean {
  return next?.part === 'signatures' || (next?.part === 'items' && part.part === 'paragraph');
}

function head(paper: Paper, style: WordStyle): FileChild[] {
  const title: IParagraphOptions = {
    alignment: AlignmentType.CENTER,
    spacing: { before: 120, after: 200, line: style.title * 26, lineRule: 'exact' },
    children: [new TextRun({ text: printable(paper.title), bold: true, size: style.title * 2, font: TITLE_FONT })],
  };
  return [
    ...(paper.organisation === undefined
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: inlineRuns(paper.organisation, { ...style, body: style.organisation }),
          }),
        ]),
    new Paragraph(title),
    ...(paper.number === undefined
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.RIGHT,
            spacing: { after: 120 },
            children: inlineRuns(paper.number, { ...style, body: style.number }),
          }),
        ]),
  ];
}

function footer(paper: Paper, style: WordStyle): Footer {
  const words = paper.lang === 'zh' ? ['第 ', ' 页　共 ', ' 页'] : ['Page ', ' of ', ''];
  const count = new TextRun({
    size: 18,
    children: [words[0] ?? '', PageNumber.CURRENT, words[1] ?? '', PageNumber.TOTAL_PAGES, words[2] ?? ''],
  });
  const middle = convertMillimetersToTwip(style.width / 2);
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.CENTER, position: middle }],
        children: [
          new TextRun({ size: 18, text: printable(paper.foot ?? '') }),
          new TextRun({ size: 18, text: '\t' }),
          count,
        ],
      }),
    ],
  });
}

/** Who and when, from the paper itself: the library would write the hour at which it was drawn. */
function coreXml(paper: Paper): string {
  const when = startOfDay(dateOf(paper)).toISOString().replace('.000', '');
  const title = printable(paper.title).replace(/[<>&"']/gu, (c) => `&#${c.charCodeAt(0)};`);
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${title}</dc:title><dc:creator>安和</dc:creator>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${when}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${when}</dcterms:modified></cp:coreProperties>`
  );
}

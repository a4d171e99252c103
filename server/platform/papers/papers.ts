// The door of this folder: papers to PDF (typst), to Word (docx), and which of their characters no font can show.
// Nothing is loaded before the first paper is asked for: typst and its fonts take about 140 MB while they are in use.
import { createRequire } from 'node:module';
import { startOfDay } from '../../kernel/instant.ts';
import { paperText } from '../../kernel/paper-text.ts';
import type { Paper } from '../../kernel/paper.ts';
import { readFont } from './font.ts';
import type { FontFace } from './font.ts';
import { startPdfPress } from './pdf.ts';
import type { DrawnPdf } from './pdf.ts';
import { dateOf, missingIn, paperJson } from './prepare.ts';

export interface PaperPress {
  /** A4, PDF/A-2u, every font inside; the same paper gives the same bytes. */
  renderPdf(paper: Paper): Promise<Buffer>;
  /** As `renderPdf`, with the number of pages. */
  drawPdf(paper: Paper): Promise<DrawnPdf>;
  /** A .docx to be worked on further; the same paper gives the same bytes. */
  renderWord(paper: Paper): Promise<Buffer>;

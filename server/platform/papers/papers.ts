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
  /** Characters of a paper, or of a name at registration, that would be printed as □; empty when all is well. */
  missingCharacters(of: Paper | string): Promise<string[]>;
  close(): Promise<void>;
}

export interface PaperPressOptions {
  /** TrueType or OpenType files of the county's own that are asked for characters which Noto Serif SC lacks (生僻字). */
  readonly rareFonts?: readonly string[];
  /** After how long without a paper the compiler is given up, in milliseconds. */
  readonly idleMs?: number;
}

// 仿宋 and 小标宋 are not free; Noto Serif SC (OFL) stands in for both and holds all of GB 2312.
const NOTO = ['400Regular/NotoSerifSC_400Regular.ttf', '700Bold/NotoSerifSC_700Bold.ttf'];

const IDLE_MS = 120_000;

export function makePaperPress(options: PaperPressOptions = {}): PaperPress {
  const files = [...notoFiles(), ...(options.rareFonts ?? [])];
  const press = startPdfPress(files, options.idleMs ?? IDLE_MS);
  let faces: Promise<FontFace[]> | undefined;

  async function fonts(): Promise<{ has: (codePoint: number) => boolean; families: string[] }> {
    faces ??= Promise.all(files.map(readFont));
    const all = await faces;
    // Regular and bold Noto hold the same characters: one of them is asked.
    const asked = all.filter((face, n) => all.findIndex((other) => other.family === face.family) === n);
    return {
      has: (codePoint) => asked.some((face) => face.has(codePoint)),
      families: asked.map((face) => face.family),
    };
  }

  async function drawPdf(paper: Paper): Promise<DrawnPdf> {
    const { has, families } = await fonts();
    return press.draw(paperJson(paper, has, families), startOfDay(dateOf(paper)));
  }

  return {
    drawPdf,
    async renderPdf(paper) {
      return (await drawPdf(paper)).pdf;
    },
    async renderWord(paper) {
      const { wordOf } = await import('./word.ts');
      return wordOf(paper);
    },
    async missingCharacters(of) {
      const { has } = await fonts();
      return missingIn(typeof of === 'string' ? of : paperText(of), has);
    },
    close: () => press.close(),
  };
}

function notoFiles(): string[] {
  const require = createRequire(import.meta.url);
  return NOTO.map((file) => require.resolve(`@expo-google-fonts/noto-serif-sc/${file}`));
}

let house: PaperPress | undefined;

/** The one press of this process, without fonts of the county's own. */
function housePress(): PaperPress {
  house ??= makePaperPress();
  return house;
}

/** A4, PDF/A-2u, every font inside; the same paper gives the same bytes. */
export function renderPdf(paper: Paper): Promise<Buffer> {
  return housePress().renderPdf(paper);
}

/** A .docx to be worked on further; the same paper gives the same bytes. */
export function renderWord(paper: Paper): Promise<Buffer> {
  return housePress().renderWord(paper);
}

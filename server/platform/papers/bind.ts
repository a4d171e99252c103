// Binds many PDFs and pictures into one, with page numbers and bookmarks. Knows nothing of what they are; the library stands behind this file.
import { createHash } from 'node:crypto';
import {
  degrees,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFFont,
  type PDFPage,
  type PDFRef,
  StandardFonts,
} from '@cantoo/pdf-lib';
import sharp from 'sharp';

/** One piece to be bound. */
export interface BoundPart {
  readonly bytes: Buffer;
  readonly mediaType: string;
}

export interface Bookmark {
  readonly title: string;
  /** Index of the page it leads to, from 0. */
  readonly page: number;
  readonly under?: readonly Bookmark[];
}

export interface Binder {
  /**
   * Adds a piece and gives the number of its pages. `unreadable`: it is no PDF or picture, is locked, or broken; nothing was added.
   * A picture is fitted on an A4 page, lying where it is wider than high.
   */
  add(part: BoundPart, numbered: boolean): Promise<number | 'unreadable'>;
  pages(): number;
  /** Inserts a piece before the page of this index; its pages are not numbered. */
  insert(pdf: Buffer, before: number): Promise<number>;
  finish(bookmarks: readonly Bookmark[], about: { readonly title: string; readonly at: Date }): Promise<BoundPdf>;
}

export interface BoundPdf {
  readonly pdf: Buffer;
  readonly pages: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

// A4 in points, a margin of 15 mm, and as many pixels as 300 dots an inch need.
const WIDE = 595.28;
const HIGH = 841.89;
const MARGIN = 42.5;
const MOST_PIXELS = 3300;
const NUMBER_SIZE = 11;

export async function startBinder(): Promise<Binder> {
  const whole = await PDFDocument.create();
  const font = await whole.embedFont(StandardFonts.Helvetica);
  let next = 1;

  function number(pages: readonly PDFPage[]): void {
    for (const page of pages) {
      printNumber(page, String(next), font);
      next += 1;
    }
  }

  async function add({ bytes, mediaType }: BoundPart, numbered: boolean): Promise<number | 'unreadable'> {
    try {
      const pages =
        mediaType === 'application/pdf'
          ? await copied(whole, bytes, whole.getPageCount())
          : mediaType.startsWith('image/')
            ? [await pictured(whole, bytes)]
            : [];
      if (pages.length === 0) return 'unreadable';
      if (numbered) number(pages);
      return pages.length;
    } catch {
      // What residents hand in may be any file: the caller puts a sheet in its place that says so.
      return 'unreadable';
    }
  }

  return {
    add,
    pages: () => whole.getPageCount(),
    async insert(pdf, before) {
      return (await copied(whole, pdf, before)).length;
    },
    async finish(bookmarks, about) {
      outline(whole, bookmarks);
      whole.setTitle(about.title);
      whole.setProducer('Anhe');
      whole.setCreationDate(about.at);
      whole.setModificationDate(about.at);
      const pdf = Buffer.from(await whole.save({ useObjectStreams: false, addDefaultPage: false }));
      return { pdf, pages: whole.getPageCount(), sha256: createHash('sha256').update(pdf).digest('hex') };
    },
  };
}

/** Pages of a PDF, or undefined when it cannot be read. A picture has one. */
export async function countPages({ bytes, mediaType }: BoundPart): Promise<number | undefined> {
  if (mediaType.startsWith('image/')) return 1;
  if (mediaType !== 'application/pdf') return undefined;
  try {
    const count = (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount();
    return count > 0 ? count : undefined;
  } catch {
    return undefined;
  }
}

async function copied(whole: PDFDocument, bytes: Buffer, at: number): Promise<PDFPage[]> {
  // A locked file throws: its pages would come out empty.
  const source = await PDFDocument.load(bytes, { updateMetadata: false });
  const pages = await whole.copyPages(source, source.getPageIndices());
  pages.forEach((page, i) => whole.insertPage(at + i, page));
  return pages;
}

async function pictured(whole: PDFDocument, bytes: Buffer): Promise<PDFPage> {
  const { data, info } = await sharp(bytes)
    .resize({ width: MOST_PIXELS, height: MOST_PIXELS, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 85 })
    .toBuffer({ resolveWithObject: true });
  const picture = await whole.embedJpg(data);
  const lying = info.width > info.height;
  const page = whole.addPage(lying ? [HIGH, WIDE] : [WIDE, HIGH]);
  const { width, height } = page.getSize();
  const scale = Math.min((width - 2 * MARGIN) / info.width, (height - 2 * MARGIN) / info.height, 1);
  const [w, h] = [info.width * scale, info.height * scale];
  page.drawImage(picture, { x: (width - w) / 2, y: (height - h) / 2, width: w, height: h });
  return page;
}

/** 页号 in the upper right corner as the page is seen, whichever way it is turned. */
function printNumber(page: PDFPage, text: string, font: PDFFont): void {
  const { x, y, width, height } = page.getCropBox();
  const turned = ((page.getRotation().angle % 360) + 360) % 360;
  const long = font.widthOfTextAtSize(text, NUMBER_SIZE);
  const [side, top] = [28, 30];
  const at = {
    0: { x: x + width - side - long, y: y + height - top },
    90: { x: x + top, y: y + height - side - long },
    180: { x: x + side + long, y: y + top },
    270: { x: x + width - top, y: y + side + long },
  }[turned] ?? { x: x + width - side - long, y: y + height - top };
  page.drawText(text, { ...at, size: NUMBER_SIZE, font, rotate: degrees(turned) });
}

function outline(whole: PDFDocument, bookmarks: readonly Bookmark[]): void {
  if (bookmarks.length === 0) return;
  const root = whole.context.nextRef();
  const tops = level(whole, bookmarks, root);
  whole.context.assign(
    root,
    whole.context.obj({ Type: 'Outlines', First: tops.first, Last: tops.last, Count: tops.count }),
  );
  whole.catalog.set(PDFName.of('Outlines'), root);
  whole.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

function level(
  whole: PDFDocument,
  marks: readonly Bookmark[],
  parent: PDFRef,
): { readonly first: PDFRef; readonly last: PDFRef; readonly count: number } {
  const refs = marks.map(() => whole.context.nextRef());
  let count = marks.length;
  marks.forEach((mark, i) => {
    const own = refs[i] as PDFRef;
    const dict = PDFDict.withContext(whole.context);
    dict.set(PDFName.of('Title'), PDFHexString.fromText(mark.title));
    dict.set(PDFName.of('Parent'), parent);
    dict.set(PDFName.of('Dest'), whole.context.obj([whole.getPage(mark.page).ref, PDFName.of('Fit')]));
    const [before, after] = [refs[i - 1], refs[i + 1]];
    if (before) dict.set(PDFName.of('Prev'), before);
    if (after) dict.set(PDFName.of('Next'), after);
    if (mark.under && mark.under.length > 0) {
      const below = level(whole, mark.under, own);
      dict.set(PDFName.of('First'), below.first);
      dict.set(PDFName.of('Last'), below.last);
      dict.set(PDFName.of('Count'), PDFNumber.of(below.count));
      count += below.count;
    }
    whole.context.assign(own, dict);
  });
  return { first: refs[0] as PDFRef, last: refs.at(-1) as PDFRef, count };
}

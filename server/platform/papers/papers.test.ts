import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { asyncProperty, assert, string } from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import {
  cell,
  fill,
  items,
  label,
  note,
  paragraph,
  place,
  sealPlace,
  signatures,
  table,
  value,
} from '../../kernel/paper.ts';
import type { Paper, Part } from '../../kernel/paper.ts';
import { readFont } from './font.ts';
import { makePaperPress } from './papers.ts';
import { readPdf, readZip, wordText } from './testing.ts';

const press = makePaperPress();
afterAll(() => press.close());

const paperOf = (body: Part[], more: Partial<Paper> = {}): Paper => ({
  kind: 'x',
  lang: 'zh',
  layout: 'letter',
  title: '测试文书',
  date: '2026-11-22',
  body,
  ...more,
});
const bare = (text: string) => text.replace(/\s/gu, '');
const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Every kind of part, each with the same words in it. */
function everywhere(words: string): Part[] {
  return [
    paragraph([words, { strong: words }, fill(words, 4), { tick: true, of: words }]),
    { part: 'heading', text: words },
    items([words], 0),
    items([words], 0, 'paren'),
    table([1, 1], [[label(words), value(words)], [cell([paragraph(words), note(words)], { colspan: 2, height: 20 })]]),
    { part: 'fields', lines: [[{ label: words, value: words, share: 1 }]] },
    { part: 'record', lines: [{ speaker: words, text: words }] },
    signatures(2, [place(words, words, words), sealPlace(words, words)]),
    { part: 'qr', text: words, caption: words, size: 20 },
    note(words),
  ];
}

// How often `everywhere` and the paper around it show the words.
const TIMES = 26;

const nasty = [
  '#panic("x") #import "a" #eval("1+1")',
  '$x^2$ *b* _i_ `r` = H <l> @ref ~ -- // c /* c */',
  '\\u{41} \\" \\\\ "q" \'s\' ]] } ) #{',
  '<w:t>&amp;</w:t>]]><!-- & --> %s ${1} {{x}}',
];

describe('a person’s words never become markup', () => {
  test.each(nasty)('in the PDF: %s', async (words) => {
    const { text, pages } = readPdf(await press.renderPdf(paperOf(everywhere(words), framed(words))));
    // The foot stands on every page.
    expect(text.split(bare(words)).length - 1).toBe(TIMES - 1 + pages.length);
  });

  test.each(nasty)('in Word: %s', async (words) => {
    const docx = await press.renderWord(paperOf(everywhere(words), framed(words)));
    const footer = readZip(docx).get('word/footer1.xml')?.toString('utf8') ?? '';
    expect(footer).not.toContain('<w:t>&amp;</w:t>]]>');
    // The foot stands in a file of its own.
    expect(wordText(docx).split(bare(words)).length - 1).toBe(TIMES - 1);
  });

  test('whatever is typed comes out as a PDF/A with all its fonts inside', async () => {
    await assert(
      asyncProperty(string({ unit: 'binary', maxLength: 60 }), async (words) => {
        const pdf = readPdf(
          await press.renderPdf(paperOf(everywhere(words), { title: words, lang: 'en', layout: 'form' })),
        );
        expect(pdf.conformance).toBe('A-2U');
        expect(pdf.fonts.every((font) => font.embedded)).toBe(true);
        expect(pdf.text).not.toContain('\uFFFF');
      }),
      { numRuns: 60 },
    );
  });

  test('NUL, lone surrogates and direction overrides are shown as □ in both', async () => {
    const paper = paperOf([paragraph('甲\u0000乙\uD800丙\u202E丁')]);
    expect(readPdf(await press.renderPdf(paper)).text).toContain('甲□乙□丙□丁');
    expect(wordText(await press.renderWord(paper))).toContain('甲□乙□丙□丁');
  });
});

function framed(words: string): Partial<Paper> {
  return { organisation: [words], number: [words], title: words, foot: words };
}

describe('the PDF', () => {
  test('is A4, page after page, with the pages counted', async () => {
    const body = Array.from({ length: 60 }, (_, n) => paragraph(`第${n + 1}段。${'调解记录'.repeat(12)}`));
    const { pdf, pages } = await press.drawPdf(paperOf(body));
    const read = readPdf(pdf);
    expect(pages).toBe(read.pages.length);
    expect(pages).toBeGreaterThan(2);
    for (const [n, page] of read.pages.entries()) {
      expect([page.width, page.height].map(Math.round)).toEqual([595, 842]);
      expect(page.text).toContain(`第${n + 1}页共${pages}页`);
    }
  });

  test('has no font but Noto Serif SC, and that inside', async () => {
    const { fonts } = readPdf(await press.renderPdf(paperOf(everywhere('安和'))));
    expect(fonts.map((font) => font.name.split('+')[1]).toSorted((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))).toEqual([
      'NotoSerifSC-Bold',
      'NotoSerifSC-Regular',
    ]);
    expect(fonts.every((font) => font.embedded)).toBe(true);
  });

  test('breaks a word that is longer than the line, so that nothing runs off the page', async () => {
    const { pages } = readPdf(await press.renderPdf(paperOf([paragraph('x'.repeat(3_000))])));
    expect(pages.length).toBeGreaterThan(1);
  });

  test('keeps a matter’s number and an address in one piece', async () => {
    const number = '990101-20261122-00017-4';
    const address = 'https://zzzx.anhe.example/resident/track';
    expect(readPdf(await press.renderPdf(paperOf([paragraph(`${number} ${address}`)]))).text).toContain(
      `${number}${address}`,
    );
  });

  test('keeps signatures on the page of what is signed', async () => {
    for (let lines = 18; lines < 30; lines += 1) {
      const body = [
        ...Array.from({ length: lines }, () => paragraph('一行')),
        paragraph('此为末句'),
        signatures(2, [place('甲方'), place('乙方')]),
      ];
      const { pages } = readPdf(await press.renderPdf(paperOf(body)));
      expect(pages.find((page) => page.text.includes('甲方：'))?.text).toContain('此为末句');
    }
  });

  test('is the same bytes for the same paper, from another compiler too, and others for another paper', async () => {
    const paper = paperOf(everywhere('同一份文书'));
    const other = makePaperPress();
    const [first, second, third] = [
      await press.renderPdf(paper),
      await other.renderPdf(paper),
      await press.renderPdf({ ...paper, title: '另' }),
    ];
    await other.close();
    expect(hash(first)).toBe(hash(second));
    expect(hash(first)).not.toBe(hash(third));
  });

  test('many at once all come back, each its own', async () => {
    const texts = Array.from({ length: 40 }, (_, n) => `第${n}号文书`);
    const pdfs = await Promise.all(texts.map((text) => press.renderPdf(paperOf([paragraph(text)]))));
    for (const [n, pdf] of pdfs.entries()) expect(readPdf(pdf).text).toContain(texts[n]);
  });

  test('after the thread was closed the next paper starts it again', async () => {
    const own = makePaperPress();
    await own.renderPdf(paperOf([]));
    await own.close();
    expect(readPdf(await own.renderPdf(paperOf([]))).pages).toHaveLength(1);
    await own.close();
  });
});

describe('the typst thread', () => {
  test('is given up when no paper is asked for, and comes back with the next', async () => {
    const own = makePaperPress({ idleMs: 1 });
    for (let n = 0; n < 3; n += 1) {
      expect(readPdf(await own.renderPdf(paperOf([paragraph(`第${n}份`)]))).text).toContain(`第${n}份`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await own.close();
  });

  test('that is closed while papers wait tells everybody who waits', async () => {
    const own = makePaperPress();
    await own.renderPdf(paperOf([]));
    const waiting = Promise.allSettled(Array.from({ length: 20 }, () => own.renderPdf(paperOf(everywhere('长')))));
    await new Promise((resolve) => setImmediate(resolve));
    await own.close();
    expect((await waiting).some((one) => one.status === 'rejected')).toBe(true);
  });
});

describe('the Word file', () => {
  test('is the same bytes for the same paper and bears the paper’s day', async () => {
    const paper = paperOf(everywhere('同一份文书'));
    const docx = await press.renderWord(paper);
    expect(hash(docx)).toBe(hash(await press.renderWord(paper)));
    expect(readZip(docx).get('docProps/core.xml')?.toString('utf8')).toContain('2026-11-21T16:00:00Z');
  });

  test('is A4 and names 仿宋', async () => {
    const xml = readZip(await press.renderWord(paperOf([paragraph('文')])));
    expect(xml.get('word/document.xml')?.toString('utf8')).toMatch(/<w:pgSz w:w="11906" w:h="16838"/u);
    expect(xml.get('word/styles.xml')?.toString('utf8')).toContain('w:eastAsia="仿宋"');
  });

  test('keeps a rare character, which the office’s own fonts may have', async () => {
    expect(wordText(await press.renderWord(paperOf([paragraph('王𡋾')])))).toContain('王𡋾');
  });
});

describe('characters that no font has', () => {
  test('are told at registration', async () => {
    expect(await press.missingCharacters('王𡋾')).toEqual(['𡋾']);
    expect(await press.missingCharacters('欧阳珺㛃䶮堃—“王”·买买提')).toEqual([]);
    expect(await press.missingCharacters(paperOf(everywhere('𡋾😀')))).toEqual(['𡋾', '😀']);
  });

  test('are printed as □ with a note that names them', async () => {
    const { text } = readPdf(await press.renderPdf(paperOf([paragraph('王𡋾与李四')])));
    expect(text).toContain('王□与李四');
    expect(text).toContain('U+212FE');
  });

  test('a paper without them has no such note', async () => {
    expect(readPdf(await press.renderPdf(paperOf([paragraph('王五')]))).text).not.toContain('U+');
  });

  test('are looked for in the county’s own fonts, which are then used', async () => {
    // An icon font with characters of the private area, as 自造字 have.
    const [icons] = globSync('node_modules/playwright-core/lib/**/*.ttf');
    if (icons === undefined) throw new Error('playwright-core has no .ttf to try');
    const own = makePaperPress({ rareFonts: [icons] });
    const paper = paperOf([paragraph('王\uEA60')]);
    expect(await press.missingCharacters(paper)).toEqual(['\uEA60']);
    expect(await own.missingCharacters(paper)).toEqual([]);
    const { fonts, text } = readPdf(await own.renderPdf(paper));
    await own.close();
    expect(fonts.some((font) => font.name.toLowerCase().includes('codicon'))).toBe(true);
    expect(text).toContain('王\uEA60');
  });

  test('a file that is no font is refused', async () => {
    await expect(readFont('package.json')).rejects.toThrow(/font|table/u);
  });
});

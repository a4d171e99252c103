import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
} from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import type { OfficerName } from '../../../test/harness/small-county.ts';
import { actOn, versionOf } from '../../../test/harness/story.ts';
import { workerHouse } from '../../../test/harness/worker-house.ts';
import type { OpenedHouse } from '../../open-house.ts';
import { readPdf } from '../../platform/papers/testing.ts';
import { readWorkbook } from '../../platform/workbook.ts';
import { verifyMatters } from '../matters/index.ts';
import { bindDossier } from './commands/bind-dossier.ts';
import { aMatterInHand, enterMediators, mediate, mediators, type StartedMatter } from './testing.ts';

let t: TestHouse;
let worker: OpenedHouse;
beforeAll(async () => {
  t = await testHouse();
  await enterMediators(t);
  worker = await workerHouse(t);
});
afterAll(async () => {
  await worker.close();
  await t.close();
});

async function upload(bytes: Buffer, name: string, type: string): Promise<string> {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(bytes)], name, { type }));
  const request = new Request('http://loopback', { method: 'POST', body: form });
  const reply = await t.app.inject({
    method: 'POST',
    url: '/api/files',
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json<{ fileId: string }>().fileId;
}

async function aPicture(width = 1600, height = 900): Promise<string> {
  const bytes = await sharp({ create: { width, height, channels: 3, background: '#8899aa' } })
    .jpeg()
    .toBuffer();
  return upload(bytes, '身份证正面.jpg', 'image/jpeg');
}

async function aPdf(pages: number): Promise<string> {
  const made = await PDFDocument.create();
  for (let n = 0; n < pages; n += 1)
    made.addPage([595, 842]).drawRectangle({ x: 40, y: 40, width: 100 + n, height: 20 });
  return upload(Buffer.from(await made.save()), '转账回单.pdf', 'application/pdf');
}

/** A mediation that has ended with an agreement in effect, at the end of which the dossier is put together. */
async function ended(more: Parameters<typeof aMatterInHand>[1] = {}, mediatorId?: number): Promise<StartedMatter> {
  const m = await aMatterInHand(t, more);
  await mediate(t, m, 'ended', mediatorId);
  return m;
}

const look = async (m: StartedMatter, as: OfficerName = m.handler) => {
  const reply = await t.send({ as, method: 'GET', url: `/api/matters/${m.number}/dossier` });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
};
const tried = async (m: StartedMatter, what: string, body: object = {}, as: OfficerName = m.handler) =>
  (
    await t.send({ as, url: `/api/matters/${m.number}/dossier/${what}`, version: await versionOf(t, m.number), body })
  ).json();
const identity = async (m: StartedMatter) =>
  actOn(t, m.handler, m.number, 'dossier/files', { item: 'identity', fileIds: [await aPicture()] });

/** Binds what waits, as the worker does. */
async function bind(): Promise<void> {
  const waiting = await t.look<{ id: string }>(
    `select id from disputes.dossier_archive where sealed_at is null and voided_at is null
     union all select id from disputes.dossier_supplement where sealed_at is null`,
  );
  for (const { id } of waiting)
    await bindDossier({ countyId: 1, id }, { house: worker, at: t.clock.now(), attempt: 1 });
}

async function pdfOf(m: StartedMatter, query = ''): Promise<Buffer> {
  const reply = await t.send({ as: m.handler, method: 'GET', url: `/api/matters/${m.number}/dossier/file${query}` });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.rawPayload;
}

interface Mark {
  readonly title: string;
  readonly page: number;
  readonly under: Mark[];
}

async function marksOf(pdf: Buffer): Promise<Mark[]> {
  const read = await PDFDocument.load(pdf);
  const pages = read.getPages().map((page) => page.ref.toString());
  const walk = (parent: PDFDict): Mark[] => {
    const marks: Mark[] = [];
    let next: PDFObject | undefined = parent.lookup(PDFName.of('First'));
    while (next instanceof PDFDict) {
      const dest = String(next.lookup(PDFName.of('Dest')));
      marks.push({
        title: next.lookup(PDFName.of('Title'), PDFHexString).decodeText(),
        page: pages.findIndex((ref) => dest.startsWith(`[ ${ref} `)),
        under: walk(next),
      });
      next = next.lookup(PDFName.of('Next'));
    }
    return marks;
  };
  return walk(read.catalog.lookup(PDFName.of('Outlines'), PDFDict));
}

/** What stands on one page, by its place in the order of reading. */
async function pageText(pdf: Buffer, index: number): Promise<string> {
  const one = await PDFDocument.create();
  const [page] = await one.copyPages(await PDFDocument.load(pdf), [index]);
  if (page) one.addPage(page);
  return readPdf(Buffer.from(await one.save({ useObjectStreams: false }))).text;
}

/** What was printed last on a page in the plain font of page numbers; '' when nothing was. */
async function printedLast(pdf: Buffer, index: number): Promise<string> {
  const read = await PDFDocument.load(pdf);
  const contents = read.getPages()[index]?.node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray().map((ref) => read.context.lookup(ref)) : [contents];
  const drawn = streams.map((stream) =>
    stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : '',
  );
  const hex = [...drawn.join('\n').matchAll(/<([0-9A-F]{2,8})> Tj/gu)].at(-1)?.[1] ?? '';
  return Buffer.from(hex, 'hex').toString('latin1');
}

describe('the dossier of a mediation (调解卷宗)', () => {
  it('says what is missing, is archived when nothing is, gets its number and term, and is bound into one PDF whose hash is in the history', async () => {
    const m = await ended();
    const before = await look(m);
    expect(before).toMatchObject({ ended: true, complete: false, missing: ['identity'], archive: null });
    expect(before.items).toHaveLength(13);
    expect(before.items[0].pieces.map((p: { name: string }) => p.name)).toEqual([
      '人民调解申请书',
      '人民调解受理登记表',
    ]);
    expect(await tried(m, 'archive')).toMatchObject({ status: 409, code: 'dossier-incomplete', missing: ['identity'] });
    expect(await tried(m, 'archive', { exceptionReason: '当事人拒绝提供身份证明' })).toMatchObject({
      status: 403,
      code: 'dossier-exception-not-yours',
    });

    await identity(m);
    await actOn(t, m.handler, m.number, 'dossier/files', { item: 'performance', fileIds: [await aPdf(2)] });
    await actOn(t, m.handler, m.number, 'dossier/mark', {
      item: 'inquiry',
      notApplicable: true,
      reason: '事实清楚，无需调查',
    });
    expect(await tried(m, 'mark', { item: 'performance', notApplicable: true, reason: '没有' })).toMatchObject({
      code: 'dossier-item-filled',
    });
    await actOn(t, m.handler, m.number, 'dossier/note', { words: '现场照片原件存于村民委员会。' });
    const full = await look(m);
    expect(full).toMatchObject({ complete: true, missing: [] });
    expect(full.items[4]).toMatchObject({ item: 'inquiry', state: 'not_applicable', reason: '事实清楚，无需调查' });
    expect(full.items[8].pieces).toMatchObject([{ name: '转账回单.pdf', pages: 2 }]);
    expect(full.items[11]).toMatchObject({ item: 'note', state: 'filled', reason: '现场照片原件存于村民委员会。' });
    // A draft can be looked at before anything is sealed.
    expect((await marksOf(await pdfOf(m))).map((mark) => mark.title)).toContain('9 履行凭证');

    const archived = await actOn(t, m.handler, m.number, 'dossier/archive');
    expect(archived['fileNumber']).toBe('2026-新河人调卷-0001');
    const waiting = await t.send({ as: m.handler, method: 'GET', url: `/api/matters/${m.number}/dossier/file` });
    expect(waiting.json()).toMatchObject({ status: 409, code: 'dossier-binding', done: 0 });
    await bind();
    await bind();

    const after = await look(m);
    expect(after.archive).toMatchObject({
      number: '2026-新河人调卷-0001',
      sealed: true,
      how: 'made',
      exceptions: [],
      retentionYears: 30,
      retentionFrom: '2027-01-01',
      retentionUntil: '2056-12-31',
    });
    const pdf = await pdfOf(m);
    const [entry] = await t.look<{ facts: string; times: number }>(
      `select h.facts, count(*) over ()::int as times from matters.history h join matters.matter m on m.id = h.matter_id
       where m.number = $1 and h.act = 'sealDossier'`,
      [m.number],
    );
    const facts = JSON.parse(entry?.facts ?? '{}');
    expect(entry?.times).toBe(1);
    const { createHash } = await import('node:crypto');
    expect(facts.sha256).toBe(createHash('sha256').update(pdf).digest('hex'));
    expect(after.archive.sha256).toBe(facts.sha256);

    const marks = await marksOf(pdf);
    expect(marks.map((mark) => mark.title)).toEqual([
      '卷宗封面',
      '卷内目录',
      '1 人民调解申请书、受理登记表',
      '2 当事人权利义务告知书',
      '3 当事人身份证明',
      '7 人民调解记录',
      '8 人民调解协议书',
      '9 履行凭证',
      '12 卷宗情况说明',
      '封底',
    ]);
    const pages = (await PDFDocument.load(pdf)).getPages();
    expect(pages).toHaveLength(facts.pages);
    const identityPage = marks.find((mark) => mark.title.startsWith('3 '))?.page ?? 0;
    // The picture is wider than high: its page lies, as A4.
    expect(Math.round(pages[identityPage]?.getWidth() ?? 0)).toBe(842);
    const read = readPdf(pdf);
    expect(read.text).toContain('2026-新河人调卷-0001');
    expect(read.text).toContain('吴大江家水管老化渗漏');
    expect(read.text).toContain('现场照片原件存于村民委员会');
    // 目录 says on which numbered page each begins: cover and catalogue are not counted.
    const catalogue = await pageText(pdf, marks[1]?.page ?? 0);
    expect(catalogue).toContain(`转账回单.pdf`);
    const performance = (marks.find((mark) => mark.title.startsWith('9 '))?.page ?? 0) - (marks[2]?.page ?? 0) + 1;
    expect(catalogue).toContain(`履行凭证${performance}-${performance + 1}`);
    // The same numbers are printed on the pages themselves; on these two stands nothing else to read, on the cover none.
    const at = marks.find((mark) => mark.title.startsWith('9 '))?.page ?? 0;
    expect(await Promise.all([at, at + 1, 0].map((page) => printedLast(pdf, page)))).toEqual([
      `${performance}`,
      `${performance + 1}`,
      '',
    ]);
  });

  it('does not change once it is sealed: later papers go to supplements with their own numbers and catalogues', async () => {
    const m = await ended();
    await identity(m);
    const archived = await actOn(t, m.handler, m.number, 'dossier/archive');
    await bind();
    const sealed = await pdfOf(m);
    for (const [what, body] of [
      ['files', { item: 'evidence', matterFileIds: [] }],
      ['mark', { item: 'inquiry', notApplicable: true, reason: '无需调查' }],
      ['note', { words: '补记' }],
      ['archive', {}],
    ] as const)
      expect(await tried(m, what, body)).toMatchObject({ status: 409, code: 'dossier-sealed' });

    const late = await actOn(t, m.handler, m.number, 'papers/closing-report/issue');
    const held = (await look(m)).later;
    expect(held).toMatchObject([{ from: 'paper', kind: 'closing-report' }]);
    expect(await tried(m, 'supplement', { reason: '补入' })).toMatchObject({ code: 'dossier-nothing-given' });
    const one = await actOn(t, m.handler, m.number, 'dossier/supplement', {
      reason: '结案后补入',
      paperIds: [late['paperId']],
      fileIds: [await aPdf(1)],
    });
    expect(one['supplementNumber']).toBe(`${String(archived['fileNumber'])}-补1`);
    expect(await tried(m, 'supplement', { reason: '再补', paperIds: [late['paperId']] })).toMatchObject({
      code: 'dossier-holds-already',
    });
    const two = await actOn(t, m.handler, m.number, 'dossier/supplement', {
      reason: '法院回函',
      fileIds: [await aPdf(1)],
    });
    expect(two['supplementNumber']).toBe(`${String(archived['fileNumber'])}-补2`);
    await bind();
    const after = await look(m);
    expect(after.later).toEqual([]);
    expect(after.loose).toEqual([]);
    expect(after.supplements).toMatchObject([
      { pieces: 2, sealed: true, reason: '结案后补入' },
      { pieces: 1, sealed: true, reason: '法院回函' },
    ]);
    expect((await pdfOf(m)).equals(sealed)).toBe(true);
    const supplement = await pdfOf(m, `?supplement=${after.supplements[0].id}`);
    expect(readPdf(supplement).text).toContain('补充卷');
    expect((await marksOf(supplement)).map((mark) => mark.title)).toEqual([
      '卷宗封面',
      '卷内目录',
      '6 人民调解证据材料',
      '12 卷宗情况说明',
      '封底',
    ]);
  });

  it('lets missing papers pass only where the checker says why; a void number stays and the next is given', async () => {
    const m = await ended();
    const first = await actOn(t, 'checker', m.number, 'dossier/archive', {
      exceptionReason: '当事人外出，身份证明后补',
    });
    expect((await look(m)).archive).toMatchObject({ exceptions: ['identity'], reason: '当事人外出，身份证明后补' });
    expect(await tried(m, 'void', { reason: '材料装错' })).toMatchObject({ status: 403 });
    await actOn(t, 'checker', m.number, 'dossier/void', { reason: '材料装错' });
    await bind();
    expect(await look(m)).toMatchObject({
      archive: null,
      voided: [{ number: first['fileNumber'], reason: '材料装错' }],
    });
    await identity(m);
    const second = await actOn(t, m.handler, m.number, 'dossier/archive');
    const serial = (of: unknown): number => Number(String(of).slice(-4));
    expect(serial(second['fileNumber'])).toBe(serial(first['fileNumber']) + 1);
    await bind();
  });

  it('gives two committees officers who archive at once two numbers, without a gap', async () => {
    const matters = await Promise.all([1, 2, 3].map(() => ended()));
    for (const m of matters) await identity(m);
    const replies = await Promise.all(
      matters.map(async (m) =>
        t.send({
          as: m.handler,
          url: `/api/matters/${m.number}/dossier/archive`,
          version: await versionOf(t, m.number),
          body: {},
        }),
      ),
    );
    expect(replies.map((reply) => reply.statusCode)).toEqual([200, 200, 200]);
    const given = await t.look<{ serial: number }>(
      'select serial from disputes.dossier_archive where committee_id = 20 order by serial',
    );
    expect(given.map((row) => row.serial)).toEqual(given.map((_, i) => i + 1));
    await bind();
  });

  it('takes the scan of a whole dossier on paper as the dossier', async () => {
    const m = await ended();
    const archived = await actOn(t, m.handler, m.number, 'dossier/archive', { scanFileIds: [await aPdf(4)] });
    await bind();
    expect((await look(m)).archive).toMatchObject({
      how: 'scanned',
      sealed: true,
      pieces: 1,
      number: archived['fileNumber'],
    });
    // What the record does not hold lies in the scan: nothing is missing of it, and what was there before is not late.
    const page = await look(m);
    const states = page.items.map((one: { state: string }) => one.state);
    expect(states).toContain('scanned');
    expect(states).not.toContain('missing');
    expect(page.later).toEqual([]);
    // Cover, catalogue, four scanned pages, back cover.
    expect((await PDFDocument.load(await pdfOf(m))).getPageCount()).toBe(7);
  });

  it('lists a committee’s year with numbers, terms and the end of keeping, names no party, and gives it as Excel', async () => {
    const other = await ended({ holder: 21 }, mediators.liulin);
    await identity(other);
    await actOn(t, other.handler, other.number, 'dossier/archive');
    await bind();
    const list = (await t.send({ as: 'xinhe', method: 'GET', url: '/api/dossiers?year=2026&committeeId=20' })).json();
    expect(list.items.map((one: { number: string }) => one.number)).toEqual(
      list.items.map((_: unknown, i: number) => `2026-新河人调卷-${String(i + 1).padStart(4, '0')}`),
    );
    expect(list.items[0]).toMatchObject({ state: 'sealed', retentionUntil: '2056-12-31', supplements: 0 });
    expect(list.items.map((one: { state: string }) => one.state)).toContain('voided');
    expect(JSON.stringify(list)).not.toContain('周小满');
    // Another committee's dossiers are not there.
    expect(
      (await t.send({ as: 'xinhe', method: 'GET', url: '/api/dossiers?year=2026&committeeId=21' })).json().items,
    ).toEqual([]);
    const page = (await t.send({ as: 'xinhe', method: 'GET', url: '/api/dossiers?year=2026&limit=2' })).json();
    const rest = (
      await t.send({ as: 'xinhe', method: 'GET', url: `/api/dossiers?year=2026&after=${page.next}` })
    ).json();
    expect([...page.items, ...rest.items]).toEqual(list.items);
    const book = await t.send({ as: 'xinhe', method: 'GET', url: '/api/dossiers/workbook?year=2026' });
    const rows = await readWorkbook(book.rawPayload, {
      name: '案卷目录',
      columns: [
        { key: 'number', title: '案卷号' },
        { key: 'until', title: '期满日期' },
      ],
    });
    expect(rows[0]?.cells).toMatchObject({ number: '2026-新河人调卷-0001', until: '2056年12月31日' });
    expect(rows).toHaveLength(list.items.length);
  });

  it('leaves a record without faults', async () => {
    expect((await verifyMatters(worker)).faults).toEqual([]);
  });
});

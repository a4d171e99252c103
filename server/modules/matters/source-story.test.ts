import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { actOn, registerAt, versionOf, walk } from '../../../test/harness/story.ts';
import type { OfficerName } from '../../../test/harness/small-county.ts';
import { workerHouse } from '../../../test/harness/worker-house.ts';
import { unpackText, zipParts } from '../../platform/sheets/zip.ts';
import { verifyMatters } from './jobs/verify.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
});
afterAll(() => t.close());

const from = {
  hotline: { bodyName: '12345 热线', reference: 'GD20260302-0007', receivedOn: '2026-03-01', answerBy: '2026-03-10' },
  court: {
    bodyName: '安和县人民法院',
    reference: '（2026）安0101诉前调88号',
    receivedOn: '2026-02-27',
    courtMediation: 'before_filing',
    asksBack: '调解结果',
  },
  police: { bodyName: '河西派出所', reference: 'JJ-2026-0012', receivedOn: '2026-03-01' },
  petitions: { bodyName: '安和县信访局', reference: 'XF2026030001', receivedOn: '2026-02-28', answerBy: '2026-04-28' },
  transfer: { bodyName: '安和县妇女联合会', reference: '妇函〔2026〕3号' },
} as const;

const read = (as: OfficerName, url: string) => t.send({ as, method: 'GET', url });

describe('a matter that another body sent (来源)', () => {
  it.each(Object.keys(from) as (keyof typeof from)[])(
    '%s: keeps body, number and dates, names who received it first, and is found by their number exactly',
    async (channel) => {
      const { number } = await registerAt(t, 'clerk', { channel, source: from[channel] });
      const shown = (await read('clerk', `/api/matters/${number}/source`)).json();
      expect(shown).toMatchObject({
        channel,
        source: from[channel],
        firstReceiver: { name: '测试1', body: '安和县综治中心' },
        numbers: [],
        mayChangeNumbers: true,
      });
      const q = encodeURIComponent(from[channel].reference.toLowerCase());
      const found = (await read('clerk', `/api/matters?q=${q}`)).json<{ items: { number: string }[] }>();
      expect(found.items.map((one) => one.number)).toEqual([number]);
      // Nobody finds by a number what is not there for them.
      expect((await read('housing', `/api/matters?q=${q}`)).json()).toMatchObject({ items: [] });
    },
  );

  it('a grid worker and a caller may come without a body; a court may not, nor without saying delegated or entrusted', async () => {
    await registerAt(t, 'xinhe', { channel: 'grid' });
    await registerAt(t, 'clerk', { channel: 'telephone' });
    const tried = async (more: object): Promise<unknown> =>
      (
        await t.send({
          as: 'clerk',
          url: '/api/matters',
          body: {
            description: '邻里纠纷',
            areaCode: '990101101201',
            category: '02',
            noticeVersion: t.house.profile.notice.version,
            applicants: [{ role: 'self', name: '周小满' }],
            ...more,
          },
        })
      ).json();
    expect(await tried({ channel: 'court' })).toMatchObject({ status: 400, code: 'source-missing' });
    expect(await tried({ channel: 'court', source: { bodyName: '安和县人民法院' } })).toMatchObject({
      code: 'court-mediation-missing',
    });
    expect(
      await tried({ channel: 'hotline', source: { bodyName: '12345 热线', reference: '990101199001010019' } }),
    ).toMatchObject({ code: 'outside-number-personal' });
  });

  it('stands in the Excel of the list with who received it first, for whoever sees its facts', async () => {
    const { number } = await registerAt(t, 'clerk', { channel: 'police', source: from.police });
    const lineFor = async (as: OfficerName): Promise<Record<string, unknown>> => {
      const file = await read(as, '/api/matters/workbook');
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(new Uint8Array(file.rawPayload).buffer);
      const heads = book.worksheets[0]?.getRow(1).values as string[];
      let found: Record<string, unknown> = {};
      book.worksheets[0]?.eachRow((row) => {
        if (row.getCell(1).value === number)
          found = Object.fromEntries(heads.slice(1).map((head, i) => [head, row.getCell(i + 1).value]));
      });
      return found;
    };
    expect(await lineFor('coordinator')).toMatchObject({
      怎么来的: '公安移送（非警务）',
      来源单位: '河西派出所',
      来源编号: 'JJ-2026-0012',
      对方收到日期: '2026年3月1日',
      首问责任人: '测试1 · 安和县综治中心',
    });
    expect(await lineFor('leader')).toMatchObject({ 事项编号: number, 来源编号: '', 首问责任人: '' });
  });

  it('stands on the receipt', async () => {
    const { number } = await registerAt(t, 'clerk', { channel: 'court', source: from.court });
    const paper = await read('clerk', `/api/matters/${number}/papers/receipt?format=docx`);
    expect(paper.statusCode).toBe(200);
    const part = zipParts(paper.rawPayload).find((one) => one.name === 'word/document.xml');
    const text = part ? await unpackText(part, { left: 10_000_000 }) : '';
    expect(text).toContain('安和县人民法院');
    expect(text).toContain(from.court.reference);
  });

  it('delegated by a court, it goes back with its material when it fails, until the day of the regulation', async () => {
    const { number } = await registerAt(t, 'clerk', { channel: 'court', source: from.court });
    // 30 days after Monday 2 March (特邀调解规定 27): 1 April.
    const until = { due: '2026-04-01', asked: false };
    expect((await read('clerk', `/api/matters/${number}/source`)).json()).toMatchObject({
      returnToCourt: { ...until, now: false },
    });
    await walk(t, { number, until: 'handling', holder: 20 });
    await actOn(t, 'xinhe', number, 'answer', { result: 'mediationFailed', reply: '双方差距过大，调解不成。' });
    expect((await read('xinhe', `/api/matters/${number}/source`)).json()).toMatchObject({
      returnToCourt: { ...until, now: true },
    });
  });
});

describe('numbers of systems next door (外部编号)', () => {
  it('are added and struck out at any time, found exactly while they stand, and never a person’s', async () => {
    const { number } = await registerAt(t, 'clerk');
    await actOn(t, 'clerk', number, 'outside-numbers', { system: '省级综治中心平台', number: 'GD 9901 00017' });
    const search = async (q: string): Promise<string[]> =>
      (await read('clerk', `/api/matters?q=${encodeURIComponent(q)}`))
        .json<{ items: { number: string }[] }>()
        .items.map((one) => one.number);
    expect(await search('gd990100017')).toEqual([number]);
    expect(await search('gd99010001')).toEqual([]);
    const again = await t.send({
      as: 'clerk',
      url: `/api/matters/${number}/outside-numbers`,
      version: await versionOf(t, number),
      body: { system: '省级综治中心平台', number: 'GD990100017' },
    });
    expect(again.json()).toMatchObject({ status: 409, code: 'outside-number-there' });
    const personal = await t.send({
      as: 'clerk',
      url: `/api/matters/${number}/outside-numbers`,
      version: await versionOf(t, number),
      body: { system: '省级综治中心平台', number: '19900000001' },
    });
    expect(personal.json()).toMatchObject({ status: 400, code: 'outside-number-personal' });
    const [there] = (await read('clerk', `/api/matters/${number}/source`)).json<{ numbers: { id: string }[] }>()
      .numbers;
    await actOn(t, 'clerk', number, 'outside-numbers/remove', { id: there?.id, reason: '抄错了一位' });
    expect(await search('gd990100017')).toEqual([]);
  });
});

describe('the copy panel (复制)', () => {
  it('gives the fields in the order of the other system, telephones masked, and leaves a row in openings', async () => {
    const { number } = await registerAt(t, 'clerk', { channel: 'hotline', source: from.hotline, claims: '修好水管' });
    const { panels } = (await read('clerk', `/api/matters/${number}/copy-panels`)).json<{
      panels: { id: string; fields: { label: string; value: string }[] }[];
    }>();
    expect(panels.map((one) => one.id)).toEqual(['provincial-platform', 'hotline-12345']);
    expect(panels[1]?.fields.slice(0, 3)).toEqual([
      { label: '工单编号', value: 'GD20260302-0007' },
      { label: '来电人', value: '周小满' },
      { label: '联系电话', value: '199****0001' },
    ]);
    const opened = await t.look<{ operation: string }>(
      `select o.operation from matters.opening o join matters.matter m on m.id = o.matter_id where m.number = $1`,
      [number],
    );
    expect(opened.map((row) => row.operation)).toContain('listCopyPanels');
  });

  it('goes out as Excel for several matters, and not for one that the caller may not see', async () => {
    const one = await registerAt(t, 'clerk');
    const two = await registerAt(t, 'clerk', { description: '=HYPERLINK("http://x","看这里") 邻里纠纷' });
    const url = `/api/copy-panels/provincial-platform/workbook?numbers=${one.number},${two.number}`;
    const file = await read('clerk', url);
    expect(file.statusCode).toBe(200);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(new Uint8Array(file.rawPayload).buffer);
    const sheet = book.worksheets[0];
    expect(sheet?.getRow(1).getCell(1).value).toBe('本县编号');
    expect([sheet?.getRow(2).getCell(1).value, sheet?.getRow(3).getCell(1).value]).toEqual([one.number, two.number]);
    // A text that looks like a formula stays text.
    expect(sheet?.getRow(3).getCell(14).type).toBe(ExcelJS.ValueType.String);
    expect((await read('housing', url)).statusCode).toBe(404);
    expect((await read('clerk', '/api/copy-panels/nowhere/workbook?numbers=1')).json()).toMatchObject({
      code: 'panel-unknown',
    });
  });
});

it('leaves no fault in the record', async () => {
  const worker = await workerHouse(t);
  try {
    expect((await verifyMatters(worker)).faults).toEqual([]);
  } finally {
    await worker.close();
  }
});

import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { actOn, fileMatter, passTimeTo, registerAt, walk } from '../../../test/harness/story.ts';
import type { OfficerName } from '../../../test/harness/small-county.ts';
import { workerHouse } from '../../../test/harness/worker-house.ts';
import { verifyMatters } from './jobs/verify.ts';
import { STAGES } from './lifecycle.ts';

let t: TestHouse;
const of: Record<string, string> = {};
beforeAll(async () => {
  t = await testHouse();
  of['new'] = (await fileMatter(t)).number;
  of['correcting'] = (await fileMatter(t)).number;
  await actOn(t, 'clerk', of['correcting'], 'ask-for-material', {
    items: [{ name: '身份证明复印件' }],
    ifLate: 'decide_as_is',
  });
  of['handling'] = (await fileMatter(t)).number;
  await walk(t, { number: of['handling'], until: 'handling', holder: 20 });
  of['opinion'] = (await fileMatter(t)).number;
  await walk(t, { number: of['opinion'], until: 'handling', holder: 20 });
  await actOn(t, 'xinhe', of['opinion'], 'ask-co-handler', {
    organisationId: 27,
    task: '查明楼上是否改动管道。',
    dueDate: '2026-03-09',
  });
  of['receipt'] = (await fileMatter(t)).number;
  await walk(t, { number: of['receipt'], until: 'accepted', holder: 20 });
  await actOn(t, 'coordinator', of['receipt'], 'transfer', {
    bodyName: '安和县人民法院',
    legalBasis: '《信访工作条例》第二十二条',
    reason: '属于法院管辖。',
    materials: [{ name: '事项登记表' }],
  });
  of['window'] = (await registerAt(t, 'clerk')).number;
  of['closed'] = (await fileMatter(t)).number;
  await walk(t, { number: of['closed'], until: 'closed', holder: 20 });
});
afterAll(() => t.close());

interface Row {
  readonly number: string;
  readonly stage: string;
  readonly version: number;
  readonly waits: readonly string[];
  readonly dueAt: string | null;
  readonly title: string | null;
}

async function get<T>(as: OfficerName, url: string): Promise<T> {
  const reply = await t.send({ as, method: 'GET', url });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
}

/** Everything that a list gives, in pages of so many. */
async function listed(as: OfficerName, query: string, limit = 100): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after = ''; ;) {
    const page = await get<{ items: Row[]; next: string | null }>(as, `/api/matters?${query}&limit=${limit}${after}`);
    rows.push(...page.items);
    if (page.next === null) return rows;
    after = `&after=${encodeURIComponent(page.next)}`;
  }
}
const numbers = (rows: readonly Row[]): string[] => rows.map((row) => row.number);

const countsOf = (as: OfficerName): Promise<Record<string, number>> => get(as, '/api/matters/worklist');

describe('the desk’s views', () => {
  it('tell what waits for whom, and the list opens to exactly what is counted', async () => {
    const rows = await listed('coordinator', 'view=waiting');
    expect(Object.fromEntries(rows.map((row) => [row.number, row.waits]))).toEqual({
      [of['correcting'] ?? '']: ['correcting'],
      [of['opinion'] ?? '']: ['opinion'],
      [of['receipt'] ?? '']: ['receipt'],
    });
    expect(await countsOf('coordinator')).toMatchObject({ waiting: 3, opinion: 0 });
  });

  it('show the body asked to help what it owes, not what it waits for', async () => {
    expect(numbers(await listed('housing', 'view=opinion'))).toEqual([of['opinion']]);
    expect(await listed('housing', 'view=waiting')).toEqual([]);
    expect(await countsOf('housing')).toMatchObject({ opinion: 1, waiting: 0 });
    expect(numbers(await listed('xinhe', 'view=waiting'))).toEqual([of['opinion']]);
  });

  it('tell a leader, who sees number and clocks only, nothing that hangs on facts', async () => {
    expect((await listed('leader', 'view=waiting')).map((row) => row.waits)).toEqual([['correcting']]);
    expect(await listed('leader', 'view=opinion')).toEqual([]);
  });

  it('are one’s own: held by the post, or taken in by it, while open', async () => {
    expect(numbers(await listed('clerk', 'view=mine'))).toEqual([of['window']]);
    expect(new Set(numbers(await listed('xinhe', 'view=mine')))).toEqual(new Set([of['handling'], of['opinion']]));
    expect(await listed('xinheTwo', 'view=mine')).toEqual([]);
    expect(await countsOf('xinhe')).toMatchObject({ mine: 2 });
  });

  it.each([
    'view=waiting',
    'view=mine',
    'stage=handling&order=due',
    'stage=correcting&order=due',
    'holder=20',
    'view=soon&days=10',
  ])('read in pages of one give every matter once, in the same order: %s', async (query) => {
    const all = numbers(await listed('coordinator', query));
    expect(numbers(await listed('coordinator', query, 1))).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
  });

  it('put what falls due first on top, and lose nothing that has no running clock', async () => {
    const stages = ['registered', 'correcting', 'accepted', 'handling'];
    for (const stage of stages) {
      const rows = await listed('coordinator', `stage=${stage}&order=due`);
      expect(numbers(rows).toSorted()).toEqual(numbers(await listed('coordinator', `stage=${stage}`)).toSorted());
      const dues = rows.map((row) => row.dueAt ?? 'z');
      expect(dues).toEqual(dues.toSorted());
    }
  });

  it('count as soon what is due within three working days: a weekend between does not hide it', async () => {
    const soon = await countsOf('coordinator');
    const rows = await listed('coordinator', 'view=soon');
    expect(soon['dueSoon']).toBe(rows.length);
    expect(soon['soonUntil']).toBe('2026-03-05T15:59:59.000Z');
    expect(rows.every((row) => row.dueAt !== null && row.dueAt <= '2026-03-05T15:59:59.000Z')).toBe(true);
    expect(numbers(rows)).toContain(of['new']);
    expect((await listed('coordinator', 'view=soon&days=10')).length).toBeGreaterThan(rows.length);
  });

  it('narrow to a body, within what the reader sees', async () => {
    expect(new Set(numbers(await listed('coordinator', 'holder=20')))).toEqual(
      new Set([of['handling'], of['opinion'], of['closed']]),
    );
    expect(await listed('coordinator', 'holder=20&stage=closed')).toHaveLength(1);
    expect(await listed('dongshan', 'holder=20')).toEqual([]);
    expect(numbers(await listed('coordinator', 'holder=20&view=waiting'))).toEqual([of['opinion']]);
  });
});

describe('kept filters', () => {
  const save = (as: OfficerName, body: object) => t.send({ as, url: '/api/matters/filters', body });

  it('are the officer’s own, one of a name, one that opens the list; another neither sees nor removes them', async () => {
    await save('coordinator', { name: '河西待分流', query: { stage: 'accepted', area: '990101101' }, first: true });
    await save('coordinator', { name: '超期', query: { overdue: 'true', order: 'due' }, first: true });
    const again = (await save('coordinator', { name: '超期', query: { overdue: 'true' } })).json();
    expect(again.items.map((one: { name: string; first: boolean }) => [one.name, one.first])).toEqual([
      ['河西待分流', false],
      ['超期', false],
    ]);
    expect(await get('clerk', '/api/matters/filters')).toEqual({ items: [] });
    const [{ id }] = again.items;
    const foreign = await t.send({ as: 'clerk', url: `/api/matters/filters/${id}/remove`, body: {} });
    expect(foreign.statusCode).toBe(404);
    const gone = await t.send({ as: 'coordinator', url: `/api/matters/filters/${id}/remove`, body: {} });
    expect(gone.json().items).toHaveLength(1);
  });

  it.each(['周小满', '漏水 周小满', '19900000001', '199 0000 0001'])('are never about a person: %s', async (q) => {
    const reply = await save('coordinator', { name: '找人', query: { q } });
    expect(reply.json()).toMatchObject({ status: 400, code: 'filter-about-person' });
    const out = await t.send({
      as: 'coordinator',
      method: 'GET',
      url: `/api/matters/workbook?q=${encodeURIComponent(q)}`,
    });
    expect(out.json()).toMatchObject({ code: 'filter-about-person' });
  });

  it('nor is a list: a name or a telephone that stands among the parties alone finds nothing', async () => {
    for (const q of ['周小满', '吴大江', '19900000001'])
      expect(await listed('coordinator', `q=${encodeURIComponent(q)}`), q).toEqual([]);
    expect((await listed('coordinator', `q=${encodeURIComponent('漏水')}`)).length).toBeGreaterThan(5);
  });

  it('may hold words of the thing, and something at least', async () => {
    expect((await save('coordinator', { name: '漏水', query: { q: '漏水' } })).statusCode).toBe(200);
    expect((await save('coordinator', { name: '空', query: {} })).json()).toMatchObject({ code: 'filter-empty' });
  });

  it('are at most twenty', async () => {
    for (let i = 0; i < 20; i += 1) await save('head', { name: `第${i}个`, query: { stage: 'handling' } });
    expect((await save('head', { name: '再一个', query: { mine: 'true' } })).json()).toMatchObject({
      code: 'filters-too-many',
    });
    expect((await save('head', { name: '第3个', query: { mine: 'true' } })).statusCode).toBe(200);
  });
});

describe('lists as Excel', () => {
  async function sheet(as: OfficerName, url: string): Promise<{ lines: string[][]; page: ExcelJS.Worksheet }> {
    const reply = await t.send({ as, method: 'GET', url });
    expect(reply.statusCode, reply.body).toBe(200);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(new Uint8Array(reply.rawPayload).buffer);
    const page = book.worksheets[0] as ExcelJS.Worksheet;
    const lines: string[][] = [];
    page.eachRow((row) => lines.push((row.values as unknown[]).slice(1).map(String)));
    return { lines, page };
  }

  it('hold what the reader’s list shows: the subject with facts only, no telephone, no formula', async () => {
    const { number } = await fileMatter(t, {
      description: '=HYPERLINK("http://x") 电话19900000001，楼上漏水三个月未修，天花板已经发霉。',
    });
    const inner = await sheet('coordinator', '/api/matters/workbook?stage=registered');
    const line = inner.lines.find(([first]) => first === number);
    expect(line?.[1]).toMatch(/^'=HYPERLINK.*电话\*\*\*\*/u);
    inner.page.eachRow((row) => row.eachCell((cell) => expect(cell.type).toBe(ExcelJS.ValueType.String)));
    const outer = await sheet('leader', '/api/matters/workbook?stage=registered');
    expect(outer.lines.find(([first]) => first === number)?.[1]).toBe('');
    expect(outer.lines.flat().join(' ')).not.toMatch(/漏水|周小满|1990000/u);
    expect(await sheet('dongshan', '/api/matters/workbook')).toMatchObject({ lines: [expect.any(Array)] });
  });

  it('leave a row in the openings of each matter whose subject went out, and none for a leader', async () => {
    const openings = () =>
      t.look<{ number: string; officer_id: number }>(
        `select m.number, o.officer_id from matters.opening o join matters.matter m on m.id = o.matter_id where o.operation = 'exportMatters'`,
      );
    const before = await openings();
    await sheet('leader', '/api/matters/workbook?view=waiting');
    expect(await openings()).toHaveLength(before.length);
    const { lines } = await sheet('checker', '/api/matters/workbook?view=waiting');
    const after = (await openings()).filter((row) => row.officer_id === 3);
    expect(new Set(after.map((row) => row.number))).toEqual(new Set(lines.slice(1).map(([number]) => number)));
    expect(after).toHaveLength(lines.length - 1);
  });

  it('exist of what was recorded late, of clocks that moved and of rulings', async () => {
    const { number } = await fileMatter(t);
    await passTimeTo(t, new Date('2026-03-09T10:00:00+08:00'));
    await actOn(t, 'clerk', number, 'accept', {
      category: '02',
      complexity: 'general',
      urgency: 'normal',
      doneAt: '2026-03-03T10:00:00+08:00',
      lateReason: '停电，电话19900000001已告知',
    });
    const { lines } = await sheet('head', '/api/matters/backdated/workbook');
    expect(lines).toContainEqual([
      number,
      '受理',
      '2026年3月3日 10:00',
      '2026年3月9日 10:00',
      '安和县综治中心',
      '停电，电话****已告知',
    ]);
    expect((await sheet('head', '/api/calendar/moved-clocks/workbook')).lines).toHaveLength(1);
    expect((await sheet('head', '/api/rulings/workbook')).lines).toHaveLength(1);
  });
});

describe('the desk’s counts', () => {
  it.each(['coordinator', 'xinhe', 'housing', 'leader', 'liulin'] as const)(
    'are each as many as the list to which they lead: to accept, to sign, to follow up, late, waiting, mine (%s)',
    async (as) => {
      await passTimeTo(t, new Date('2026-03-11T10:00:00+08:00'));
      interface Counts {
        readonly stages: { stage: string; count: number }[];
        readonly overdue: number;
        readonly waiting: number;
        readonly opinion: number;
        readonly mine: number;
        readonly dueSoon: number;
      }
      const counts = await get<Counts>(as, '/api/matters/worklist');
      const many = async (query: string): Promise<number> => (await listed(as, query)).length;
      const all = await listed(as, '');
      const told = Object.fromEntries(counts.stages.map(({ stage, count }) => [stage, count]));
      for (const stage of STAGES) {
        expect(told[stage] ?? 0, stage).toBe(all.filter((row) => row.stage === stage).length);
        expect(await many(`stage=${stage}`), stage).toBe(told[stage] ?? 0);
      }
      expect(counts).toMatchObject({
        overdue: await many('overdue=true'),
        waiting: await many('view=waiting'),
        opinion: await many('view=opinion'),
        mine: await many('view=mine'),
        dueSoon: await many('view=soon'),
      });
      if (as === 'coordinator') expect(counts.overdue).toBeGreaterThan(0);
      if (as === 'liulin') expect(all).toEqual([]);
    },
  );
});

it('leaves every matter in order', async () => {
  const worker = await workerHouse(t);
  expect((await verifyMatters(worker)).faults).toEqual([]);
  await worker.close();
});

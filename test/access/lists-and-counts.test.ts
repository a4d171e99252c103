import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../harness/house.ts';
import type { OfficerName } from '../harness/small-county.ts';
import { fileMatter, passTimeTo } from '../harness/story.ts';
import { fillCounty } from './filled-county.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
  await fillCounty(t);
});
afterAll(() => t.close());

interface Row {
  readonly number: string;
  readonly stage: string;
  readonly category: string;
  readonly overdue: boolean;
  readonly registeredAt: string;
  readonly dueAt: string | null;
  readonly holderName: string | null;
}

const readers: readonly OfficerName[] = ['leader', 'hexiLeader', 'coordinator', 'xinhe'];

async function page(as: OfficerName, query: string): Promise<{ items: Row[]; next: string | null }> {
  const reply = await t.send({ as, method: 'GET', url: `/api/matters?${query}` });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
}

/** Everything that a list gives, page by page. */
async function whole(as: OfficerName, query: string, limit = 100): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after = ''; ;) {
    const got = await page(as, `${query}&limit=${limit}${after ? `&after=${encodeURIComponent(after)}` : ''}`);
    rows.push(...got.items);
    if (got.next === null) return rows;
    after = got.next;
  }
}

async function counts(
  as: OfficerName,
  area = '',
): Promise<{ areaCode: string; category: string; stage: string; count: number }[]> {
  const reply = await t.send({ as, method: 'GET', url: `/api/matters/counts${area ? `?area=${area}` : ''}` });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json().groups;
}

const numbers = (rows: readonly Row[]): string[] => rows.map((row) => row.number);

describe('a count', () => {
  it.each(readers)('opens to exactly the matters that it counts, and counts all that is seen (%s)', async (as) => {
    const groups = await counts(as);
    expect(groups.length).toBeGreaterThan(0);
    const beneath = groups.filter((group) => group.areaCode !== '990101');
    for (const { areaCode, category, stage, count } of beneath) {
      const rows = await whole(as, `area=${areaCode}&category=${category}&stage=${stage}`);
      expect(rows, `${areaCode} ${category} ${stage}`).toHaveLength(count);
      expect(rows.every((row) => row.category === category && row.stage === stage)).toBe(true);
    }
    expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe((await whole(as, '')).length);
  });

  it('of a township falls into those of its villages', async () => {
    const groups = await counts('leader', '990101101');
    const inTownship = await whole('leader', 'area=990101101');
    expect(groups.map((group) => group.areaCode)).toContain('990101101201');
    expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(inTownship.length);
  });
});

describe('a list', () => {
  it.each(readers)('read in small pages gives every matter once, newest first (%s)', async (as) => {
    const all = await whole(as, '');
    const paged = await whole(as, '', 3);
    expect(numbers(paged)).toEqual(numbers(all));
    expect(new Set(numbers(all)).size).toBe(all.length);
    const moments = all.map((row) => row.registeredAt);
    expect(moments).toEqual(moments.toSorted().toReversed());
  });

  it('holds nothing but what one’s own body holds, when asked for that', async () => {
    const mine = await whole('xinhe', 'mine=true');
    expect(mine.length).toBeGreaterThan(0);
    expect(new Set(mine.map((row) => row.holderName))).toEqual(new Set(['新河村人民调解委员会']));
  });

  it('finds by number and by a part of what was written, and nothing by words that nobody wrote', async () => {
    const [first] = (await page('coordinator', 'limit=1')).items;
    expect(numbers(await whole('coordinator', `q=${first?.number}`))).toEqual([first?.number]);
    const found = await whole('coordinator', `q=${encodeURIComponent('天花板')}`);
    expect(found.length).toBeGreaterThan(10);
    expect(await whole('coordinator', `q=${encodeURIComponent('天花乱坠')}`)).toEqual([]);
    // A leader reads no facts, so words find nothing.
    expect(await whole('leader', `q=${encodeURIComponent('天花板')}`)).toEqual([]);
  });

  it('finds by one character, wherever it stands, and by the last figures of a number', async () => {
    const written = await t.look<{ number: string; description: string }>(
      'select m.number, f.description from matters.matter m join matters.facts f on f.matter_id = m.id',
    );
    const seen = new Set(numbers(await whole('xinhe', '')));
    // The last character of a sentence begins no pair of the index.
    const last =
      written.find((one) => seen.has(one.number))?.description.match(/(\p{Script=Han})(?!\p{Script=Han})/u)?.[1] ?? '';
    expect(last).toMatch(/^\p{Script=Han}$/u);
    const meant = written
      .filter((one) => seen.has(one.number) && one.description.includes(last))
      .map((one) => one.number);
    expect(numbers(await whole('xinhe', `q=${encodeURIComponent(last)}`)).toSorted()).toEqual(meant.toSorted());
    expect(await whole('leader', `q=${encodeURIComponent(last)}`)).toEqual([]);
    const [first] = (await page('leader', 'limit=1')).items;
    expect(numbers(await whole('leader', `q=${first?.number.slice(-7)}`))).toEqual([first?.number]);
    const other = (await whole('leader', '')).find((row) => !seen.has(row.number));
    expect(await whole('xinhe', `q=${other?.number.slice(-7)}`)).toEqual([]);
  });

  it('of a grid holds what was filed there, and as much as is counted', async () => {
    const [grid] = await t.look<{ code: string }>(
      `select code from places.area where level = 'grid' and code like '990101101%' limit 1`,
    );
    await fileMatter(t, { areaCode: grid?.code });
    const filed = await t.look<{ number: string }>(
      'select m.number from matters.matter m join places.area a on a.id = m.area_id where a.code = $1',
      [grid?.code],
    );
    const listed = numbers(await whole('coordinator', `area=${grid?.code}`));
    expect(listed.toSorted()).toEqual(filed.map((one) => one.number).toSorted());
    expect(listed.length).toBeLessThan((await whole('coordinator', 'area=990101101')).length);
    const groups = await counts('coordinator', grid?.code);
    expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(listed.length);
    expect(new Set(groups.map((group) => group.areaCode))).toEqual(new Set([grid?.code]));
  });

  it('of what is overdue is empty until a day has passed, and then holds what says of itself that it is', async () => {
    expect(await whole('coordinator', 'overdue=true')).toEqual([]);
    await passTimeTo(t, new Date('2026-03-12T10:00:00+08:00'));
    const all = await whole('coordinator', '');
    const late = await whole('coordinator', 'overdue=true');
    expect(late.length).toBeGreaterThan(0);
    expect(late.length).toBeLessThan(all.length);
    expect(numbers(late).toSorted()).toEqual(numbers(all.filter((row) => row.overdue)).toSorted());
    expect(numbers(await whole('coordinator', 'overdue=false')).toSorted()).toEqual(
      numbers(all.filter((row) => !row.overdue)).toSorted(),
    );
    // Newest first is what became late last.
    const moments = late.map((row) => String(row.dueAt));
    expect(moments).toEqual(moments.toSorted().toReversed());
    expect(numbers(await whole('coordinator', 'overdue=true', 3))).toEqual(numbers(late));
    expect(await whole('coordinator', 'overdue=true&stage=closed')).toEqual([]);
  });

  it('of what one body is late with holds what the whole page says is that body’s, the longest late first, page by page', async () => {
    const late = async (as: OfficerName, query: string): Promise<{ number: string; body: { id: number } }[]> => {
      const rows: { number: string; body: { id: number } }[] = [];
      for (let after = ''; ;) {
        const reply = await t.send({ as, method: 'GET', url: `/api/matters/late?${query}${after}` });
        expect(reply.statusCode, reply.body).toBe(200);
        const got = reply.json<{ items: typeof rows; next: string | null }>();
        rows.push(...got.items);
        if (got.next === null) return rows;
        after = `&after=${encodeURIComponent(got.next)}`;
      }
    };
    const all = await late('coordinator', 'limit=100');
    const bodies = [...new Set(all.map((row) => row.body.id))];
    expect(bodies.length).toBeGreaterThan(1);
    for (const id of bodies) {
      const own = all.filter((row) => row.body.id === id).map((row) => row.number);
      expect((await late('coordinator', `body=${id}&limit=2`)).map((row) => row.number)).toEqual(own);
    }
    // Who does not answer for all asks for another body in vain.
    expect((await late('housing', 'limit=100')).map((row) => row.body.id).filter((id) => id !== 27)).toEqual([]);
    expect(await late('housing', 'body=20&limit=100')).toEqual([]);
  });
});

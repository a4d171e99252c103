import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { type OfficerName } from '../../../test/harness/small-county.ts';
import { actOn, fileMatter, walk } from '../../../test/harness/story.ts';
import { inOneTrip, openDatabase, ready } from '../../platform/db.ts';
import type { House } from '../../platform/house.ts';
import { openPrincipal } from '../../platform/principal.ts';
import { foldNow } from './jobs/fold-counts.ts';
import { verifyMatters } from './jobs/verify.ts';

let t: TestHouse;
let worker: House;
let close: () => Promise<void>;
beforeAll(async () => {
  t = await testHouse();
  const db = openDatabase({ url: t.database.workerUrl, size: 2 });
  worker = { ...t.house, db };
  close = () => db.end();
});
afterAll(async () => {
  await close();
  await t.close();
});

interface Group {
  areaCode: string;
  category: string;
  stage: string;
  count: number;
}

const readers: readonly OfficerName[] = ['coordinator', 'clerk', 'leader', 'xinhe', 'dongshan', 'head'];

/** How many matters an officer is told there are, and how many different ones the list shows. */
async function toldAndListed(as: OfficerName): Promise<[number, number]> {
  const counts = await t.send({ as, method: 'GET', url: '/api/matters/counts' });
  const list = await t.send({ as, method: 'GET', url: '/api/matters?limit=100' });
  const { groups } = counts.json<{ groups: Group[] }>();
  return [groups.reduce((sum, group) => sum + group.count, 0), list.json<{ items: unknown[] }>().items.length];
}

async function agree(moment: string): Promise<void> {
  for (const as of readers) {
    const [told, listed] = await toldAndListed(as);
    expect(told, `${as} ${moment}`).toBe(listed);
  }
}

const keptRows = () =>
  t.look<{ folded: number; waiting: number }>(
    'select (select count(*)::integer from matters.count_fold) as folded, (select count(*)::integer from matters.count_delta) as waiting',
  );

describe('the counts by place, category and stage', () => {
  it('are what the lists show, before they are folded, after, and with new differences beside', async () => {
    const first = await fileMatter(t);
    const second = await fileMatter(t, { areaCode: '990101201201' });
    await agree('before any folding');
    expect(await keptRows()).toEqual([{ folded: 0, waiting: expect.any(Number) }]);
    expect(await foldNow(worker)).toBeGreaterThan(0);
    expect(await keptRows()).toEqual([{ folded: expect.any(Number), waiting: 0 }]);
    await agree('folded');
    await walk(t, { number: first.number, until: 'handling', holder: 20 });
    await actOn(t, 'clerk', second.number, 'accept', { category: '03', complexity: 'simple', urgency: 'normal' });
    await agree('with differences beside');
    const { groups } = (await t.send({ as: 'leader', method: 'GET', url: '/api/matters/counts' })).json<{
      groups: Group[];
    }>();
    expect(groups.map(({ stage, count }) => `${stage} ${count}`).sort()).toEqual(['accepted 1', 'handling 1']);
    // Twice at once: who takes a difference is the only one to fold it.
    await Promise.all([foldNow(worker), foldNow(worker)]);
    await foldNow(worker);
    await agree('folded again');
    expect((await verifyMatters(worker)).faults).toEqual([]);
  });

  it('leave a matter that was hidden out for whoever may not see it', async () => {
    const [before] = await toldAndListed('leader');
    const { number } = await fileMatter(t);
    expect(await toldAndListed('leader')).toEqual([before + 1, before + 1]);
    await actOn(t, 'coordinator', number, 'restrict', { dangerSigns: ['violence'] });
    expect(await toldAndListed('leader')).toEqual([before, before]);
    await foldNow(worker);
    expect(await toldAndListed('leader')).toEqual([before, before]);
    await agree('with one that is hidden');
    expect((await verifyMatters(worker)).faults).toEqual([]);
  });

  it('are told to nobody by the keys of another', async () => {
    const count = ready<{ key: string }>(
      'select key from matters.count_fold union select key from matters.count_delta',
      [],
    );
    const told = async (countyId: number, keys: string[]) => {
      const { rows } = await inOneTrip(t.house.db, { ...openPrincipal(countyId), keys }, { rows: count });
      return rows.map((row) => row.key).sort();
    };
    await fileMatter(t);
    expect(await told(1, ['a1', 'p6'])).toEqual(['a1']);
    expect(await told(1, [])).toEqual([]);
    expect(await told(2, ['a1', 'o1'])).toEqual([]);
  });

  it('that were changed behind the house are found by verify', async () => {
    await foldNow(worker);
    await t.look(`update matters.count_fold set count = count + 1 where key = 'a1'`);
    const { faults } = await verifyMatters(worker);
    expect(faults).toEqual([
      { number: '计数', what: 'counts-differ', detail: expect.stringMatching(/^a1: \d+ ≠ \d+$/u) },
    ]);
  });
});

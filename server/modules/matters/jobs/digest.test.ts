import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../../test/harness/house.ts';
import { openDatabase } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { checkDigests, writeDigest } from './digest.ts';
import { verifyMatters } from './verify.ts';

let t: TestHouse;
let worker: House;
let close: () => Promise<void>;
let number: string;

beforeAll(async () => {
  t = await testHouse();
  const db = openDatabase({ url: t.database.workerUrl, size: 2 });
  worker = { ...t.house, db };
  close = () => db.end();
  const { version } = (await t.send({ method: 'GET', url: '/api/resident/notice' })).json();
  const filed = {
    description: '邻居把杂物堆在楼道里',
    areaCode: '990101101201',
    category: '02',
    applicants: [{ role: 'self', name: '郑一', contactWay: 'window' }],
    noticeVersion: version,
  };
  number = (await t.send({ url: '/api/resident/matters', body: filed })).json().number;
  await t.send({
    as: 'clerk',
    url: `/api/matters/${number}/accept`,
    version: 1,
    body: { category: '02', complexity: 'simple', urgency: 'normal' },
  });
});
afterAll(async () => {
  await close();
  await t.close();
});

describe('what is kept outside the database (摘要)', () => {
  it('stays true while matters go on', async () => {
    await writeDigest(worker, t.clock.now());
    t.clock.advance(60_000);
    await t.send({ as: 'coordinator', url: `/api/matters/${number}/assign`, version: 2, body: { organisationId: 20 } });
    expect(await checkDigests(worker)).toEqual([{ upTo: expect.any(String), what: 'kept' }]);
    expect((await verifyMatters(worker)).faults).toEqual([]);
  });

  it('shows a tail that was cut off together with its row, which the chain alone cannot', async () => {
    await writeDigest(worker, t.clock.now());
    await t.look(`delete from matters.history where seq = 3`);
    await t.look(`update matters.matter m set version = 2, stage = 'accepted', holder_organisation_id = null,
      head_hash = (select hash from matters.history h where h.matter_id = m.id and h.seq = 2)`);
    const chain = (await verifyMatters(worker)).faults.filter((f) => f.what.startsWith('chain'));
    expect(chain).toEqual([]);
    expect((await checkDigests(worker)).map((c) => c.what)).toEqual(['kept', 'history-changed']);
  });

  it('shows a changed entry as a broken chain', async () => {
    await t.look(`update matters.history set facts = replace(facts, '02', '03') where seq = 2`);
    expect((await verifyMatters(worker)).faults.map((f) => f.what)).toContain('chain-broken');
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { actOn, fileMatter, walk } from '../../../test/harness/story.ts';
import type { OfficerName } from '../../../test/harness/small-county.ts';
import { workerHouse } from '../../../test/harness/worker-house.ts';
import { verifyMatters } from '../matters/index.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
});
afterAll(() => t.close());

interface Line {
  readonly number: string;
  readonly version: number | null;
  readonly organisation: { id: number; name: string } | null;
  readonly refusal: string | null;
}

async function preview(as: OfficerName, numbers: readonly string[]): Promise<Line[]> {
  const reply = await t.send({ as, url: '/api/matters/assignment-preview', body: { numbers } });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json().items;
}

it('assigns several matters after a preview, each an act of its own: what is refused stays behind with its reason', async () => {
  const [one, two, moved, waiting] = await Promise.all([1, 2, 3, 4].map(() => fileMatter(t)));
  const all = [one, two, moved, waiting].map((filed) => filed?.number ?? '');
  for (const number of all.slice(0, 3)) await walk(t, { number, until: 'accepted', holder: 20 });
  const before = await t.look<{ number: string; version: number }>('select number, version from matters.matter');

  const lines = await preview('coordinator', [...all, '990101-20260302-99999-9']);
  expect(lines.map((line) => [line.organisation?.id ?? null, line.refusal])).toEqual([
    [20, null],
    [20, null],
    [20, null],
    [null, 'act-not-allowed'],
    [null, 'not-found'],
  ]);
  // Looking changed nothing.
  expect(await t.look('select number, version from matters.matter')).toEqual(before);

  // Between preview and confirmation somebody else writes into the third.
  await actOn(t, 'coordinator', all[2] ?? '', 'progress', { text: '已电话联系双方。' });
  const results = [];
  for (const line of lines.filter((each) => each.refusal === null)) {
    const reply = await t.send({
      as: 'coordinator',
      url: `/api/matters/${line.number}/assign`,
      version: line.version ?? 0,
      body: { organisationId: line.organisation?.id },
    });
    results.push(reply.statusCode === 200 ? 'assigned' : reply.json().code);
  }
  expect(results).toEqual(['assigned', 'assigned', 'version-stale']);
  const stages = await t.look<{ number: string; stage: string }>('select number, stage from matters.matter');
  expect(Object.fromEntries(stages.map((row) => [row.number, row.stage]))).toEqual({
    [all[0] ?? '']: 'assigned',
    [all[1] ?? '']: 'assigned',
    [all[2] ?? '']: 'accepted',
    [all[3] ?? '']: 'registered',
  });
});

it('previews only what the caller sees and may do: to others a matter is not there', async () => {
  const { number } = await fileMatter(t);
  await walk(t, { number, until: 'accepted', holder: 20 });
  expect(await preview('hexiClerk', [number])).toMatchObject([{ version: null, refusal: 'not-found' }]);
  const reply = await t.send({ as: 'xinhe', url: '/api/matters/assignment-preview', body: { numbers: [number] } });
  expect(reply.statusCode).toBe(403);
});

it('says of a matter that bounced three times that the head designates', async () => {
  const { number } = await fileMatter(t);
  await walk(t, { number, until: 'accepted', holder: 20 });
  const bodies = [
    [27, 'housing'],
    [21, 'liulin'],
    [23, 'hexiCommittee'],
  ] as const;
  for (const [organisationId, officer] of bodies) {
    await actOn(t, 'coordinator', number, 'assign', { organisationId, reason: '由该单位办理更合适' });
    await actOn(t, officer, number, 'object', { legalBasis: '《物业管理条例》第五条', reason: '不属于本单位职责。' });
    await actOn(t, 'coordinator', number, 'rule', { upheld: true, reason: '异议成立' });
  }
  expect(await preview('coordinator', [number])).toMatchObject([{ organisation: null, refusal: 'head-designates' }]);
});

it('leaves no fault in the record', async () => {
  const worker = await workerHouse(t);
  const { faults, matters } = await verifyMatters(worker);
  await worker.close();
  expect(matters).toBeGreaterThan(4);
  expect(faults).toEqual([]);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partySession } from '../access/filled-county.ts';
import { rows } from '../access/matrix-rows.ts';
import { type Caller, callOperation, contractOf } from '../harness/call-operation.ts';
import { type TestHouse, testHouse, type TestRequest } from '../harness/house.ts';
import { sampleInputs } from '../harness/sample-inputs.ts';
import type { Sample } from '../harness/samples/sample.ts';
import { enterSpare } from '../harness/samples/spare.ts';
import { actOn, fileMatter, ordinary, versionOf, walk } from '../harness/story.ts';
import { answered, clearRefusal, countWork } from './clear-answer.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
  await enterSpare(t);
});
afterAll(() => t.close());

const atOnce = (n: number, request: (i: number) => TestRequest) =>
  Promise.all(Array.from({ length: n }, (_, i) => t.send(request(i))));

async function entries(number: string): Promise<number> {
  const [row] = await t.look<{ n: number }>(
    'select count(*)::int as n from matters.history h join matters.matter m on m.id = h.matter_id where m.number = $1',
    [number],
  );
  return row?.n ?? 0;
}

async function inHand(): Promise<string> {
  const { number } = await fileMatter(t);
  await walk(t, { number, until: 'handling', holder: 20 });
  return number;
}

describe('the same request sent more than once', () => {
  it('at the same moment: one matter, one number, one code, and every copy is told the same', async () => {
    const before = await countWork(t);
    const body = { ...ordinary, noticeVersion: t.house.profile.notice.version };
    const replies = await atOnce(10, () => ({ url: '/api/resident/matters', body, key: 'a-phone-that-sends-again' }));
    expect(replies.map((r) => r.statusCode)).toEqual(replies.map(() => 201));
    expect(new Set(replies.map((r) => r.body)).size).toBe(1);
    const after = await countWork(t);
    expect(after['matters.matter']).toBe((before['matters.matter'] ?? 0) + 1);
    expect(after['matters.history']).toBe((before['matters.history'] ?? 0) + 1);
    expect(after['platform.known_request']).toBe((before['platform.known_request'] ?? 0) + 1);
  });

  it('an act at the same moment: one entry in the history', async () => {
    const number = await inHand();
    const version = await versionOf(t, number);
    const replies = await atOnce(12, () => ({
      as: 'xinhe',
      url: `/api/matters/${number}/progress`,
      version,
      key: `the-same-key-for-${number}`,
      body: { text: '已到现场查看' },
    }));
    expect(
      replies.map((r) => r.statusCode),
      replies[0]?.body,
    ).toEqual(replies.map(() => 200));
    expect(new Set(replies.map((r) => r.body)).size).toBe(1);
    expect(await entries(number)).toBe(version + 1);
  });

  it('later, after access was lost: the first reply again, and nothing done again', async () => {
    const { number } = await fileMatter(t);
    await walk(t, { number, until: 'assigned', holder: 20 });
    const signing = {
      as: 'xinhe',
      url: `/api/matters/${number}/sign-for`,
      version: 3,
      key: `signing-${number}`,
      body: {},
    } as const;
    const first = await t.send(signing);
    expect(first.statusCode, first.body).toBe(200);
    await t.look(
      `select matters.set_readers(1, (select id from matters.matter where number = $1), '[{"key": "o1", "ring": 2}]')`,
      [number],
    );
    expect((await t.send({ as: 'xinhe', method: 'GET', url: `/api/matters/${number}` })).statusCode).toBe(404);
    const again = await t.send(signing);
    expect([again.statusCode, again.body]).toEqual([200, first.body]);
    expect(await entries(number)).toBe(4);
  });

  it('with the same key and another body, another matter or another act: refused, and nothing done', async () => {
    const [number, other] = [await inHand(), await inHand()];
    const key = `one-key-only-${number}`;
    const url = `/api/matters/${number}/progress`;
    expect((await t.send({ as: 'xinhe', url, version: 4, key, body: { text: '一' } })).statusCode).toBe(200);
    const before = await countWork(t);
    for (const request of [
      { url, version: 5, body: { text: '二' } },
      { url, version: 5, body: { text: '一', outward: true } },
      { url: `/api/matters/${other}/progress`, version: 4, body: { text: '一' } },
      { url: `/api/matters/${number}/sign-for`, version: 5, body: {} },
    ])
      expect(clearRefusal(await t.send({ as: 'xinhe', key, ...request }))).toMatchObject({
        status: 409,
        code: 'key-reused',
      });
    expect(await countWork(t)).toEqual(before);
    // Another officer's key of the same letters is another key.
    expect((await t.send({ as: 'xinheTwo', url, version: 5, key, body: { text: '二' } })).statusCode).toBe(200);
  });

  it('after a refusal: what was refused is not remembered, the same key with the right version is done', async () => {
    const number = await inHand();
    const request = {
      as: 'xinhe',
      url: `/api/matters/${number}/progress`,
      key: `tried-again-${number}`,
      body: { text: '三' },
    } as const;
    expect(clearRefusal(await t.send({ ...request, version: 1 })).status).toBe(412);
    expect((await t.send({ ...request, version: 4 })).statusCode).toBe(200);
  });
});

describe('different requests at the same moment', () => {
  it('on one matter: one is done, the others are told what changed, nothing is lost', async () => {
    const number = await inHand();
    const url = `/api/matters/${number}`;
    const acts = (i: number): TestRequest =>
      [
        { as: 'xinhe', url: `${url}/progress`, body: { text: `第${i}次查看` } },
        { as: 'xinheTwo', url: `${url}/answer`, body: { result: 'settled', reply: '和解' } },
        { as: 'coordinator', url: `${url}/correct`, body: { claims: `诉求${i}`, reason: '原记录有误' } },
        { as: 'head', url: `${url}/restrict`, body: { dangerSigns: ['threat'] } },
      ][i % 4] as TestRequest;
    const replies = await atOnce(12, (i) => ({ ...acts(i), version: 4 }));
    const done = replies.filter((r) => r.statusCode === 200);
    expect(done).toHaveLength(1);
    for (const reply of replies.filter((r) => r.statusCode !== 200)) {
      const problem = clearRefusal(reply);
      expect(problem).toMatchObject({ status: 412, code: 'version-stale', version: 5 });
      expect(problem['changed']).toHaveLength(1);
    }
    expect(await entries(number)).toBe(5);
  });

  it('forty residents file at once: forty matters, forty numbers, one after the other without a gap in the series', async () => {
    const replies = await atOnce(40, () => ({
      url: '/api/resident/matters',
      body: { ...ordinary, noticeVersion: t.house.profile.notice.version },
    }));
    expect(replies.map((r) => r.statusCode)).toEqual(replies.map(() => 201));
    const serials = replies.map((r) => Number(r.json<{ number: string }>().number.split('-')[2])).sort((a, b) => a - b);
    expect(serials).toEqual(serials.map((_, i) => (serials[0] ?? 0) + i));
  });

  it('more than the pool has connections: all are answered, none hangs, and every connection comes back', async () => {
    const number = await inHand();
    const { pool } = t.house.db;
    const requests = (i: number): TestRequest =>
      [
        { as: 'clerk', method: 'GET', url: `/api/matters/${number}` },
        { as: 'leader', method: 'GET', url: '/api/matters/counts' },
        { as: 'coordinator', method: 'GET', url: '/api/matters?limit=20' },
        { as: 'xinhe', method: 'GET', url: `/api/matters/${number}/mediation` },
        { url: '/api/resident/matters', body: { ...ordinary, noticeVersion: t.house.profile.notice.version } },
        {
          as: 'head',
          url: `/api/matters/${number}/progress`,
          version: 4,
          body: { text: '催办' },
          key: 'one-of-sixty-requests',
        },
      ][i % 6] as TestRequest;
    const replies = await atOnce(60, requests);
    expect(replies.filter((r) => r.statusCode >= 300).map((r) => r.body)).toEqual([]);
    expect({ waiting: pool.waitingCount, busy: pool.totalCount - pool.idleCount }).toEqual({ waiting: 0, busy: 0 });
    expect(pool.totalCount).toBeLessThanOrEqual(5);
  });
});

describe('every operation, twelve times at once over five connections', () => {
  let samples: Readonly<Record<string, Sample>>;
  let party: string;
  let number: string;
  beforeAll(async () => {
    number = await inHand();
    const ids = await t.look<{ id: string; side: string }>(
      'select p.id, p.side from matters.party p join matters.matter m on m.id = p.matter_id where m.number = $1 order by p.position',
      [number],
    );
    const of = (side: string): string => ids.find((p) => p.side === side)?.id ?? '';
    samples = sampleInputs({
      number,
      applicant: of('applicant'),
      respondent: of('respondent'),
      fileId: crypto.randomUUID(),
      noticeVersion: t.house.profile.notice.version,
      consentVersion: '2026-11-01',
    });
    party = (await partySession(t, number, 'applicant')).token;
    await actOn(t, 'xinhe', number, 'progress', { text: '已到现场查看' });
  });

  // Papers are drawn by one thread that others wait for; they have tests of their own.
  it.each(rows.filter((row) => !/Paper$|^signOut$/u.test(row.operation)).map((row) => [row.operation, row] as const))(
    '%s waits for no connection while it holds one',
    async (operation, row) => {
      const [as] = row.on === 'matter' ? row.may.xinhe : row.on === 'none' ? row.may : [];
      const version = await versionOf(t, number);
      const caller: Caller = { version, ...(as ? { as } : row.on === 'party' ? { bearer: party } : {}) };
      const replies = await Promise.all(
        Array.from({ length: 12 }, () => callOperation(t, contractOf(t, operation), samples[operation] ?? {}, caller)),
      );
      for (const reply of replies) {
        answered(reply, operation);
        expect(reply.statusCode, reply.body).not.toBe(503);
      }
    },
  );
});

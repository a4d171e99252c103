import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clearRefusal, countWork } from '../bad-input/clear-answer.ts';
import type { TestRequest } from '../harness/house.ts';
import { fileMatter, ordinary, versionOf, walk } from '../harness/story.ts';
import { type HouseOnALine, houseOnALine } from './house-on-a-line.ts';

let h: HouseOnALine;
beforeAll(async () => {
  h = await houseOnALine();
});
afterEach(() => h.line.mend());
afterAll(() => h.close());

const submission = () => ({ ...ordinary, noticeVersion: h.house.profile.notice.version });

async function inHand(): Promise<string> {
  const { number } = await fileMatter(h.sound);
  await walk(h.sound, { number, until: 'handling', holder: 20 });
  // The house on the line knows the officer from then on, so that the act itself is the next to speak.
  await h.send({ as: 'xinhe', method: 'GET', url: `/api/matters/${number}` });
  return number;
}

const gone = (reply: Awaited<ReturnType<HouseOnALine['send']>>, how: string): void => {
  expect(clearRefusal(reply, how)).toMatchObject({ status: 503, code: 'database-gone' });
  expect(reply.headers['retry-after'], how).toBe('5');
};

describe('the database gone for some seconds', () => {
  it('is told with 503 to whoever asks or acts, and the house is well again by itself', async () => {
    const number = await inHand();
    const version = await versionOf(h.sound, number);
    const before = await countWork(h.sound);
    const requests: TestRequest[] = [
      { url: '/api/resident/matters', body: submission() },
      { url: '/api/resident/track', body: { number, lookupCode: 'AAAAA-AAAAA' } },
      { as: 'clerk', method: 'GET', url: '/api/matters' },
      { as: 'clerk', method: 'GET', url: `/api/matters/${number}` },
      { as: 'leader', method: 'GET', url: '/api/matters/counts' },
      { as: 'xinhe', method: 'GET', url: `/api/matters/${number}/mediation` },
      { as: 'xinhe', url: `/api/matters/${number}/progress`, version, body: { text: '已到现场' } },
      { url: '/api/sign-in', body: { username: 'user1', password: 'some words here' } },
      { url: '/api/files/uploads', body: { name: '收据.jpg', bytes: 2000 } },
    ];
    h.line.cut();
    for (const request of requests) gone(await h.send(request), request.url);
    // Even many at once: nobody waits for ever, nobody brings the house down.
    for (const reply of await Promise.all(
      requests.flatMap((request) => [request, request, request].map((each) => h.send(each))),
    ))
      gone(reply, 'at once');
    expect((await h.app.inject('/healthz')).statusCode).toBe(200);
    expect((await h.app.inject('/readyz')).statusCode).toBe(503);
    expect(await countWork(h.sound)).toEqual(before);
    h.line.mend();
    expect((await h.app.inject('/readyz')).statusCode).toBe(200);
    const after = await Promise.all(requests.slice(0, 7).map((request) => h.send(request)));
    expect(after.map((reply) => reply.statusCode)).toEqual([201, 404, 200, 200, 200, 200, 200]);
  });

  it('is not said of a house that is full: it is ready while its lines answer others, and not when none comes free', async () => {
    // Each line has two seconds and more of work before it: a question of one's own would stand in the queue too long.
    const work = Array.from({ length: 50 }, () => h.house.db.pool.query('select pg_sleep(0.25)'));
    const probes = await Promise.all(Array.from({ length: 20 }, () => h.app.inject('/readyz')));
    expect(new Set(probes.map((reply) => reply.statusCode))).toEqual(new Set([200]));
    expect(h.house.db.pool.waitingCount).toBeGreaterThan(30);
    await Promise.all(work);
    const held = await Promise.all(Array.from({ length: 5 }, () => h.house.db.pool.connect()));
    expect((await h.app.inject('/readyz')).statusCode).toBe(503);
    for (const client of held) client.release();
    expect((await h.app.inject('/readyz')).statusCode).toBe(200);
  });

  it('while thirty requests are under way: each is done whole or not at all, and its own second try is done once', async () => {
    const before = await countWork(h.sound);
    const keys = Array.from({ length: 30 }, (_, i) => `thirty-under-way-${i}-${crypto.randomUUID()}`);
    const file = (key: string) => h.send({ url: '/api/resident/matters', body: submission(), key });
    const first = keys.map(file);
    const cutting = (async () => {
      for (let i = 0; i < 4; i += 1) {
        await new Promise((resolve) => setTimeout(resolve, 15));
        h.line.cut();
        await new Promise((resolve) => setTimeout(resolve, 5));
        h.line.mend();
      }
    })();
    const replies = await Promise.all(first);
    await cutting;
    for (const reply of replies) if (reply.statusCode !== 201) gone(reply, 'under way');
    expect(replies.some((reply) => reply.statusCode === 503)).toBe(true);
    const second = await Promise.all(keys.map(file));
    expect(second.map((reply) => reply.statusCode)).toEqual(keys.map(() => 201));
    for (const [i, reply] of replies.entries()) if (reply.statusCode === 201) expect(second[i]?.body).toBe(reply.body);
    const after = await countWork(h.sound);
    for (const table of ['matters.matter', 'matters.facts', 'matters.history', 'platform.known_request'])
      expect((after[table] ?? 0) - (before[table] ?? 0), table).toBe(30);
    expect((after['matters.party'] ?? 0) - (before['matters.party'] ?? 0)).toBe(60);
  });

  it('silent first and torn then: whoever waited is told, whoever comes next is served', async () => {
    const number = await inHand();
    h.line.silence();
    const waiting = Array.from({ length: 8 }, () =>
      h.send({ as: 'clerk', method: 'GET', url: `/api/matters/${number}` }),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    h.line.mend();
    const replies = await Promise.all(waiting);
    for (const reply of replies) if (reply.statusCode !== 200) gone(reply, 'after the silence');
    expect(replies.some((reply) => reply.statusCode === 503)).toBe(true);
    expect((await h.send({ as: 'clerk', method: 'GET', url: `/api/matters/${number}` })).statusCode).toBe(200);
  });

  it('with the server ending every session (a restart): 503, then well again', async () => {
    const number = await inHand();
    await h.sound.look(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'anhe-app'`,
    );
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => h.send({ as: 'clerk', method: 'GET', url: `/api/matters/${number}` })),
    );
    for (const reply of replies) if (reply.statusCode !== 200) gone(reply, 'after the restart');
    expect((await h.send({ as: 'clerk', method: 'GET', url: `/api/matters/${number}` })).statusCode).toBe(200);
  });
});

describe('an act whose line is cut', () => {
  const act = (number: string, version: number, key: string): TestRequest => ({
    as: 'xinhe',
    url: `/api/matters/${number}/progress`,
    version,
    key,
    body: { text: '已到现场查看' },
  });

  it('between the work and the commit leaves nothing, and is done when it is sent again', async () => {
    const number = await inHand();
    const version = await versionOf(h.sound, number);
    const before = await countWork(h.sound);
    const torn = h.line.torn;
    const request = act(number, version, `cut-before-commit-${number}`);
    h.line.cutAtCommitOf(request.key ?? '', 'before');
    gone(await h.send(request), 'cut before the commit');
    expect(h.line.torn).toBe(torn + 1);
    expect(await countWork(h.sound)).toEqual(before);
    const again = await h.send(request);
    expect([again.statusCode, again.json<{ version: number }>().version]).toEqual([200, version + 1]);
    expect(await versionOf(h.sound, number)).toBe(version + 1);
  });

  it('between the commit and its answer is done once, and the second try gets the first reply', async () => {
    const number = await inHand();
    const version = await versionOf(h.sound, number);
    const request = act(number, version, `cut-after-commit-${number}`);
    const torn = h.line.torn;
    h.line.cutAtCommitOf(request.key ?? '', 'after');
    gone(await h.send(request), 'cut after the commit');
    expect(h.line.torn).toBe(torn + 1);
    expect(await versionOf(h.sound, number)).toBe(version + 1);
    const again = await h.send(request);
    expect([again.statusCode, again.json<{ version: number }>().version]).toEqual([200, version + 1]);
    expect(await versionOf(h.sound, number)).toBe(version + 1);
  });

  it('a submission cut before its commit leaves no matter, no party, no job and no number that is followed', async () => {
    const before = await countWork(h.sound);
    const key = `cut-submission-${crypto.randomUUID()}`;
    h.line.cutAtCommitOf(key, 'before');
    gone(await h.send({ url: '/api/resident/matters', body: submission(), key }), 'submission');
    expect(await countWork(h.sound)).toEqual(before);
    expect((await h.send({ url: '/api/resident/matters', body: submission(), key })).statusCode).toBe(201);
  });
});

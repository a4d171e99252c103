// The office changes while matters run: an officer moves in mid-act, a body is abolished with open matters.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { succeedHolders } from '../../server/modules/matters/jobs/succeed-holder.ts';
import { verifyMatters } from '../../server/modules/matters/jobs/verify.ts';
import { inTransaction } from '../../server/platform/db.ts';
import { systemPrincipal } from '../../server/platform/principal.ts';
import { openSession } from '../../server/platform/session.ts';
import { type TestHouse, testHouse } from '../harness/house.ts';
import { officers } from '../harness/small-county.ts';
import { actOn, fileMatter, versionOf, walk } from '../harness/story.ts';
import { workerHouse } from '../harness/worker-house.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
});
afterAll(() => t.close());

async function endPost(name: keyof typeof officers): Promise<number> {
  const { postId } = officers[name];
  const [row] = await t.look<{ version: number }>('select version from people.post where id = $1', [postId]);
  const reply = await t.send({
    as: 'systemAdmin',
    url: `/api/admin/posts/${postId}/end`,
    version: row?.version ?? 1,
    body: { on: '2026-03-02' },
  });
  return reply.statusCode;
}

/** Seats an officer in another body as mediator; the bearer of a session on that post. */
async function newPost(name: keyof typeof officers, organisationId: number): Promise<string> {
  const { officerId } = officers[name];
  const seated = await t.send({
    as: 'systemAdmin',
    url: '/api/admin/posts',
    body: { officerId, organisationId, from: '2026-03-02' },
  });
  expect(seated.statusCode, seated.body).toBeLessThan(300);
  const posts = seated.json<{ posts: { id: number; version: number; organisation: { id: number } }[] }>().posts;
  const post = posts.find((one) => one.organisation.id === organisationId) ?? expect.fail(seated.body);
  const granted = await t.send({
    as: 'securityAdmin',
    url: `/api/admin/posts/${post.id}/roles`,
    version: post.version,
    body: { roles: ['committee_officer', 'mediator'] },
  });
  expect(granted.statusCode, granted.body).toBe(200);
  const at = t.clock.now();
  const session = await inTransaction(t.house.db, systemPrincipal(t.house.countyId, 'test'), (tx) =>
    openSession(
      tx,
      { kind: 'officer', officerId, postId: post.id },
      { at, endsAt: new Date(at.getTime() + 86_400_000), address: '127.0.0.1', agent: 'test' },
    ),
  );
  return session.token;
}

async function stateOf(number: string): Promise<unknown> {
  const [row] = await t.look(
    'select stage, holder_organisation_id as holder, holder_post_id as post from matters.matter where number = $1',
    [number],
  );
  return row;
}

describe('an officer moved to another body in mid-act (中途调岗)', () => {
  it('does the act whole or not at all, and afterwards does none and sees nothing', async () => {
    const { number } = await fileMatter(t, { areaCode: '990101101001' });
    await walk(t, { number, until: 'handling', holder: 21 });
    const version = await versionOf(t, number);
    const [acted, ended] = await Promise.all([
      t.send({
        as: 'liulin',
        url: `/api/matters/${number}/progress`,
        version,
        body: { text: '上午到现场查看', outward: true },
      }),
      endPost('liulin'),
    ]);
    expect(ended).toBe(200);
    expect([200, 401]).toContain(acted.statusCode);
    expect(await versionOf(t, number)).toBe(acted.statusCode === 200 ? version + 1 : version);
    const after = await t.send({
      as: 'liulin',
      url: `/api/matters/${number}/progress`,
      version: await versionOf(t, number),
      body: { text: '再记一笔' },
    });
    expect(after.statusCode).toBe(401);
    expect((await t.send({ as: 'liulin', method: 'GET', url: `/api/matters/${number}` })).statusCode).toBe(401);

    // In the new body the same person sees its matters, and the old body's like those that do not exist; the old body keeps its own.
    const elsewhere = await fileMatter(t, { areaCode: '990101201201' });
    await walk(t, { number: elsewhere.number, until: 'handling', holder: 22 });
    const bearer = await newPost('liulin', 22);
    const look = async (which: string): Promise<number> =>
      (await t.send({ bearer, method: 'GET', url: `/api/matters/${which}` })).statusCode;
    expect([await look(elsewhere.number), await look(number)]).toEqual([200, 404]);
    expect(await stateOf(number)).toMatchObject({ stage: 'handling', holder: 21 });
  });
});

describe('a body abolished with open matters (机构撤并)', () => {
  it('gives what it held to its successor, who signs anew; without one the centre assigns again; the promise does not move', async () => {
    const [signed, waiting, done] = [await fileMatter(t), await fileMatter(t), await fileMatter(t)];
    await walk(t, { number: signed.number, until: 'handling', holder: 27 });
    await walk(t, { number: waiting.number, until: 'assigned', holder: 27 });
    await walk(t, { number: done.number, until: 'answered', holder: 27 });
    const promise = async (number: string): Promise<unknown> =>
      t.look(
        `select c.due_at from matters.clock c join matters.matter m on m.id = c.matter_id where m.number = $1 and c.kind = 'promise'`,
        [number],
      );
    const before = await promise(signed.number);
    expect(await endPost('housing')).toBe(200);
    const [body] = await t.look<{ version: number }>('select version from people.organisation where id = 27');
    const ended = await t.send({
      as: 'systemAdmin',
      url: '/api/admin/organisations/27/end',
      version: body?.version ?? 1,
      body: { on: '2026-03-02', successorId: 23 },
    });
    expect(ended.statusCode, ended.body).toBe(200);
    const worker = await workerHouse(t);
    await Promise.all([succeedHolders(worker, t.clock.now()), succeedHolders(worker, t.clock.now())]);
    for (const { number } of [signed, waiting])
      expect(await stateOf(number)).toEqual({ stage: 'assigned', holder: 23, post: null });
    expect(await stateOf(done.number)).toMatchObject({ stage: 'answered', holder: 27 });
    expect(await promise(signed.number)).toEqual(before);
    expect(await actOn(t, 'hexiCommittee', signed.number, 'sign-for')).toMatchObject({ stage: 'handling' });

    // Its successor is abolished too, and nobody takes over: the centre assigns again.
    expect(await endPost('hexiCommittee')).toBe(200);
    const [next] = await t.look<{ version: number }>('select version from people.organisation where id = 23');
    const gone = await t.send({
      as: 'systemAdmin',
      url: '/api/admin/organisations/23/end',
      version: next?.version ?? 1,
      body: { on: '2026-03-02' },
    });
    expect(gone.statusCode, gone.body).toBe(200);
    await worker.keeper.refresh();
    await succeedHolders(worker, t.clock.now());
    expect(await stateOf(signed.number)).toEqual({ stage: 'accepted', holder: null, post: null });
    expect(
      await actOn(t, 'coordinator', signed.number, 'assign', { organisationId: 20, reason: '原单位撤销' }),
    ).toMatchObject({ stage: 'assigned' });
    expect((await verifyMatters(worker)).faults).toEqual([]);
    await worker.close();
  });
});

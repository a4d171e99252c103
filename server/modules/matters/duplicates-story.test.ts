import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { actOn, fileMatter, ordinary, partyToken, versionOf, walk } from '../../../test/harness/story.ts';
import type { OfficerName } from '../../../test/harness/small-county.ts';
import { workerHouse } from '../../../test/harness/worker-house.ts';
import { photoWithPlace } from '../../../test/journeys/photo.ts';
import { followMainListeners, followMainReactions } from './jobs/follow-main.ts';
import { verifyMatters } from './jobs/verify.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
});
afterAll(() => t.close());

const near = { ...ordinary, description: '楼上漏水三个月未修,天花板已经发霉,请求调处。' };

const own = { ...ordinary, areaCode: '990101101001', description: '屋后水沟被土石堵塞,雨后积水倒灌进院子。' };
const ditch = { ...ordinary, areaCode: '990101101001', description: '村口路灯三盏都不亮,夜里老人出行摔倒过。' };

/** Does what the jobs do for the events of a matter. */
async function follow(number: string): Promise<void> {
  const worker = await workerHouse(t);
  const events = await t.look<{ id: string; name: string }>(
    'select e.id, e.name from platform.event e join matters.matter m on m.id::text = e.subject where m.number = $1',
    [number],
  );
  const task = followMainReactions['matters.followMain'];
  const heard = followMainListeners.map(([name]) => name);
  for (const event of events.filter((one) => heard.includes(one.name)))
    await task?.({ eventId: event.id }, { house: worker, at: t.clock.now() } as never);
  await worker.close();
}

const progressOf = async (filed: { number: string; lookupCode: string }) =>
  (await t.send({ bearer: await partyToken(t, filed), method: 'GET', url: '/api/resident/progress' })).json();

async function tried(as: OfficerName, number: string, what: string, body: object): Promise<Record<string, unknown>> {
  return (
    await t.send({ as, url: `/api/matters/${number}/${what}`, version: await versionOf(t, number), body })
  ).json();
}

async function applicantOf(number: string): Promise<string | undefined> {
  const [party] = await t.look<{ id: string }>(
    `select p.id from matters.party p join matters.matter m on m.id = p.matter_id where m.number = $1 and p.side = 'applicant'`,
    [number],
  );
  return party?.id;
}

/** The rules by which its clocks run now. */
async function clocksOf(number: string): Promise<string[]> {
  const rows = await t.look<{ rule_id: string }>(
    `select c.rule_id from matters.clock c join matters.matter m on m.id = c.matter_id where m.number = $1 and c.state = 'running' order by 1`,
    [number],
  );
  return rows.map((row) => row.rule_id);
}

describe('the same matter reported twice (重复)', () => {
  it('is shown while registering and after, with why and nothing about its people, within the reader’s scope', async () => {
    const first = await fileMatter(t);
    const found = await t.send({
      as: 'clerk',
      url: '/api/matters/duplicates',
      body: { areaCode: near.areaCode, category: '02', description: near.description, names: ['周小满'] },
    });
    expect(found.statusCode, found.body).toBe(200);
    const [item] = found.json<{ items: { number: string; why: string[] }[] }>().items;
    expect(item).toMatchObject({ number: first.number, why: ['text', 'people', 'place', 'category'] });
    expect(found.body).not.toContain('周小满');
    expect(found.body).not.toContain('吴大江');
    // Elsewhere, or for whoever may not see it, there is nothing.
    for (const [as, areaCode] of [
      ['clerk', '990101201201'],
      ['dongshan', near.areaCode],
    ] as const)
      expect(
        (
          await t.send({ as, url: '/api/matters/duplicates', body: { areaCode, description: near.description } })
        ).json(),
      ).toEqual({ items: [] });
    const second = await fileMatter(t, near);
    const after = await t.send({ as: 'clerk', method: 'GET', url: `/api/matters/${second.number}/duplicates` });
    expect(after.json()).toMatchObject({ items: [{ number: first.number }], main: null, linked: [] });
  });

  it('linked, keeps every reporter, receipt and code; it follows the body and the answer, and each reporter is asked and rates', async () => {
    const photo = await photoWithPlace('天花板.jpg');
    const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(photo.name) };
    const { fileId } = (await t.send({ url: '/api/files', body: photo.buffer, headers })).json<{ fileId: string }>();
    const [main, report] = [await fileMatter(t), await fileMatter(t, { ...near, fileIds: [fileId] })];
    await walk(t, { number: main.number, until: 'accepted', holder: 20 });
    await actOn(t, 'clerk', report.number, 'accept', { category: '02', complexity: 'general', urgency: 'urgent' });
    expect(
      await actOn(t, 'coordinator', report.number, 'link', { mainNumber: main.number, reason: '同一处漏水' }),
    ).toMatchObject({ stage: 'linked' });
    // A worse later report raises the urgency of the matter.
    expect(await t.look('select urgency, stage from matters.matter where number = $1', [main.number])).toEqual([
      { urgency: 'urgent', stage: 'accepted' },
    ]);
    await actOn(t, 'coordinator', main.number, 'assign', { organisationId: 20, reason: '由该单位办理' });
    await follow(main.number);
    expect(await progressOf(report)).toMatchObject({
      holder: { name: '新河村人民调解委员会' },
      filed: { description: near.description, photos: [fileId] },
    });
    // The body that handles the matter sees the evidence of each who reported it.
    const url = `/api/matters/${report.number}/files/${fileId}`;
    expect((await t.send({ as: 'xinhe', method: 'GET', url })).headers['content-type']).toBe('image/jpeg');
    await actOn(t, 'xinhe', main.number, 'sign-for');
    await actOn(t, 'xinhe', main.number, 'answer', { result: 'settled', reply: '楼上已经修好。' });
    await follow(main.number);
    await follow(main.number);
    expect(await progressOf(report)).toMatchObject({
      stage: 'answered',
      result: { code: 'merged' },
      reply: '楼上已经修好。',
    });
    await actOn(t, 'head', report.number, 'pass-check');
    await actOn(t, 'head', report.number, 'follow-up', {
      partyId: await applicantOf(report.number),
      way: 'phone',
      reached: 'reached',
      solved: true,
      performed: 'yes',
    });
    expect(await actOn(t, 'head', report.number, 'close')).toMatchObject({ stage: 'closed' });
    const rated = await t.send({
      bearer: await partyToken(t, report),
      url: '/api/resident/rate',
      version: await versionOf(t, report.number),
      body: { acceptance: 5, process: 4, result: 5 },
    });
    expect(rated.statusCode, rated.body).toBe(200);
  });

  it('of which the first is answered or just closed: what is suggested can be linked, gets that answer and no more, and can go by itself again', async () => {
    for (const until of ['answered', 'closed'] as const) {
      const [main, report] = [await fileMatter(t, own), await fileMatter(t, own)];
      await walk(t, { number: main.number, until, holder: 20 });
      await walk(t, { number: report.number, until: 'accepted', holder: 20 });
      const suggested = await t.send({
        as: 'coordinator',
        method: 'GET',
        url: `/api/matters/${report.number}/duplicates`,
      });
      expect(
        suggested.json<{ items: { number: string }[] }>().items.find((one) => one.number === main.number),
      ).toMatchObject({ stage: until, cannot: null });
      const before = await t.look('select version, stage, urgency from matters.matter where number = $1', [
        main.number,
      ]);
      await actOn(t, 'coordinator', report.number, 'link', { mainNumber: main.number, reason: '同一处水沟' });
      await follow(report.number);
      expect(await progressOf(report)).toMatchObject({
        stage: 'answered',
        result: { code: 'merged' },
        reply: '双方已经自行和解。',
      });
      expect(
        await t.look('select version, stage, urgency from matters.matter where number = $1', [main.number]),
      ).toEqual(before);
      expect(await actOn(t, 'coordinator', report.number, 'unlink', { reason: '不是同一户' })).toMatchObject({
        stage: 'accepted',
      });
      expect(await clocksOf(report.number)).toEqual(['promise.general', 'step.assign']);
      await actOn(t, 'coordinator', report.number, 'link', { mainNumber: main.number, reason: '还是同一处' });
      await follow(report.number);
      // The reporter is asked by himself and closed by himself: with what the other was answered, and his own word on it.
      await actOn(t, 'head', report.number, 'pass-check');
      await actOn(t, 'head', report.number, 'follow-up', {
        partyId: await applicantOf(report.number),
        way: 'phone',
        reached: 'reached',
        solved: until === 'answered',
      });
      expect(await actOn(t, 'head', report.number, 'close')).toMatchObject({
        outcome: until === 'answered' ? 'solved' : 'party_disagrees',
      });
    }
  });

  it('suggests with why it cannot be linked what is not accepted, withdrawn, or goes with another, and the act says the same', async () => {
    const [main, waiting, gone, report] = [
      await fileMatter(t, ditch),
      await fileMatter(t, ditch),
      await fileMatter(t, ditch),
      await fileMatter(t, ditch),
    ];
    for (const { number } of [main, gone, report]) await walk(t, { number, until: 'accepted', holder: 20 });
    await actOn(t, 'coordinator', gone.number, 'withdraw', {
      partyId: await applicantOf(gone.number),
      reason: '自己说好了',
    });
    const items = (
      await t.send({ as: 'coordinator', method: 'GET', url: `/api/matters/${report.number}/duplicates` })
    ).json<{ items: { number: string; cannot: string | null }[] }>().items;
    // The oldest of them, and yet named first: it is the one that the report can go with.
    expect(items[0]?.number).toBe(main.number);
    expect(Object.fromEntries(items.map((one) => [one.number, one.cannot]))).toEqual({
      [main.number]: null,
      [waiting.number]: 'not-accepted',
      [gone.number]: 'withdrawn',
    });
    for (const { number, cannot } of items.filter((one) => one.cannot !== null))
      expect(
        await tried('coordinator', report.number, 'link', { mainNumber: number, reason: '同一处水沟' }),
      ).toMatchObject({
        code: 'main-not-open',
        why: cannot,
      });
    // Nobody withdraws for another: the report goes by itself again.
    await actOn(t, 'coordinator', report.number, 'link', { mainNumber: main.number, reason: '同一处水沟' });
    await actOn(t, 'coordinator', main.number, 'withdraw', {
      partyId: await applicantOf(main.number),
      reason: '自己说好了',
    });
    await follow(main.number);
    expect(await progressOf(report)).toMatchObject({ stage: 'accepted', result: null });
    expect(await clocksOf(report.number)).toEqual(['promise.general', 'step.assign']);
  });

  it('can be unlinked and goes by itself again; a chain of links and an unknown matter are refused', async () => {
    const [main, report, third] = [await fileMatter(t), await fileMatter(t, near), await fileMatter(t, near)];
    for (const { number } of [main, report, third]) await walk(t, { number, until: 'accepted', holder: 20 });
    const link = (number: string, mainNumber: string) =>
      tried('coordinator', number, 'link', { mainNumber, reason: '同一处漏水' });
    expect(await link(report.number, report.number)).toMatchObject({ code: 'main-unknown' });
    expect(await link(report.number, '990101-20260302-99999-9')).toMatchObject({ code: 'main-unknown' });
    expect(await link(report.number, main.number)).toMatchObject({ stage: 'linked' });
    expect(await link(third.number, report.number)).toMatchObject({ code: 'main-linked' });
    expect(await link(main.number, third.number)).toMatchObject({ code: 'others-linked' });
    expect(await actOn(t, 'coordinator', report.number, 'unlink', { reason: '不是同一户' })).toMatchObject({
      stage: 'accepted',
      acts: expect.arrayContaining(['assignMatter']),
    });
  });

  it('is not linked across a restriction: whoever sees the one would learn of the other', async () => {
    const [open, danger] = [await fileMatter(t), await fileMatter(t, near)];
    for (const { number } of [open, danger]) await walk(t, { number, until: 'accepted', holder: 20 });
    await actOn(t, 'coordinator', danger.number, 'restrict', { dangerSigns: ['violence'] });
    for (const [one, other] of [
      [open, danger],
      [danger, open],
    ] as const)
      expect(
        await tried('coordinator', one.number, 'link', { mainNumber: other.number, reason: '同一处漏水' }),
      ).toMatchObject({ status: 409, code: 'restricted-differs' });
    expect(
      (await t.send({ as: 'coordinator', method: 'GET', url: `/api/matters/${danger.number}/duplicates` })).json(),
    ).toMatchObject({ items: [] });
  });

  it('two linked with each other at once: one goes with the other, which stays where it is', async () => {
    const pairs = await Promise.all(
      [1, 2, 3].map(async () => [(await fileMatter(t)).number, (await fileMatter(t, near)).number] as const),
    );
    for (const number of pairs.flat()) await walk(t, { number, until: 'accepted', holder: 20 });
    const link = (number: string, mainNumber: string) =>
      tried('coordinator', number, 'link', { mainNumber, reason: '同一处漏水' });
    for (const [one, other] of pairs) {
      const replies = await Promise.all([link(one, other), link(other, one)]);
      expect(replies.filter((reply) => reply['stage'] === 'linked')).toHaveLength(1);
      expect(replies.filter((reply) => reply['status'] === 409)).toHaveLength(1);
      const stages = await t.look<{ stage: string }>(
        'select stage from matters.matter where number = any($1) order by 1',
        [[one, other]],
      );
      expect(stages.map((row) => row.stage)).toEqual(['accepted', 'linked']);
    }
  });

  it('leaves rows, chains, readers and clocks as the histories tell them', async () => {
    const worker = await workerHouse(t);
    expect((await verifyMatters(worker)).faults).toEqual([]);
    await worker.close();
  });
});

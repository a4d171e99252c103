import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { actOn, fileMatter, partyToken, passTimeTo, versionOf, walk } from '../../../test/harness/story.ts';
import { workerHouse } from '../../../test/harness/worker-house.ts';
import { matterSweeps } from './jobs/index.ts';
import { verifyMatters } from './jobs/verify.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
});
afterAll(() => t.close());

const get = async (number: string, what = '', as: 'head' | 'leader' = 'head') =>
  (await t.send({ as, method: 'GET', url: `/api/matters/${number}${what}` })).json();
const progress = async (bearer: string) =>
  (await t.send({ bearer, method: 'GET', url: '/api/resident/progress' })).json();
const applicantOf = async (number: string): Promise<string> =>
  (
    await t.look<{ id: string }>(
      `select p.id from matters.party p join matters.matter m on m.id = p.matter_id where m.number = $1 and p.side = 'applicant'`,
      [number],
    )
  )[0]?.id ?? '';

describe('the call by a third person before closing (回访)', () => {
  it('somebody who is not reached is tried three times at different hours; one who refuses is asked once', async () => {
    const { number } = await fileMatter(t);
    await walk(t, { number, until: 'follow_up', holder: 20 });
    const partyId = await applicantOf(number);
    const close = async () =>
      (
        await t.send({ as: 'head', url: `/api/matters/${number}/close`, version: await versionOf(t, number), body: {} })
      ).json();
    const ring = (doneAt?: string) =>
      actOn(t, 'followUp', number, 'follow-up', {
        partyId,
        way: 'phone',
        reached: 'not_reached',
        ...(doneAt ? { doneAt } : {}),
      });
    await ring();
    await ring();
    expect(await get(number, '/closing')).toMatchObject({
      asked: [{ partyId, enough: false, tries: 1, triesNeeded: 3, hoursApart: 3 }],
    });
    expect(await close()).toMatchObject({ code: 'applicants-not-asked', count: 1 });
    const then = t.clock.now();
    await passTimeTo(t, new Date(then.getTime() + 3 * 3_600_000));
    await ring();
    expect(await close()).toMatchObject({ code: 'applicants-not-asked' });
    await passTimeTo(t, new Date(then.getTime() + 24 * 3_600_000));
    await ring();
    expect((await get(number, '/closing')).asked).toMatchObject([{ enough: true, tries: 3 }]);
    expect(await close()).toMatchObject({ stage: 'closed', outcome: 'solved' });

    const refusing = await fileMatter(t);
    await walk(t, { number: refusing.number, until: 'follow_up', holder: 20 });
    await actOn(t, 'followUp', refusing.number, 'follow-up', {
      partyId: await applicantOf(refusing.number),
      way: 'phone',
      reached: 'refused',
    });
    expect(await actOn(t, 'checker', refusing.number, 'close')).toMatchObject({ stage: 'closed' });
  });

  it('whoever handled it may neither call nor close nor take it up again', async () => {
    const { number } = await fileMatter(t);
    await walk(t, { number, until: 'closed', holder: 20 });
    for (const what of ['follow-up', 'close', 'reopen', 'decline-reopening']) {
      const bodies: Record<string, object> = {
        'follow-up': { partyId: await applicantOf(number), way: 'phone', reached: 'refused' },
        'decline-reopening': { reply: '不同意' },
        reopen: { reason: '需要重新处理' },
      };
      const body = bodies[what] ?? {};
      const reply = await t.send({
        as: 'xinhe',
        url: `/api/matters/${number}/${what}`,
        version: await versionOf(t, number),
        body,
      });
      expect(reply.json(), what).toMatchObject({ status: 403 });
    }
  });
});

describe('a closed matter taken up again (重启)', () => {
  it('a party asks with its code, the centre decides: back to its body, a new promise, everything kept', async () => {
    const filed = await fileMatter(t);
    const { number } = filed;
    await walk(t, { number, until: 'closed', holder: 20 });
    const bearer = await partyToken(t, filed);
    const seen = await progress(bearer);
    expect(seen.acts).toContain('askOwnReopening');
    expect(seen.reopening).toMatchObject({ times: 0, own: null });
    const before = await get(number);
    const asked = await t.send({
      bearer,
      url: '/api/resident/ask-reopening',
      version: seen.version,
      body: { reason: '水管又漏了，请再来看看。' },
    });
    expect(asked.statusCode, asked.body).toBe(200);
    expect(asked.json()).toMatchObject({ stage: 'closed' });
    const waiting = await progress(bearer);
    expect(waiting.reopening.own).toMatchObject({ state: 'asked', decision: null });
    expect(waiting.acts).not.toContain('askOwnReopening');
    const twice = await t.send({
      bearer,
      url: '/api/resident/ask-reopening',
      version: waiting.version,
      body: { reason: '再问一次' },
    });
    expect(twice.json()).toMatchObject({ code: 'reopening-asked-already' });

    await passTimeTo(t, new Date(t.clock.now().getTime() + 3_600_000));
    const reopened = await actOn(t, 'checker', number, 'reopen', { reason: '漏水确有反复。' });
    expect(reopened).toMatchObject({ stage: 'handling' });
    const after = await get(number);
    expect(after).toMatchObject({ timesReopened: 1, result: null, outcome: null, holder: { organisationId: 20 } });
    expect(after.timeline.length).toBe(before.timeline.length + 2);
    expect(after.ratings).toEqual(before.ratings);
    const promises = after.clocks.filter((c: { kind: string }) => c.kind === 'promise');
    expect(promises.map((c: { state: string }) => c.state)).toEqual(['met', 'running']);
    expect(promises[1].startedAt).toBe(t.clock.now().toISOString());
    expect(await get(number, '/closing')).toMatchObject({
      timesReopened: 1,
      askUntil: null,
      reopenings: [
        {
          ground: 'party',
          state: 'reopened',
          reason: '水管又漏了，请再来看看。',
          decision: '漏水确有反复。',
          result: 'settled',
          outcome: 'solved',
        },
      ],
    });
    // Sent back for rework, the promise that resumes is the new one.
    await actOn(t, 'xinhe', number, 'answer', { result: 'settled', reply: '水管已经更换。' });
    await actOn(t, 'head', number, 'return', { reason: '缺少照片' });
    const back = await get(number);
    expect(
      back.clocks.filter((c: { kind: string }) => c.kind === 'promise').map((c: { state: string }) => c.state),
    ).toEqual(['met', 'running']);
  });

  it('declined with a reason that only who asked reads, and may be taken up by the centre of its own accord', async () => {
    const filed = await fileMatter(t);
    const { number } = filed;
    await walk(t, { number, until: 'closed', holder: 20 });
    await actOn(t, 'clerk', number, 'ask-reopening', { partyId: await applicantOf(number), reason: '对结果不满意。' });
    await actOn(t, 'head', number, 'decline-reopening', { reply: '没有新的情况，可以向人民法院起诉。' });
    const told = await progress(await partyToken(t, filed));
    expect(told.reopening.own).toMatchObject({ state: 'declined', decision: '没有新的情况，可以向人民法院起诉。' });
    const none = await t.send({
      as: 'head',
      url: `/api/matters/${number}/decline-reopening`,
      version: await versionOf(t, number),
      body: { reply: '不同意' },
    });
    expect(none.json()).toMatchObject({ code: 'reopening-not-asked' });
    await actOn(t, 'head', number, 'reopen', { reason: '抽查发现材料有误。' });
    expect((await get(number, '/closing')).reopenings.map((r: { ground: string }) => r.ground)).toEqual([
      'party',
      'centre',
    ]);
  });

  it('withdrawn before it was accepted, it lies before the office again; nobody had promised anything', async () => {
    const filed = await fileMatter(t);
    const { number } = filed;
    await actOn(t, 'clerk', number, 'withdraw', { partyId: await applicantOf(number), reason: '先不办了' });
    await actOn(t, 'head', number, 'pass-check');
    await actOn(t, 'followUp', number, 'follow-up', {
      partyId: await applicantOf(number),
      way: 'phone',
      reached: 'refused',
    });
    expect(await actOn(t, 'head', number, 'close')).toMatchObject({ outcome: 'withdrawn' });
    expect(await actOn(t, 'head', number, 'reopen', { reason: '当事人要求继续办理。' })).toMatchObject({
      stage: 'registered',
    });
    const after = await get(number);
    expect(after.clocks.filter((c: { kind: string }) => c.kind === 'promise')).toEqual([]);
    expect(after.clocks.filter((c: { state: string }) => c.state === 'running')).toMatchObject([
      { ruleId: 'step.accept' },
    ]);
  });

  it('cannot be asked for after the days of the profile', async () => {
    const filed = await fileMatter(t);
    await walk(t, { number: filed.number, until: 'closed', holder: 20 });
    const closedAt = t.clock.now();
    await passTimeTo(t, new Date(closedAt.getTime() + 100 * 24 * 3_600_000));
    const late = await t.send({
      as: 'clerk',
      url: `/api/matters/${filed.number}/ask-reopening`,
      version: await versionOf(t, filed.number),
      body: { partyId: await applicantOf(filed.number), reason: '请再看看' },
    });
    expect(late.json()).toMatchObject({ code: 'reopening-too-late' });
    expect((await progress(await partyToken(t, filed))).acts).not.toContain('askOwnReopening');
    await passTimeTo(t, closedAt);
  });
});

describe('how matters ended', () => {
  it('is counted apart: solved, not solved, disagreed, not performed, withdrawn; lists are filtered by it and agree with the counts', async () => {
    const counted = async (): Promise<Record<string, number>> => {
      const { groups } = await get('counts', '', 'leader');
      const told: Record<string, number> = {};
      for (const { stage, outcome, count } of groups as { stage: string; outcome: string | null; count: number }[]) {
        expect(outcome !== null, stage).toBe(stage === 'closed');
        if (outcome !== null) told[outcome] = (told[outcome] ?? 0) + count;
      }
      return told;
    };
    /** A matter answered so, of which the applicant says so when asked. */
    const closed = async (result: string | null, said: object): Promise<unknown> => {
      const { number } = await fileMatter(t);
      if (result === null)
        await actOn(t, 'clerk', number, 'withdraw', { partyId: await applicantOf(number), reason: '先不办了' });
      else {
        await walk(t, { number, until: 'handling', holder: 20 });
        await actOn(t, 'xinhe', number, 'answer', { result, reply: '已经办理。' });
      }
      await actOn(t, 'head', number, 'pass-check');
      const asked = { partyId: await applicantOf(number), way: 'phone', reached: 'reached' };
      await actOn(t, 'followUp', number, 'follow-up', { ...asked, solved: true, performed: 'none', ...said });
      return (await actOn(t, 'head', number, 'close'))['outcome'];
    };
    const before = await counted();
    const ways = [
      ['settled', {}, 'solved'],
      ['cannotBeDone', {}, 'closed_not_solved'],
      ['settled', { solved: false }, 'party_disagrees'],
      ['settled', { performed: 'partly' }, 'not_performed'],
      [null, {}, 'withdrawn'],
    ] as const;
    for (const [result, said, outcome] of ways) expect(await closed(result, said)).toBe(outcome);
    const after = await counted();
    const outcomes = ways.map(([, , outcome]) => outcome);
    expect(outcomes.map((outcome) => (after[outcome] ?? 0) - (before[outcome] ?? 0))).toEqual([1, 1, 1, 1, 1]);
    for (const outcome of outcomes) {
      const { items } = (
        await t.send({ as: 'leader', method: 'GET', url: `/api/matters?outcome=${outcome}&limit=100` })
      ).json();
      expect(items.length, outcome).toBe(after[outcome]);
      expect(items.every((row: { outcome: string }) => row.outcome === outcome)).toBe(true);
    }
  });
});

describe('nothing closes by itself', () => {
  it('no sweep moves a matter that waits for its follow-up, however long it waits', async () => {
    const { number } = await fileMatter(t);
    await walk(t, { number, until: 'follow_up', holder: 20 });
    const answered = await fileMatter(t);
    await walk(t, { number: answered.number, until: 'answered', holder: 20 });
    const worker = await workerHouse(t);
    for (const days of [8, 31, 400]) {
      const at = new Date(t.clock.now().getTime() + days * 24 * 3_600_000);
      for (const sweep of matterSweeps) await sweep.run(worker, at);
    }
    expect((await get(number)).stage).toBe('follow_up');
    expect((await get(answered.number)).stage).toBe('answered');
    const byNobody = await t.look(
      `select 1 from matters.history where act in ('closeMatter', 'passCheck', 'reopenMatter') and actor not like 'officer:%'`,
    );
    expect(byNobody).toEqual([]);
    expect((await verifyMatters(worker)).faults).toEqual([]);
    await worker.close();
  });
});

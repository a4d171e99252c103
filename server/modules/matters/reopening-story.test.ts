import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { officers } from '../../../test/harness/small-county.ts';
import {
  actAndLook as actOn,
  fileMatter,
  partyToken,
  passTimeTo,
  registerAt,
  versionOf,
  walk,
} from '../../../test/harness/story.ts';
import { linesOf } from '../../../test/harness/workbook-lines.ts';
import { workerHouse } from '../../../test/harness/worker-house.ts';
import { photoWithPlace } from '../../../test/journeys/photo.ts';
import { localDateOf } from '../../kernel/instant.ts';
import { inTransaction } from '../../platform/db.ts';
import { systemPrincipal } from '../../platform/principal.ts';
import { touch } from '../../platform/stamps.ts';
import { PEOPLE } from '../people/store/tables.ts';
import { matterSweeps } from './jobs/index.ts';
import { matterReactions } from './reactions.ts';
import { refreshReadersByTime } from './jobs/refresh-readers.ts';
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

describe('an answer (办结)', () => {
  it('has a kind and its proof, which lies with the matter; it is sent back only with a reason, which its body reads, and answered anew', async () => {
    const { number } = await fileMatter(t);
    await walk(t, { number, until: 'handling', holder: 20 });
    const photo = await photoWithPlace('修好的水管.jpg');
    const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(photo.name) };
    const { fileId } = (await t.send({ url: '/api/files', body: photo.buffer, headers })).json<{ fileId: string }>();
    const tried = async (as: 'xinhe' | 'head', what: string, body: object) =>
      (await t.send({ as, url: `/api/matters/${number}/${what}`, version: await versionOf(t, number), body })).json();
    for (const result of ['allGood', 'withdrawn'])
      expect(await tried('xinhe', 'answer', { result, reply: '已经修好。' })).toMatchObject({ code: 'result-unknown' });
    await actOn(t, 'xinhe', number, 'answer', { result: 'settled', reply: '已经修好。', fileIds: [fileId] });
    expect((await get(number)).files).toMatchObject([{ fileId, kind: 'proof' }]);
    expect(await tried('head', 'return', {})).toMatchObject({ status: 400 });
    const reason = '照片看不出是哪一户，请补拍。';
    expect(await actOn(t, 'head', number, 'return', { reason })).toMatchObject({ stage: 'handling' });
    const page = (await t.send({ as: 'xinhe', method: 'GET', url: `/api/matters/${number}` })).json();
    expect(page).toMatchObject({ result: null, files: [{ fileId, kind: 'proof' }] });
    expect(page.timeline.at(-1)).toMatchObject({ act: 'returnForRework', notes: [{ kind: 'reason', body: reason }] });
    expect(await actOn(t, 'xinhe', number, 'answer', { result: 'settled', reply: '已经补拍。' })).toMatchObject({
      stage: 'answered',
    });
  });
});

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
    // Nothing of it is to be handled once more.
    const page = await t.send({ as: 'head', method: 'GET', url: `/api/matters/${number}` });
    expect(page.json().acts).toContain('passCheck');
    expect(page.json().acts).not.toContain('returnForRework');
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
      const { groups, outcomes } = (await get('counts', '', 'leader')) as {
        groups: { areaCode: string; category: string; stage: string; count: number }[];
        outcomes: { outcome: string; count: number }[];
      };
      // One group for each place, category and stage, however its matters ended: whoever looks one up finds all of it.
      const named = groups.map(({ areaCode, category, stage }) => `${areaCode} ${category} ${stage}`);
      expect(new Set(named).size).toBe(named.length);
      const closed = groups.filter(({ stage }) => stage === 'closed').reduce((sum, { count }) => sum + count, 0);
      expect(outcomes.reduce((sum, { count }) => sum + count, 0)).toBe(closed);
      const told = Object.fromEntries(outcomes.filter((one) => one.count > 0).map((one) => [one.outcome, one.count]));
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

describe('a township too small to have a second person (审核回访人员库)', () => {
  const day = (n: number): string => localDateOf(new Date(t.clock.now().getTime() + n * 86_400_000));
  const atDongshan = async (number: string) => t.send({ as: 'dongshan', method: 'GET', url: `/api/matters/${number}` });
  const tryIt = async (as: 'dongshan' | 'hexiClerk', number: string, what: string, body: object = {}) =>
    (await t.send({ as, url: `/api/matters/${number}/${what}`, version: await versionOf(t, number), body })).json();
  /** Kept by the township's own centre, answered by a body beneath it. */
  const answeredAtHexi = async (holder: number, until: 'handling' | 'answered' = 'answered'): Promise<string> => {
    const { number } = await registerAt(t, 'hexiClerk');
    await walk(t, { number, until, holder, by: 'hexiClerk' });
    return number;
  };
  const name = (postId: number, more: object = {}) =>
    t.send({
      as: 'securityAdmin',
      url: '/api/admin/pool',
      body: { areaId: 10, postId, from: day(0), until: day(30), ...more },
    });
  const sweepReaders = async (): Promise<void> => {
    const worker = await workerHouse(t);
    await refreshReadersByTime.run(worker, t.clock.now());
    await worker.close();
  };
  let waiting: string;

  it('is helped by nobody until the county names a post, which needs a checker’s or follow-up person’s role and another township', async () => {
    waiting = await answeredAtHexi(20);
    expect((await atDongshan(waiting)).statusCode).toBe(404);
    // Its own clerk is no checker; until now only the county's centre could check.
    expect(await tryIt('hexiClerk', waiting, 'pass-check')).toMatchObject({ code: 'act-not-yours' });
    expect((await name(officers.dongshan.postId)).json()).toMatchObject({ code: 'pool-roles' });
    await t.look(`update people.post set roles = roles || '{checker,follow_up}' where id = any($1)`, [
      [officers.dongshan.postId, officers.liulin.postId],
    ]);
    await inTransaction(t.house.db, systemPrincipal(1, 'test'), (tx) => touch(tx, PEOPLE));
    expect((await name(officers.liulin.postId)).json()).toMatchObject({ code: 'pool-own-township' });
    expect((await name(officers.dongshan.postId, { from: day(-1) })).json()).toMatchObject({ code: 'pool-dates' });
    const bySystem = await t.send({
      as: 'systemAdmin',
      url: '/api/admin/pool',
      body: { areaId: 10, postId: officers.dongshan.postId, from: day(0) },
    });
    expect(bySystem.statusCode).toBe(403);
    const named = await name(officers.dongshan.postId);
    expect(named.statusCode, named.body).toBe(201);
    expect(named.json()).toMatchObject({ area: '河西镇', organisation: '东山村人民调解委员会', valid: true });
    expect((await name(officers.dongshan.postId)).json()).toMatchObject({ code: 'pool-there' });
    const out = await t.send({ as: 'securityAdmin', method: 'GET', url: '/api/admin/pool/workbook' });
    const [head = [], line = []] = await linesOf(out);
    expect([head[0], line[0], line[2], line[6]]).toEqual(['帮助的乡镇', '河西镇', '东山村人民调解委员会', '在库']);
    expect(line[4]).toMatch(/^2026年\d+月\d+日$/u);
  });

  it('shows them a matter while it is checked and followed up, lets them do just that, and takes it out of their sight after', async () => {
    // What waited already comes with the naming; what is handled still does not.
    await sweepReaders();
    const handled = await answeredAtHexi(20, 'handling');
    expect((await atDongshan(handled)).statusCode).toBe(404);
    const seen = await atDongshan(waiting);
    expect(seen.statusCode, seen.body).toBe(200);
    expect(seen.json().acts.toSorted()).toEqual(['passCheck', 'returnForRework']);
    const listed = (await t.send({ as: 'dongshan', method: 'GET', url: '/api/matters?stage=answered' })).json();
    expect(listed.items.map((one: { number: string }) => one.number)).toEqual([waiting]);
    expect(await tryIt('dongshan', waiting, 'progress', { text: '代为办理' })).toMatchObject({ code: 'act-not-yours' });
    await actOn(t, 'dongshan', waiting, 'pass-check');
    // Checkers and who follows up have a key each; the page says once that the pool sees it.
    const why = (await atDongshan(waiting)).json().readers.map((one: { why: string }) => one.why);
    expect(why.filter((one: string) => one === 'pool-of-township')).toHaveLength(1);
    const partyId = await applicantOf(waiting);
    const asked = { partyId, way: 'phone', reached: 'reached', solved: true, performed: 'yes' };
    await actOn(t, 'dongshan', waiting, 'follow-up', asked);
    expect(await actOn(t, 'dongshan', waiting, 'close')).toMatchObject({
      stage: 'closed',
      outcome: 'solved',
      acts: [],
    });
    expect((await atDongshan(waiting)).statusCode).toBe(404);
    // The person sees that somebody of the other township opened it.
    const openings = await t.look(
      `select 1 from matters.opening o join matters.matter m on m.id = o.matter_id where m.number = $1 and o.post_id = $2`,
      [waiting, officers.dongshan.postId],
    );
    expect(openings.length).toBeGreaterThan(0);
    // They are told that one waits, as the centre's own checkers are.
    const back = await answeredAtHexi(20);
    const [told] = await t.look<{ id: string }>(
      `select e.id from platform.event e join matters.matter m on m.id::text = e.subject where m.number = $1 and e.name = 'matter.answered'`,
      [back],
    );
    const worker = await workerHouse(t);
    await matterReactions['matters.tell']?.(
      { countyId: 1, eventId: told?.id },
      { house: worker, at: t.clock.now(), attempt: 1 },
    );
    await worker.close();
    expect((await t.send({ as: 'dongshan', method: 'GET', url: '/api/notices' })).body).toContain(back);
    expect((await t.send({ as: 'liulin', method: 'GET', url: '/api/notices' })).body).not.toContain(back);
    // Sent back, it is the holder's again and out of sight.
    await actOn(t, 'dongshan', back, 'return', { reason: '答复没有写明依据' });
    expect((await atDongshan(back)).statusCode).toBe(404);
    const [row] = await t.look<{ keys: string[] }>(
      `select array_agg(key order by key) as keys from matters.reader r join matters.matter m on m.id = r.matter_id where m.number = $1`,
      [back],
    );
    expect(row?.keys.filter((key) => /^[cf]/u.test(key))).toEqual([]);
  });

  it('never by the body that handled it, nor for what is restricted or kept by the county; and not after its last day', async () => {
    const own = await answeredAtHexi(22);
    expect(await tryIt('dongshan', own, 'pass-check')).toMatchObject({ code: 'handler-apart' });
    const restricted = await answeredAtHexi(20, 'handling');
    await actOn(t, 'hexiClerk', restricted, 'restrict', { dangerSigns: ['violence'] });
    await actOn(t, 'xinhe', restricted, 'answer', { result: 'settled', reply: '双方已经自行和解。' });
    expect((await atDongshan(restricted)).statusCode).toBe(404);
    const { number: county } = await fileMatter(t);
    await walk(t, { number: county, until: 'answered', holder: 20 });
    expect((await atDongshan(county)).statusCode).toBe(404);
    const last = await answeredAtHexi(20);
    expect((await atDongshan(last)).statusCode).toBe(200);
    const [member] = (await t.send({ as: 'securityAdmin', method: 'GET', url: '/api/admin/pool' })).json().items;
    const ended = await t.send({
      as: 'securityAdmin',
      url: `/api/admin/pool/${member.id}/end`,
      version: member.version,
      body: { on: day(1), reason: '借用期满' },
    });
    expect(ended.json(), ended.body).toMatchObject({ valid: true, validTo: day(1) });
    expect((await atDongshan(last)).statusCode).toBe(200);
    await passTimeTo(t, new Date(t.clock.now().getTime() + 86_400_000));
    expect((await atDongshan(last)).statusCode).toBe(404);
    expect(await tryIt('dongshan', last, 'pass-check')).toMatchObject({ status: 404 });
    const trail = await t.look<{ what: string }>(
      `select what from people.audit_entry where target like 'pool-member:%' and outcome = 'done' order by sequence`,
    );
    expect(trail.map((one) => one.what)).toEqual(['namePoolMember', 'endPoolMember']);
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

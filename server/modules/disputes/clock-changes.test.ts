import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { type OfficerName, officers } from '../../../test/harness/small-county.ts';
import { actOn, ordinary, passTimeTo, versionOf } from '../../../test/harness/story.ts';
import { workerHouse } from '../../../test/harness/worker-house.ts';
import { inTransaction } from '../../platform/db.ts';
import { systemPrincipal } from '../../platform/principal.ts';
import { touch } from '../../platform/stamps.ts';
import { verifyMatters } from '../matters/index.ts';
import { PEOPLE } from '../people/store/tables.ts';
import { sweeps } from '../../tasks.ts';
import { aMatterInHand, aScan, enterMediators, mediate, type StartedMatter } from './testing.ts';

let t: TestHouse;
let worker: Awaited<ReturnType<typeof workerHouse>>;
beforeAll(async () => {
  // Monday 14 September 2026, 10:00.
  t = await testHouse(new Date('2026-09-14T10:00:00+08:00'));
  worker = await workerHouse(t);
  await enterMediators(t);
});
afterAll(async () => {
  await worker.close();
  await t.close();
});

interface ClockSeen {
  id: string;
  ruleId: string;
  state: string;
  dueDate: string;
  dueAt: string;
  pausedUntil: string | null;
  mayPause: { id: string }[];
  mayExtend: { most: number; unit: string } | null;
  steps: { zh: string[] };
}

const page = async (m: { number: string }, as: OfficerName = 'xinhe') =>
  (await t.send({ as, method: 'GET', url: `/api/matters/${m.number}` })).json();
const clockOf = async (m: { number: string }, ruleId: string): Promise<ClockSeen> =>
  (await page(m)).clocks.findLast((c: ClockSeen) => c.ruleId === ruleId);

/** An act on clocks by somebody, whatever comes of it. */
async function tried(as: OfficerName, m: StartedMatter, what: string, body: object) {
  const version = await versionOf(t, m.number);
  return t.send({ as, url: `/api/matters/${m.number}/clocks/${what}`, version, body });
}
const act = (as: OfficerName, m: StartedMatter, what: string, body: object) =>
  actOn(t, as, m.number, `clocks/${what}`, body);

/** Everything that the history says stands in the rows. */
const sound = async (m: StartedMatter): Promise<unknown[]> =>
  (await verifyMatters(worker)).faults.filter((fault) => fault.number === m.number);

describe('a prolongation of the promise (延期审批)', () => {
  it('is asked for before the end, decided one level up by another, once, and the parties are told', async () => {
    const m = await aMatterInHand(t);
    const promise = await clockOf(m, 'promise.general');
    // Seven working days from Monday 14 September: 15–18, the worked Sunday 20, 21, 22.
    expect(promise).toMatchObject({ dueDate: '2026-09-22', mayExtend: { most: 7, unit: 'workingDays' } });
    const asked = await act('xinhe', m, 'request-extension', {
      clockId: promise.id,
      amount: 5,
      words: '需等待第三方检测结果，双方均同意等候。',
    });
    expect(await clockOf(m, 'promise.general')).toMatchObject({ dueDate: '2026-09-22' });
    const again = await tried('xinhe', m, 'request-extension', { clockId: promise.id, amount: 5, words: '再申请' });
    expect(again.json()).toMatchObject({ status: 409, code: 'clock-request-waiting' });

    expect((await page(m, 'head')).acts).toEqual(expect.arrayContaining(['approveClockRequest', 'refuseClockRequest']));
    expect((await page(m)).acts).not.toContain('approveClockRequest');
    const byAsker = await tried('xinhe', m, 'approve', { requestId: asked['requestId'] });
    expect(byAsker.statusCode).toBe(403);
    const approved = await act('head', m, 'approve', { requestId: asked['requestId'] });
    // Five more from 22 September: 23, 24, (25–27 中秋) 28, 29, 30.
    expect(approved).toMatchObject({ dueDate: '2026-09-30', certain: true });
    const after = await clockOf(m, 'promise.general');
    expect(after.steps.zh.join('')).toContain('再延长5个工作日');
    expect(after.mayExtend).toBeNull();
    const twice = await tried('xinhe', m, 'request-extension', { clockId: promise.id, amount: 1, words: '再申请' });
    expect(twice.json()).toMatchObject({ status: 409, code: 'extension-used' });
    const decided = await tried('head', m, 'approve', { requestId: asked['requestId'] });
    expect(decided.json()).toMatchObject({ status: 409, code: 'clock-request-decided' });
    const [told] = await t.look(
      `select 1 as one from platform.event e join matters.matter x on x.id::text = e.subject where x.number = $1 and e.name = 'matter.deadlineMoved'`,
      [m.number],
    );
    expect(told).toEqual({ one: 1 });
    expect(await sound(m)).toEqual([]);
    const [row] = await t.look<{ due: string }>(
      "select to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as due from matters.matter where number = $1",
      [m.number],
    );
    expect(row?.due).toBe('2026-09-30');
  });

  it('is never decided by whoever asked for it, even as head of the centre', async () => {
    const m = await aMatterInHand(t);
    const promise = await clockOf(m, 'promise.general');
    const roles = async (change: string): Promise<void> => {
      await t.look(`update people.post set roles = ${change} where id = $1`, [officers.coordinator.postId]);
      await inTransaction(t.house.db, systemPrincipal(1, 'test'), (tx) => touch(tx, PEOPLE));
      await t.house.keeper.refresh();
    };
    await roles(`roles || '{centre_head}'`);
    const body = { clockId: promise.id, amount: 2, words: '等待检测结果。' };
    const { requestId } = await act('coordinator', m, 'request-extension', body);
    for (const [what, more] of [
      ['approve', {}],
      ['refuse', { reason: '不同意' }],
    ] as const)
      expect((await tried('coordinator', m, what, { requestId, ...more })).json()).toMatchObject({
        status: 403,
        code: 'asker-apart',
      });
    expect(await act('head', m, 'approve', { requestId })).toMatchObject({ dueDate: '2026-09-24' });
    await roles(`array_remove(roles, 'centre_head')`);
  });

  it('is not longer than the rule allows, and a refusal leaves the date with its reason', async () => {
    const m = await aMatterInHand(t);
    const promise = await clockOf(m, 'promise.general');
    const long = await tried('xinhe', m, 'request-extension', { clockId: promise.id, amount: 8, words: '案情复杂' });
    expect(long.json()).toMatchObject({ status: 400, code: 'extension-too-long', most: 7 });
    const { requestId } = await act('xinhe', m, 'request-extension', {
      clockId: promise.id,
      amount: 7,
      words: '案情复杂',
    });
    await act('head', m, 'refuse', { requestId, reason: '理由不充分，请按期办结。' });
    expect(await clockOf(m, 'promise.general')).toMatchObject({ dueDate: '2026-09-22' });
    expect((await page(m, 'head')).acts).not.toContain('approveClockRequest');
    expect((await page(m)).clockRequests).toMatchObject([{ kind: 'extend', amount: 7, decision: 'refused' }]);
    expect(await sound(m)).toEqual([]);
  });

  it('asked in the last second is asked in time and may be granted later; a second after it is too late', async () => {
    const [first, second] = [await aMatterInHand(t), await aMatterInHand(t)];
    const [one, two] = [await clockOf(first, 'promise.general'), await clockOf(second, 'promise.general')];
    expect(new Date(one.dueAt)).toEqual(new Date('2026-09-22T23:59:59+08:00'));
    const before = t.clock.now();
    await passTimeTo(t, new Date('2026-09-22T23:59:59.999+08:00'));
    const { requestId } = await act('xinhe', first, 'request-extension', {
      clockId: one.id,
      amount: 2,
      words: '次日即可办结',
    });
    await passTimeTo(t, new Date('2026-09-23T00:00:00+08:00'));
    const late = await tried('xinhe', second, 'request-extension', { clockId: two.id, amount: 2, words: '次日即可' });
    expect(late.json()).toMatchObject({ code: 'clock-already-due' });
    await passTimeTo(t, new Date('2026-09-23T09:00:00+08:00'));
    // 23 and 24 September.
    expect(await act('head', first, 'approve', { requestId })).toMatchObject({ dueDate: '2026-09-24' });
    expect(await sound(first)).toEqual([]);
    await passTimeTo(t, before);
  });

  it('two who ask at once leave one request, two heads who decide at once one decision', async () => {
    const m = await aMatterInHand(t);
    const { id: clockId } = await clockOf(m, 'promise.general');
    const version = await versionOf(t, m.number);
    const body = { clockId, amount: 3, words: '需要补充勘查' };
    const url = `/api/matters/${m.number}/clocks/request-extension`;
    const asked = await Promise.all([1, 2].map(() => t.send({ as: 'xinhe', url, version, body })));
    expect(asked.map((r) => r.statusCode).toSorted((a, b) => a - b)).toEqual([200, 412]);
    const [request] = (await page(m)).clockRequests;
    const now = await versionOf(t, m.number);
    const decisions = await Promise.all(
      ['approve', 'refuse'].map((what) =>
        t.send({
          as: 'head',
          url: `/api/matters/${m.number}/clocks/${what}`,
          version: now,
          body: { requestId: request.id, ...(what === 'refuse' ? { reason: '不予延期' } : {}) },
        }),
      ),
    );
    expect(decisions.map((r) => r.statusCode).toSorted((a, b) => a - b)).toEqual([200, 412]);
    expect(await sound(m)).toEqual([]);
  });
});

describe('a pause (中止)', () => {
  it('needs a reason of the rule, evidence and a last day; it does not count across 国庆, and resuming early gives days back', async () => {
    const m = await aMatterInHand(t);
    const promise = await clockOf(m, 'promise.general');
    expect(promise.mayPause.map((reason) => reason.id).toSorted()).toEqual(['appraisal', 'otherCase', 'partyAbsent']);
    const ask = async (more: object) =>
      tried('xinhe', m, 'request-pause', {
        clockId: promise.id,
        reason: 'appraisal',
        until: '2026-10-09',
        fileIds: [await aScan(t)],
        words: '已委托房屋安全鉴定。',
        ...more,
      });
    expect((await ask({ fileIds: [] })).statusCode).toBe(400);
    expect((await ask({ reason: 'forceMajeure' })).json()).toMatchObject({ code: 'pause-not-provided' });
    expect((await ask({ until: '2026-09-14' })).json()).toMatchObject({ code: 'pause-ends-too-early' });
    expect((await ask({ until: '2026-12-31' })).json()).toMatchObject({ code: 'pause-too-long' });
    const { requestId } = (await ask({})).json();
    const approved = await act('head', m, 'approve', { requestId });
    // All seven days were left on 14 September; after Friday 9 October: the worked Saturday 10, 12–16, 19 October.
    expect(approved).toMatchObject({ dueDate: '2026-10-19' });
    const paused = await clockOf(m, 'promise.general');
    expect(paused).toMatchObject({ pausedUntil: '2026-10-09', state: 'running' });
    expect(paused.steps.zh.join('')).toContain('中止（鉴定、评估期间）');
    expect((await page(m)).acts).toContain('resumeClock');
    const twice = await ask({ until: '2026-10-20' });
    expect(twice.json()).toMatchObject({ status: 409, code: 'clock-paused' });

    await passTimeTo(t, new Date('2026-09-21T15:00:00+08:00'));
    // Resumed on Monday 21 September: 22, 23, 24, 28, 29, 30 September and 8 October.
    expect(await act('xinhe', m, 'resume', { clockId: promise.id, words: '鉴定报告已收到。' })).toMatchObject({
      dueDate: '2026-10-08',
    });
    expect(await clockOf(m, 'promise.general')).toMatchObject({ pausedUntil: null });
    expect((await page(m)).acts).not.toContain('resumeClock');
    const none = await tried('xinhe', m, 'resume', { clockId: promise.id });
    expect(none.json()).toMatchObject({ status: 409, code: 'clock-not-paused' });
    expect(await sound(m)).toEqual([]);
  });

  it('ends by itself after its last day', async () => {
    await passTimeTo(t, new Date('2026-09-21T15:00:00+08:00'));
    const m = await aMatterInHand(t);
    const promise = await clockOf(m, 'promise.general');
    const { requestId } = await act('xinhe', m, 'request-pause', {
      clockId: promise.id,
      reason: 'partyAbsent',
      until: '2026-09-23',
      fileIds: [await aScan(t)],
      words: '申请人外出就医，三日后返回。',
    });
    await act('head', m, 'approve', { requestId });
    expect((await page(m)).acts).toContain('resumeClock');
    await passTimeTo(t, new Date('2026-09-24T09:00:00+08:00'));
    await sweeps.find((s) => s.name === 'matters.lapse')?.run(worker, t.clock.now());
    expect((await page(m)).acts).not.toContain('resumeClock');
    expect(await clockOf(m, 'promise.general')).toMatchObject({ pausedUntil: null, state: 'running' });
    expect(await sound(m)).toEqual([]);
  });

  it('of a period of law only as its row provides: the month of a mediation for an appraisal, prolonged by the parties and by nobody else', async () => {
    const m = await aMatterInHand(t);
    await mediate(t, m, 'accepted');
    const month = await clockOf(m, 'law.peoplesMediation');
    // From Thursday 24 September one month: Saturday 24 October, moved on to Monday 26.
    expect(month).toMatchObject({ dueDate: '2026-10-26', mayExtend: null });
    const byOffice = await tried('xinhe', m, 'request-extension', {
      clockId: month.id,
      amount: 1,
      words: '再给一个月',
    });
    expect(byOffice.json()).toMatchObject({ code: 'extension-not-provided', by: 'parties' });
    const { requestId } = await act('xinhe', m, 'request-pause', {
      clockId: month.id,
      reason: 'appraisal',
      until: '2026-10-10',
      fileIds: [await aScan(t)],
      words: '双方同意委托鉴定。',
    });
    // Sixteen days not counted: 24 October and 16 days, Monday 9 November.
    expect(await act('head', m, 'approve', { requestId })).toMatchObject({ dueDate: '2026-11-09' });
    expect(await sound(m)).toEqual([]);
  });

  it('that waits when its clock ends needs no decision any more', async () => {
    const m = await aMatterInHand(t);
    const promise = await clockOf(m, 'promise.general');
    const { requestId } = await act('xinhe', m, 'request-extension', {
      clockId: promise.id,
      amount: 3,
      words: '以防来不及',
    });
    await actOn(t, 'xinhe', m.number, 'answer', { result: 'settled', reply: '双方已经自行和解。' });
    expect((await page(m)).clockRequests).toMatchObject([{ id: requestId, decision: 'moot' }]);
    expect((await page(m, 'head')).acts).not.toContain('approveClockRequest');
  });
});

describe('rights that time bars (时效)', () => {
  it('are warned of by the category at registration, to the office and to the applicant, with whether mediation interrupts them', async () => {
    const m = await aMatterInHand(t, { category: '08' });
    const bars = (await page(m)).timeBars as { ruleId: string; interruptedBy: { zh: string } | null }[];
    const ids = bars.map((bar) => bar.ruleId);
    expect(ids).toContain('law.civilLimitation');
    expect(ids).not.toContain('law.enforcement');
    expect(bars.find((bar) => bar.ruleId === 'law.civilLimitation')?.interruptedBy?.zh).toContain('第一百九十五条');
    const token = (
      await t.send({ url: '/api/resident/track', body: { number: m.number, lookupCode: m.lookupCode } })
    ).json();
    expect(token.timeBars.map((bar: { ruleId: string }) => bar.ruleId)).toEqual(ids);
    const atDesk = await t.send({
      as: 'clerk',
      url: '/api/matters',
      body: {
        ...ordinary,
        category: '08',
        respondents: [{ role: 'self', name: '吴大江' }],
        noticeVersion: t.house.profile.notice.version,
      },
    });
    expect(atDesk.json().timeBars.map((bar: { ruleId: string }) => bar.ruleId)).toEqual(ids);
  });

  it('run from the day that the clerk records; a claim here begins them anew only where the law says so', async () => {
    await passTimeTo(t, new Date('2026-09-24T09:00:00+08:00'));
    const m = await aMatterInHand(t);
    const record = (body: object) => tried('xinhe', m, 'time-bar', body);
    const unknown = await record({ ruleId: 'law.peoplesMediation', from: '2026-09-01' });
    expect(unknown.json()).toMatchObject({ code: 'time-bar-unknown' });
    const future = await record({ ruleId: 'law.labour.limitation', from: '2026-10-01' });
    expect(future.json()).toMatchObject({ code: 'time-bar-in-future' });
    const fixed = await record({ ruleId: 'law.adminSuit.sue', from: '2026-09-01', interrupted: true });
    expect(fixed.json()).toMatchObject({ code: 'time-bar-not-interrupted' });
    const over = await record({ ruleId: 'law.labour.limitation', from: '2025-08-31', interrupted: true });
    expect(over.json()).toMatchObject({ code: 'time-bar-over-before', dueDate: '2026-08-31' });
    // 行政复议法 20: sixty days from 1 September: 31 October, a Saturday: Monday 2 November.
    const sixty = await act('xinhe', m, 'time-bar', { ruleId: 'law.reconsideration.apply', from: '2026-09-01' });
    expect(sixty).toMatchObject({ dueDate: '2026-11-02' });
    // 劳动争议调解仲裁法 27: one year from 3 November 2025, a Tuesday in 2026; interrupted by asking here on 24 September 2026: a year from then.
    const year = await act('xinhe', m, 'time-bar', { ruleId: 'law.labour.limitation', from: '2025-11-03' });
    expect(year).toMatchObject({ dueDate: '2026-11-03' });
    const anew = await act('xinhe', m, 'time-bar', {
      ruleId: 'law.labour.limitation',
      from: '2025-11-03',
      interrupted: true,
    });
    expect(anew).toMatchObject({ dueDate: '2027-09-24', certain: false });
    const labour = (await page(m)).clocks.filter((c: ClockSeen) => c.ruleId === 'law.labour.limitation');
    expect(labour.map((c: ClockSeen) => c.state).toSorted()).toEqual(['running', 'stopped']);
    expect((await clockOf(m, 'law.labour.limitation')).steps.zh.join('')).toContain('第二十七条');
    expect(await sound(m)).toEqual([]);
  });

  it('are reminded of once for each number of days that the rule names', async () => {
    const m = await aMatterInHand(t);
    await act('xinhe', m, 'time-bar', { ruleId: 'law.reconsideration.apply', from: '2026-09-01' });
    const remind = async (at: string): Promise<number> => {
      await passTimeTo(t, new Date(at));
      await Promise.all(
        [1, 2].map(async () => sweeps.find((s) => s.name === 'matters.remindOfBars')?.run(worker, t.clock.now())),
      );
      const rows = await t.look(
        `select 1 from platform.event e join matters.matter x on x.id::text = e.subject where x.number = $1 and e.name = 'matter.timeBarNear'`,
        [m.number],
      );
      return rows.length;
    };
    // Twenty days, seven and two before 2 November.
    expect(await remind('2026-10-12T08:25:00+08:00')).toBe(0);
    expect(await remind('2026-10-13T08:25:00+08:00')).toBe(1);
    expect(await remind('2026-10-14T08:25:00+08:00')).toBe(1);
    expect(await remind('2026-10-26T08:25:00+08:00')).toBe(2);
    expect(await remind('2026-10-31T08:25:00+08:00')).toBe(3);
    expect(await remind('2026-11-02T08:25:00+08:00')).toBe(3);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { actOn, passTimeTo, versionOf } from '../../../test/harness/story.ts';
import { workerHouse } from '../../../test/harness/worker-house.ts';
import { verifyMatters } from '../matters/index.ts';
import { sweeps, tasksOf } from '../../tasks.ts';
import { aDraft, aMatterInHand, aScan, enterMediators, mediate, mediators, type StartedMatter } from './testing.ts';

let t: TestHouse;
let worker: Awaited<ReturnType<typeof workerHouse>>;
beforeAll(async () => {
  // Wednesday 6 January 2027: the notice of that year is not out yet in the calendar that comes with the house.
  t = await testHouse(new Date('2027-01-06T10:00:00+08:00'));
  worker = await workerHouse(t);
  await enterMediators(t);
});
afterAll(async () => {
  await worker.close();
  await t.close();
});

const notice = {
  year: 2027,
  source: '国办发明电〔2026〕9号',
  table: `2027-01-01至2027-01-03,放假,元旦
2027-01-14,放假,元旦
2027-01-31,上班,春节
2027-02-05至2027-02-12,放假,春节
2027-04-05,放假,清明节
2027-05-01至2027-05-05,放假,劳动节
2027-06-09,放假,端午节
2027-09-15,放假,中秋节
2027-10-01至2027-10-07,放假,国庆节`,
};

/** A matter whose month of mediation, begun on 6 January 2027, was prolonged by fifteen days; one more whose agreement just took effect. */
async function prolonged(): Promise<StartedMatter> {
  const m = await aMatterInHand(t);
  await mediate(t, m, 'accepted');
  await actOn(t, m.handler, m.number, 'mediation/prolong', {
    amount: 15,
    unit: 'calendarDays',
    agreedBy: [
      { partyId: m.applicant, how: 'phone' },
      { partyId: m.respondent, how: 'visit' },
    ],
  });
  return m;
}

/** From the session to the seal: a sum to be paid by 31 January, signed on paper, sealed. */
async function takeEffect(m: StartedMatter): Promise<void> {
  const act = (what: string, body: object) => actOn(t, m.handler, m.number, `mediation/${what}`, body);
  await mediate(t, m, 'in_session');
  const obligations = [
    {
      debtorId: m.respondent,
      creditorId: m.applicant,
      what: '支付墙面损失补偿',
      amountFen: 120_000,
      dueOn: '2027-01-31',
      way: '转账',
    },
  ];
  await act('agreement', aDraft(m, { obligations }));
  await act('agreement/sign', {
    way: 'paper',
    signatures: [
      { partyId: m.applicant, how: 'signature' },
      { partyId: m.respondent, how: 'fingerprint' },
    ],
  });
  await act('agreement/mediator-sign', { mediatorId: mediators.xinhe });
  await act('agreement/seal', { fileIds: [await aScan(t)] });
}

interface Row extends Record<string, unknown> {
  rule_id: string;
  state: string;
  due_date: string;
  certain: boolean;
  calendar_version: number;
}

const clocksOf = (number: string): Promise<Row[]> =>
  t.look<Row>(
    `select rule_id, c.state, c.due_date::text as due_date, certain, calendar_version, steps from matters.clock c join matters.matter m on m.id = c.matter_id
     where m.number = $1 order by c.due_at, c.started_at`,
    [number],
  );

/** Works off whatever waits in the queue of the house under these names, as the worker does. */
async function work(name: string, payload: Record<string, unknown> = { countyId: 1 }): Promise<void> {
  await worker.keeper.refresh();
  await tasksOf(worker, {})[name]?.(payload, { house: worker, at: t.clock.now(), attempt: 1 });
}

describe('a notice of holidays under running clocks (放假安排)', () => {
  let m: StartedMatter;
  let before: Row[];

  it('is read in by the system administrator alone, and refused whole when it is wrong', async () => {
    m = await prolonged();
    before = await clocksOf(m.number);
    // One month from 6 January is 6 February, in 春节 (5–8 February by law): 9 February; fifteen days more: 24 February.
    expect(before.filter((c) => c.rule_id === 'law.peoplesMediation')).toMatchObject([
      { state: 'stopped', due_date: '2027-02-09', certain: false },
      { state: 'running', due_date: '2027-02-24', certain: false },
    ]);
    expect((await t.send({ as: 'coordinator', url: '/api/calendar/notices', body: notice })).statusCode).toBe(403);
    const hand = (body: object, key = crypto.randomUUID()) =>
      t.send({ as: 'systemAdmin', url: '/api/calendar/notices', body, key });
    for (const bad of [
      { table: '2027-10-01至2027-10-07,放假,国庆节' },
      { table: '2027-10-07至2027-10-01,放假,国庆节' },
      { table: '2028-01-01,放假,元旦' },
      { table: `${notice.table}\n2027-10-01,上班,国庆节` },
      { table: undefined },
    ])
      expect((await hand({ ...notice, ...bad })).json(), String(bad.table)).toMatchObject({
        status: 400,
        code: 'calendar-notice-invalid',
      });
    const key = crypto.randomUUID();
    const [read, again] = await Promise.all([hand(notice, key), hand(notice, key)]);
    expect(read.statusCode, read.body).toBe(200);
    expect(read.json()).toMatchObject({ version: 2, lastAnnouncedYear: 2027 });
    // The same notice sent twice is read in once; another one under the same key is not.
    expect(again.json()).toEqual(read.json());
    expect((await hand(notice, key)).json()).toEqual(read.json());
    expect((await hand({ ...notice, source: '另一份通知' }, key)).json()).toMatchObject({ code: 'key-reused' });
    const calendar = (await t.send({ method: 'GET', url: '/api/calendar?year=2027' })).json();
    expect(calendar.versions.map((v: { version: number }) => v.version)).toEqual(expect.arrayContaining([1, 2]));
    expect(calendar.versions).toHaveLength(2);
    const trail = await t.send({ as: 'auditAdmin', method: 'GET', url: '/api/admin/audit?what=importHolidayNotice' });
    expect(trail.json().items).toMatchObject([
      { outcome: 'done', target: 'calendar:2', facts: { year: 2027, source: notice.source } },
      { outcome: 'refused', why: 'role-not-allowed', officer: { id: 2 } },
    ]);
    expect(read.json().changed).toEqual(
      expect.arrayContaining(['2027-01-14', '2027-01-31', '2027-02-09', '2027-02-12']),
    );
    // Nothing moved yet: that is the job's work, which waits in the queue.
    expect(await clocksOf(m.number)).toEqual(before);
    expect(
      await t.look("select 1 as one from graphile_worker.jobs where task_identifier = 'matters.recomputeClocks'"),
    ).toHaveLength(1);
  });

  it('moves what runs, two workers at once do it once, and a prolonged period moves from its own first end', async () => {
    await Promise.all([work('matters.recomputeClocks'), work('matters.recomputeClocks')]);
    const after = await clocksOf(m.number);
    // 6 February now moves on over 12 February and the weekend to Monday 15; fifteen days more: 2 March.
    expect(after.filter((c) => c.rule_id === 'law.peoplesMediation')).toMatchObject([
      { state: 'stopped', due_date: '2027-02-09' },
      { state: 'running', due_date: '2027-03-02', certain: true, calendar_version: 2 },
    ]);
    // Seven working days from 6 January: 7, 8, 11–15 January; with 14 January off, Monday 18.
    const promise = (rows: Row[]) => rows.find((c) => c.rule_id === 'promise.general');
    expect(promise(before)).toMatchObject({ due_date: '2027-01-15' });
    expect(promise(after)).toMatchObject({ due_date: '2027-01-18', certain: true });
    const [row] = await t.look<{ due: string }>(
      "select to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as due from matters.matter where number = $1",
      [m.number],
    );
    expect(row?.due).toBe('2027-01-18');
    const entries = await t.look<{ facts: string }>(
      "select facts from matters.history h join matters.matter m on m.id = h.matter_id where m.number = $1 and act = 'recomputeClock' order by seq",
      [m.number],
    );
    expect(entries.map((e) => JSON.parse(e.facts))).toMatchObject([
      { ruleId: 'promise.general', from: '2027-01-15', to: '2027-01-18', calendarVersion: 2 },
      { ruleId: 'law.peoplesMediation', from: '2027-02-24', to: '2027-03-02', calendarVersion: 2 },
    ]);
  });

  it('leaves ended clocks as they ended, and a second run changes nothing', async () => {
    const after = await clocksOf(m.number);
    for (const ended of before.filter((c) => c.state !== 'running')) expect(after).toContainEqual(ended);
    const version = await versionOf(t, m.number);
    await work('matters.recomputeClocks');
    await sweeps.find((s) => s.name === 'matters.recomputeBehind')?.run(worker, t.clock.now());
    expect(await clocksOf(m.number)).toEqual(after);
    expect(await versionOf(t, m.number)).toBe(version);
  });

  it('explains the new day by the notice, lists what moved, and tells the parties', async () => {
    const page = (await t.send({ as: 'xinhe', method: 'GET', url: `/api/matters/${m.number}` })).json();
    const running = page.clocks.find(
      (c: { ruleId: string; state: string }) => c.ruleId === 'law.peoplesMediation' && c.state === 'running',
    );
    expect(running.steps.zh.join('')).toContain('春节放假');
    expect(running.steps.zh.join('')).toContain('再延长15日');
    expect(running.steps.zh.join('')).not.toContain('尚未公布');
    const trying = (as: 'leader' | 'systemAdmin' | 'dongshan', query = '') =>
      t.send({ as, method: 'GET', url: `/api/calendar/moved-clocks${query}` });
    for (const as of ['leader', 'systemAdmin'] as const) expect((await trying(as)).statusCode, as).toBe(403);
    // Whoever does not see the matter sees no clock of it either; nor does the first calendar list what the second moved.
    expect((await trying('dongshan')).json()).toEqual({ items: [], next: null });
    expect(
      (await t.send({ as: 'coordinator', method: 'GET', url: '/api/calendar/moved-clocks?version=1' })).json(),
    ).toEqual({ items: [], next: null });
    const moved = (
      await t.send({ as: 'coordinator', method: 'GET', url: '/api/calendar/moved-clocks?version=2' })
    ).json();
    expect(moved.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          number: m.number,
          ruleId: 'law.peoplesMediation',
          rule: expect.objectContaining({ zh: expect.stringContaining('调解') }),
          to: '2027-03-02',
        }),
      ]),
    );
    // All of them, page after page, however many there are; a cursor of another list is refused.
    const paged: unknown[] = [];
    for (let after: string | null = ''; after !== null;) {
      const query: string = after === '' ? '' : `&after=${after}`;
      const page = (
        await t.send({ as: 'coordinator', method: 'GET', url: `/api/calendar/moved-clocks?version=2&limit=1${query}` })
      ).json();
      expect(page.items.length).toBeLessThanOrEqual(1);
      paged.push(...page.items);
      after = page.next;
    }
    expect(paged.length).toBeGreaterThan(1);
    expect(paged).toEqual(moved.items);
    const foreign = Buffer.from(JSON.stringify(['2027-01-01', 'x', 1])).toString('base64url');
    expect(
      (await t.send({ as: 'coordinator', method: 'GET', url: `/api/calendar/moved-clocks?after=${foreign}` })).json(),
    ).toMatchObject({ status: 400, code: 'cursor-invalid' });
    const events = await t.look<{ id: string }>(
      `select e.id from platform.event e join matters.matter m on m.id::text = e.subject
       where m.number = $1 and e.name = 'matter.deadlineMoved' and e.facts::jsonb ? 'clockId' order by e.at, e.id`,
      [m.number],
    );
    expect(events).toHaveLength(2);
    for (const { id } of events) {
      await work('matters.tell', { countyId: 1, eventId: id });
      await work('disputes.followClocks', { countyId: 1, eventId: id });
    }
    const told = await t.look<{ party_id: string }>(
      `select distinct s.party_id from platform.message s join matters.matter m on m.id = s.matter_id
       where m.number = $1 and s.template = 'matter.deadlineMoved' and s.party_id is not null`,
      [m.number],
    );
    expect(told.map((row) => row.party_id)).toContain(m.applicant);
    const [mediation] = await t.look<Record<string, unknown>>(
      `select period_due_on::text as due, period_certain as certain from disputes.mediation d join matters.matter m on m.id = d.matter_id where m.number = $1`,
      [m.number],
    );
    expect(mediation).toEqual({ due: '2027-03-02', certain: true });
  });
});

describe('a period after which a right is lost (逾期失权)', () => {
  const lapse = async (): Promise<void> => {
    await worker.keeper.refresh();
    await sweeps.find((s) => s.name === 'matters.lapse')?.run(worker, t.clock.now());
  };

  it('ends by itself in its last second, once, without an entry of anybody’s act', async () => {
    const m = await aMatterInHand(t);
    await takeEffect(m);
    const confirmation = async () => (await clocksOf(m.number)).find((c) => c.rule_id === 'law.judicialConfirmation');
    // Thirty days from 6 January: 5 February, in 春节 as announced: Monday 15 February.
    expect(await confirmation()).toMatchObject({ state: 'running', due_date: '2027-02-15' });
    await passTimeTo(t, new Date('2027-02-15T23:59:59.900+08:00'));
    await lapse();
    expect(await confirmation()).toMatchObject({ state: 'running' });
    const version = await versionOf(t, m.number);
    await passTimeTo(t, new Date('2027-02-16T00:00:00+08:00'));
    await Promise.all([lapse(), lapse()]);
    await lapse();
    expect(await confirmation()).toMatchObject({ state: 'lapsed' });
    expect(await versionOf(t, m.number)).toBe(version);
    const [ended] = await t.look<{ own: boolean }>(
      `select c.ended_at = c.due_at as own from matters.clock c join matters.matter m on m.id = c.matter_id
       where m.number = $1 and rule_id = 'law.judicialConfirmation'`,
      [m.number],
    );
    expect(ended?.own).toBe(true);
    const page = (await t.send({ as: 'xinhe', method: 'GET', url: `/api/matters/${m.number}` })).json();
    expect(page.clocks.find((c: { ruleId: string }) => c.ruleId === 'law.judicialConfirmation')).toMatchObject({
      state: 'lapsed',
      remaining: null,
      strength: { zh: '法律法规·逾期丧失权利的期限' },
    });
  });

  it('leaves rows, chains and clocks as the histories tell them', async () => {
    const { faults, matters } = await verifyMatters(worker);
    expect(matters).toBeGreaterThan(1);
    expect(faults).toEqual([]);
  });
});

import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testKey } from '../test/harness/cluster.ts';
import { monday, type TestHouse, testHouse } from '../test/harness/house.ts';
import { actOn, fileMatter, walk } from '../test/harness/story.ts';
import { workerHouse } from '../test/harness/worker-house.ts';
import { instantAt, localDateOf } from './kernel/instant.ts';
import { addDays } from './kernel/local-date.ts';
import { workingDayFrom } from './kernel/working-days.ts';
import { verifyMatters } from './modules/matters/index.ts';
import { remindHelpers } from './modules/matters/jobs/remind-helpers.ts';
import { type OpenedHouse, openHouse } from './open-house.ts';
import { startTasks } from './tasks.ts';

const inChina = (text: string): Date => new Date(`${text}:00+08:00`);

interface Move {
  id: string;
  state: string;
  from: string;
  to: string | null;
  reached: string;
  stepsDone: number;
  stepsAll: number;
  sweeps: { name: string; runs: number; done: number | null; failed: number }[];
  events: { name: string; count: number }[];
  messages: { event: string; channel: string; state: string; count: number }[];
}

describe('the practice county’s clock', () => {
  let t: TestHouse;
  let second: OpenedHouse;
  let worker: { stop: () => Promise<void> };
  let workers: OpenedHouse;
  beforeAll(async () => {
    t = await testHouse(monday, 'practice');
    const opened = (appUrl: string): Promise<OpenedHouse> =>
      openHouse({
        appUrl,
        workerUrl: t.database.workerUrl,
        key: testKey,
        profileDir: join(import.meta.dirname, '../profiles/default'),
        config: t.house.config,
        log: pino({ level: 'silent' }),
        clock: t.clock,
        pool: 2,
      });
    second = await opened(t.database.appUrl);
    workers = await opened(t.database.appUrl);
    worker = await startTasks(workers, { smtp: undefined, smsGateway: undefined });
  });
  afterAll(async () => {
    await worker.stop();
    await workers.close();
    await second.close();
    await t.close();
  });

  const moves = async (): Promise<Move[]> => {
    const reply = await t.send({ as: 'systemAdmin', method: 'GET', url: '/api/practice/clock/moves' });
    expect(reply.statusCode, reply.body).toBe(200);
    return reply.json<{ items: Move[] }>().items;
  };
  const ask = (how: string, key?: string) =>
    t.send({ as: 'systemAdmin', url: '/api/practice/clock/move', body: { how }, ...(key ? { key } : {}) });
  const move = async (how: string): Promise<Move> => {
    const reply = await ask(how);
    expect(reply.statusCode, reply.body).toBe(200);
    const { id } = reply.json<{ id: string }>();
    for (;;) {
      const found = (await moves()).find((one) => one.id === id);
      if (found?.state === 'done') return found;
      await pause(50);
    }
  };
  const until = async (done: () => Promise<boolean>): Promise<void> => {
    while (!(await done())) await pause(50);
  };
  const clock = async () =>
    (await t.send({ method: 'GET', url: '/api/practice/clock' })).json<{
      now: string;
      aheadMs: number;
      moving: boolean;
    }>();

  it('goes an hour forward for every process of the house, and nobody signed in has to sign in again', async () => {
    await t.token('coordinator');
    expect(await clock()).toMatchObject({ now: monday.toISOString(), aheadMs: 0, moving: false });
    const done = await move('hour');
    expect(done).toMatchObject({ from: monday.toISOString(), to: inChina('2026-03-02T11:00').toISOString() });
    expect(done.stepsDone).toBe(done.stepsAll);
    expect(done.sweeps.find((sweep) => sweep.name === 'matters.remind')).toMatchObject({ failed: 0 });
    expect(await clock()).toMatchObject({ aheadMs: 3_600_000, moving: false });
    // Idle time is the world's: half an hour is the limit, and an hour of the county's went by.
    expect((await t.send({ as: 'coordinator', method: 'GET', url: '/api/me' })).statusCode).toBe(200);
    await second.keeper.refresh();
    expect(second.clock.now()).toEqual(inChina('2026-03-02T11:00'));
    expect(t.house.clock.now()).toEqual(inChina('2026-03-02T11:00'));
    expect(t.house.clock.world?.()).toEqual(monday);
  });

  it('moves once however often one request arrives, and is asked for by nobody else meanwhile', async () => {
    const before = (await clock()).aheadMs;
    const [one, two] = await Promise.all([ask('hour', 'the-same-request-1'), ask('hour', 'the-same-request-1')]);
    expect(one.json()).toEqual(two.json());
    for (const other of [await ask('day'), await ask('day')]) {
      if (other.statusCode === 409) expect(other.json()).toMatchObject({ code: 'clock-moving' });
      else break;
    }
    while ((await clock()).moving) await pause(50);
    const again = await ask('hour', 'the-same-request-1');
    expect(again.json()).toEqual(one.json());
    const mine = (await moves()).filter((each) => each.id === one.json<{ id: string }>().id);
    expect(mine).toHaveLength(1);
    expect(mine[0]).toMatchObject({ state: 'done' });
    expect((await clock()).aheadMs).toBeGreaterThanOrEqual(before + 3_600_000);
    expect((await t.look('select * from platform.clock_move')).length).toBe((await moves()).length);
  });

  it('is moved by the system administrator only, and only forward', async () => {
    const other = await t.send({ as: 'coordinator', url: '/api/practice/clock/move', body: { how: 'hour' } });
    expect(other.json()).toMatchObject({ code: 'role-not-allowed' });
    expect((await ask('back')).statusCode).toBe(400);
  });

  it('to the next deadline: a matter that nobody accepts is reminded of and late by clicks; then urged; its papers lapse', async () => {
    const waiting = await fileMatter(t);
    const asked = await fileMatter(t);
    await actOn(t, 'clerk', asked.number, 'ask-for-material', {
      items: [{ name: '身份证复印件' }],
      ifLate: 'decide_as_is',
    });
    const held = await fileMatter(t);
    await walk(t, { number: held.number, until: 'assigned', holder: 20 });
    const [term] = await t.look<{ due_at: Date }>(
      `select min(c.due_at) as due_at from matters.clock c where c.state = 'running' and c.due_at > $1`,
      [t.house.clock.now()],
    );
    const first = await move('nextDeadline');
    expect(first.to).toBe(new Date((term?.due_at.getTime() ?? 0) + 60_000).toISOString());
    const told = async (template: string): Promise<number> =>
      (await t.look('select 1 from platform.message where template = $1', [template])).length;
    expect(await told('officer.overdue')).toBeGreaterThan(0);
    expect(first.messages.find((one) => one.event === 'officer.overdue')?.count).toBe(await told('officer.overdue'));
    // What residents would have been sent was worked off on the way, and is shown.
    expect(await t.look(`select 1 from platform.message where channel = 'sms' and state = 'waiting'`)).toEqual([]);

    for (let day = 0; day < 9; day += 1) await move('day');
    const stage = await t.look<{ stage: string }>('select stage from matters.matter where number = $1', [asked.number]);
    expect(stage).toEqual([{ stage: 'registered' }]);
    const acts = await t.look<{ act: string; day: string }>(
      `select h.act, to_char(h.done_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day
       from matters.history h join matters.matter m on m.id = h.matter_id where m.number = $1 and h.actor = 'system:lapseMaterial'`,
      [asked.number],
    );
    // Five working days after Monday 2 March end on the 9th; the paper lapses on its day and not when the clicking ended.
    expect(acts).toEqual([{ act: 'lapseMaterial', day: '2026-03-10' }]);
    // Every regular check of nine days ran without a fault.
    expect(await t.look('select task, fault from platform.sweep where failed_at is not null')).toEqual([]);
    const urged = await t.look<{ number: string }>(
      `select distinct m.number from matters.supervision s join matters.matter m on m.id = s.matter_id where s.level = 'urge' order by 1`,
    );
    expect(urged.map((row) => row.number)).toEqual(expect.arrayContaining([waiting.number, held.number]));
    const all = await workerHouse(t);
    expect(await verifyMatters(all)).toMatchObject({ faults: [] });
    await all.close();
  });

  it('past the quiet hours: what is written at night goes out when they end, and not before', async () => {
    const today = localDateOf(t.house.clock.now());
    // Half past nine in the evening by hours, the last one as far as it takes.
    while (t.house.clock.now() < instantAt(today, '20:59')) await move('hour');
    const night = await fileMatter(t);
    const sms = async () =>
      (
        await t.look<{ state: string; not_before: Date | null; sent_at: Date | null }>(
          `select s.state, s.not_before, s.sent_at from platform.message s join matters.matter m on m.id = s.matter_id
           where m.number = $1 and s.channel = 'sms' and s.template = 'matter.received'`,
          [night.number],
        )
      )[0];
    await until(async () => (await sms()) !== undefined);
    const morning = instantAt(addDays(localDateOf(t.house.clock.now()), 1), '08:00');
    expect(await sms()).toMatchObject({ state: 'waiting', not_before: morning });
    await move('hour');
    expect(await sms()).toMatchObject({ state: 'waiting', not_before: morning });
    const past = await move('day');
    expect(await sms()).toMatchObject({ state: 'shown', not_before: null });
    expect(past.sweeps.find((sweep) => sweep.name === 'messages.wake')?.done).toBeGreaterThan(0);
  });

  it('to the day of a body that helps: it is reminded once, on the working day before, and the lead is not', async () => {
    const { number } = await fileMatter(t);
    await walk(t, { number, until: 'handling', holder: 20 });
    const due = workingDayFrom(t.house.calendar(), addDays(localDateOf(t.house.clock.now()), 3));
    const ask = { organisationId: 27, task: '鉴定漏水原因', dueDate: due };
    await actOn(t, 'xinhe', number, 'ask-co-handler', ask);
    const given = await fileMatter(t);
    await walk(t, { number: given.number, until: 'handling', holder: 20 });
    await actOn(t, 'xinhe', given.number, 'ask-co-handler', ask);
    await actOn(t, 'housing', given.number, 'opinion', { opinion: '系楼上防水层老化所致。' });
    const told = (one: string) =>
      t.look<{ day: string; officer_id: number }>(
        `select to_char(s.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, s.officer_id
         from platform.message s join matters.matter m on m.id = s.matter_id join people.post p on p.officer_id = s.officer_id
         where m.number = $1 and s.template = 'officer.dueSoon' and p.organisation_id = 27`,
        [one],
      );
    const over = instantAt(addDays(due, 1), '00:01');
    while (t.house.clock.now() < over) await move('nextDeadline');
    // Never beyond it in one go: its day is a deadline like others.
    expect(t.house.clock.now()).toEqual(over);
    const reminders = await told(number);
    expect(new Set(reminders.map((one) => one.officer_id)).size).toBe(reminders.length);
    expect(reminders.length).toBeGreaterThan(0);
    for (const { day } of reminders) expect(workingDayFrom(t.house.calendar(), addDays(day, 1))).toBe(due);
    expect(await told(given.number)).toEqual([]);
    const all = await workerHouse(t);
    const morning = instantAt(reminders[0]?.day ?? '', '08:20');
    await Promise.all([remindHelpers.run(all, morning), remindHelpers.run(all, morning)]);
    expect(await told(number)).toEqual(reminders);
    await all.close();
  });
});

describe('a real county', () => {
  let t: TestHouse;
  beforeAll(async () => {
    t = await testHouse();
  });
  afterAll(() => t.close());

  it('has the time of the world: nobody moves it, not even past the program', async () => {
    const refused = await t.send({ as: 'systemAdmin', url: '/api/practice/clock/move', body: { how: 'day' } });
    expect(refused.statusCode).toBe(403);
    expect(refused.json()).toMatchObject({ code: 'practice-only' });
    expect((await t.send({ method: 'GET', url: '/api/practice/clock' })).json()).toMatchObject({
      code: 'practice-only',
    });
    await expect(t.look('update platform.county set clock_offset_ms = 1')).rejects.toThrow(/real_time_in_real_county/u);
  });
});

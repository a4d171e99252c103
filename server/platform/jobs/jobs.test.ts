import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { linesOf } from '../../../test/harness/workbook-lines.ts';
import { inTransaction } from '../db.ts';
import { serveOn } from '../http/serve.ts';
import { createHttp } from '../http/server.ts';
import { withClient } from '../migrate/index.ts';
import { enqueue, publish } from '../outbox.ts';
import { openPrincipal, type OfficerPrincipal } from '../principal.ts';
import { jobRoutes, onceFor, reaction, startWorker, type Sweep, type Task, type Worker } from './index.ts';
import { recorded } from './sweep-record.ts';
import { anOfficer, type HouseForTests, houseOn } from './testing.ts';

let base: TestDatabase;
let folder: string;
let house: HouseForTests;
let workerHouse: HouseForTests;
const workers: Worker[] = [];

beforeAll(async () => {
  base = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'anhe-jobs-'));
});
afterAll(async () => {
  await base.drop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  house = houseOn(base.appUrl, folder);
  workerHouse = houseOn(base.workerUrl, folder);
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  await house.db.end();
  await workerHouse.db.end();
  await asOwner('truncate graphile_worker._private_jobs, platform.event, platform.reaction, platform.sweep');
});

async function asOwner<R extends object>(text: string): Promise<R[]> {
  return withClient(base.ownerUrl, async (client) => (await client.query<R>(text)).rows);
}

async function work(tasks: Record<string, Task>, sweeps: readonly Sweep[] = []): Promise<Worker> {
  const worker = await startWorker({ house: workerHouse, workerUrl: base.workerUrl, tasks, sweeps });
  workers.push(worker);
  return worker;
}

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await done())) await pause(20);
}

const jobs = (): Promise<{ task: string; attempts: number; last_error: string | null }[]> =>
  asOwner(`select t.identifier as task, j.attempts, j.last_error from graphile_worker._private_jobs j
           join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`);

const add = (task: string, payload: Record<string, unknown> = {}, key?: string): Promise<void> =>
  inTransaction(house.db, openPrincipal(1), (tx) => enqueue(tx, task, payload, key));

it('does a job of an act that was committed, and none of an act that was rolled back', async () => {
  const done: unknown[] = [];
  await work({ 'test.note': async (payload, { at }) => done.push([payload['n'], at]) });
  await expect(
    inTransaction(house.db, openPrincipal(1), async (tx) => {
      await enqueue(tx, 'test.note', { n: 'undone' });
      throw new Error('refused');
    }),
  ).rejects.toThrow('refused');
  await add('test.note', { n: 'kept' });
  await until(() => done.length > 0);
  await until(async () => (await jobs()).length === 0);
  expect(done).toEqual([['kept', workerHouse.clock.now()]]);
});

it('keeps the queue closed to the role of requests, but for the one function', async () => {
  await expect(
    inTransaction(house.db, openPrincipal(1), (tx) => tx.client.query('select * from graphile_worker._private_jobs')),
  ).rejects.toThrow(/permission denied/u);
  await expect(
    inTransaction(house.db, openPrincipal(1), (tx) => tx.client.query(`select graphile_worker.add_job('x')`)),
  ).rejects.toThrow(/permission denied/u);
});

it('keeps one waiting job a key', async () => {
  await add('test.later', { n: 1 }, 'matter:1');
  await add('test.later', { n: 2 }, 'matter:1');
  expect(await jobs()).toHaveLength(1);
});

describe('a reaction to an event', () => {
  it('happens once, though the job runs twice and two workers have it at once', async () => {
    let done = 0;
    let runs = 0;
    const tasks = reaction('test.onAccepted', async (tx, event) => {
      expect(event).toMatchObject({ name: 'matter.accepted', subject: 'm1', facts: { category: 'land' } });
      done += 1;
      await tx.client.query('select pg_sleep(0.05)');
    });
    const counted: Record<string, Task> = Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [
        name,
        async (payload, call) => {
          await task(payload, call);
          runs += 1;
        },
      ]),
    );
    const listeners = new Map([['matter.accepted', ['test.onAccepted']]]);
    await inTransaction(house.db, openPrincipal(1), (tx) =>
      publish(
        tx,
        listeners,
        { name: 'matter.accepted', subject: 'm1', facts: { category: 'land' } },
        house.clock.now(),
      ),
    );
    const [event] = await asOwner<{ id: string }>('select id from platform.event');
    await add('test.onAccepted', { eventId: event?.id });
    await add('test.onAccepted', { eventId: event?.id });
    await work(counted);
    await work(counted);
    await until(() => runs === 3);
    expect(done).toBe(1);
  });

  it('is not noted as done when its work fails', async () => {
    const event = { id: '0192f0c1-0000-7000-8000-000000000001' };
    const once = (work: () => Promise<unknown>): Promise<boolean> =>
      inTransaction(house.db, openPrincipal(1), (tx) => onceFor(tx, event, 'test.l', house.clock.now(), work));
    await expect(once(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await once(async () => {})).toBe(true);
    expect(await once(() => Promise.reject(new Error('never called')))).toBe(false);
  });
});

describe('what needs a person', () => {
  let app: FastifyInstance;
  let who: OfficerPrincipal;
  beforeEach(async () => {
    who = anOfficer(1, ['system_admin']);
    app = await createHttp({ house });
    jobRoutes(serveOn(app, { house, principalOf: async () => who, checkReplies: true }), house);
    return () => app.close();
  });
  const retry = (id: number) =>
    app.inject({
      method: 'POST',
      url: `/api/system/jobs/${id}/retry`,
      headers: { 'idempotency-key': `retry-${id}-${performance.now()}-0000000` },
    });

  it('is listed without payload and without anything personal, and can be tried again', async () => {
    let broken = true;
    let runs = 0;
    await work({
      'test.breaks': async () => {
        runs += 1;
        if (broken) throw new Error('no delivery to "张三" <zhang@example.cn> at 13800001234, 地址不存在');
      },
    });
    await add('test.breaks', { matterId: 'm-secret' });
    await until(async () => (await jobs())[0]?.last_error != null);
    const listed = await app.inject('/api/system/jobs');
    expect(listed.statusCode).toBe(200);
    const [job] = listed.json().jobs;
    expect(job).toMatchObject({ task: 'test.breaks', state: 'retrying', attempts: 1, maxAttempts: 12 });
    const lines = await linesOf(await app.inject('/api/system/jobs/workbook'));
    expect(lines.slice(1).map((line) => line.slice(0, 3))).toEqual([['test.breaks', '失败，会再试', '1/12']]);
    for (const secret of ['张三', 'zhang@', '13800001234', '地址', 'm-secret']) {
      expect(lines.flat().join()).not.toContain(secret);
      expect(listed.body).not.toContain(secret);
      expect(workerHouse.lines.join('')).not.toContain(secret);
    }

    await asOwner('update graphile_worker._private_jobs set attempts = max_attempts');
    expect((await app.inject('/api/system/jobs')).json().jobs[0].state).toBe('stuck');
    broken = false;
    expect((await retry(job.id)).json()).toEqual({ id: job.id, retried: true });
    await until(async () => (await jobs()).length === 0);
    expect(runs).toBe(2);
    expect((await retry(job.id)).statusCode).toBe(404);
  });

  it('holds a job that nobody works off, and says when a sweep last failed', async () => {
    await add('test.unheardOf');
    await asOwner(`update graphile_worker._private_jobs set run_at = clock_timestamp() - interval '6 minutes'`);
    const sweep = recorded({
      name: 'test.sweep',
      times: '* * * * *',
      run: () => Promise.reject(new RangeError('bad')),
    });
    await expect(sweep({}, { house: workerHouse, at: house.clock.now(), attempt: 1 })).rejects.toThrow('bad');
    const { jobs, sweeps } = (await app.inject('/api/system/jobs')).json();
    expect(jobs).toMatchObject([{ task: 'test.unheardOf', state: 'waiting' }]);
    expect(sweeps).toEqual([
      { name: 'test.sweep', endedAt: null, failedAt: house.clock.now().toISOString(), fault: 'RangeError: bad' },
    ]);
    const well = recorded({ name: 'test.sweep', times: '* * * * *', run: async () => {} });
    await well({}, { house: workerHouse, at: house.clock.now(), attempt: 1 });
    expect((await app.inject('/api/system/jobs')).json().sweeps[0].endedAt).toBe(house.clock.now().toISOString());
  });

  it('is nobody else’s to see', async () => {
    who = anOfficer(2, ['window_clerk']);
    expect((await app.inject('/api/system/jobs')).statusCode).toBe(403);
    expect((await retry(1)).statusCode).toBe(403);
  });
});

it('gives a dead worker’s jobs back, and leaves a living one’s alone', async () => {
  await add('test.left', { n: 1 });
  await asOwner(`update graphile_worker._private_jobs
    set locked_by = 'worker-dead', locked_at = clock_timestamp() - interval '1 minute', attempts = 1`);
  const done: unknown[] = [];
  await work({ 'test.left': async (payload) => done.push(payload['n']) });
  await until(() => done.length === 1);

  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let started = 0;
  const slow: Record<string, Task> = {
    'test.slow': async () => {
      started += 1;
      await held;
    },
  };
  await work(slow);
  await add('test.slow');
  await until(() => started === 1);
  await asOwner(`update graphile_worker._private_jobs set locked_at = clock_timestamp() - interval '1 minute'`);
  await work(slow);
  expect(await asOwner('select locked_at is not null as held from graphile_worker._private_jobs')).toEqual([
    { held: true },
  ]);
  release();
  await until(async () => (await jobs()).length === 0);
  expect(started).toBe(1);
});

it('loses the database for a moment and goes on by itself', async () => {
  const done: unknown[] = [];
  await work({ 'test.note': async (payload) => done.push(payload['n']) });
  await asOwner(`select pg_terminate_backend(pid) from pg_stat_activity
                 where datname = current_database() and usename = 'anhe_worker'`);
  await add('test.note', { n: 1 });
  await until(() => done.length === 1);
  expect(done).toEqual([1]);
});

it('lets a running job end before it stops', async () => {
  let ended = false;
  let begun = false;
  const worker = await work({
    'test.slow': async () => {
      begun = true;
      await pause(200);
      ended = true;
    },
  });
  await add('test.slow');
  await until(() => begun);
  await worker.stop();
  expect(ended).toBe(true);
  expect(await jobs()).toEqual([]);
});

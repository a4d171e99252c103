import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type CronItem,
  Logger as QueueLogger,
  parseCronItems,
  type Runner,
  run,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import type { House } from '../house.ts';
import { DAY_MS } from '../../kernel/instant.ts';
import { faultLine } from '../log.ts';
import { graveyard } from './graveyard.ts';
import { recorded } from './sweep-record.ts';
import type { JobPayload, Sweep, Task } from './task.ts';

export interface WorkerOptions {
  /** House of the worker: `db` opened as anhe_worker. */
  readonly house: House;
  readonly workerUrl: string;
  readonly tasks: Readonly<Record<string, Task>>;
  readonly sweeps: readonly Sweep[];
  /** Jobs at once; 4 unless given. */
  readonly concurrency?: number;
  /** Told of every job that ended (metrics). */
  readonly onJob?: (task: string, outcome: 'done' | 'failed', seconds: number) => void;
}

export interface Worker {
  /** Lets running jobs end (eight seconds at most), then stops. What was cut off is done again by the next start. */
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 10_000;
const AGAIN_AFTER_MS = 3000;
const PATIENCE_MS = 8000;

/**
 * Works off the jobs of the house until stopped: as they come (LISTEN/NOTIFY), and the sweeps at their minutes. Loses the database and finds it
 * again by itself. Several processes may run it on one database.
 * @throws Error when the database cannot be reached at the start
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { house } = options;
  const living = new Set<string>();
  const watch = graveyard(options.workerUrl, living, house.log);
  const tasks = taskList(options);
  const state = { stopping: false };
  let runner = await begin(options, tasks, living);
  await watch.look();
  const timer = setInterval(() => void watch.look(), LOOK_EVERY_MS);

  const life = (async () => {
    while (!state.stopping) {
      await runner.promise.catch((error: unknown) => house.log.error({ fault: faultLine(error) }, 'jobs stopped'));
      if (!state.stopping) runner = await beginAgain();
    }
  })();

  async function beginAgain(): Promise<Runner> {
    for (;;) {
      await pause(AGAIN_AFTER_MS);
      if (state.stopping) return runner;
      try {
        living.clear();
        const fresh = await begin(options, tasks, living);
        // Asked to stop while we were starting: what was begun is ended at once.
        if (state.stopping) await fresh.stop();
        return fresh;
      } catch (error) {
        house.log.error({ fault: faultLine(error) }, 'jobs cannot start');
      }
    }
  }

  return {
    async stop() {
      if (state.stopping) return;
      state.stopping = true;
      clearInterval(timer);
      const ended = runner.stop().then(
        () => true,
        () => true,
      );
      if (!(await Promise.race([ended, pause(PATIENCE_MS, false)]))) await runner.kill().catch(() => undefined);
      await Promise.race([life, pause(AGAIN_AFTER_MS + 500)]);
      await watch.close();
    },
  };
}

async function begin(options: WorkerOptions, tasks: TaskList, living: Set<string>): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  // Jobs are taken in the name of the pool, not of its single workers.
  events.on('pool:create', ({ workerPool }) => living.add(workerPool.id));
  const concurrency = options.concurrency ?? 4;
  return run({
    connectionString: options.workerUrl,
    concurrency,
    maxPoolSize: concurrency + 2,
    pollInterval: 2000,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: PATIENCE_MS,
    logger: queueLog(options.house),
    events,
    // With a batch, even of one, stopping waits until the end of a job is written; without, a job that ended would run again.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    taskList: tasks,
    parsedCronItems: parseCronItems(options.sweeps.map(cronItem)),
  });
}

/** `replace`: a sweep that failed and waits for another try is simply run at its next minute; sweeps never pile up. */
function cronItem(sweep: Sweep): CronItem {
  const task = `sweep.${sweep.name}`;
  return {
    task,
    match: sweep.times,
    identifier: task,
    options: { jobKey: task, jobKeyMode: 'replace', maxAttempts: 12, backfillPeriod: backfillOf(sweep.times) },
  };
}

/** A sweep of fixed hours whose minute found no worker runs when one is back, within the day; one of every few minutes just waits for the next. */
function backfillOf(times: string): number {
  const hour = times.split(' ')[1] ?? '*';
  return /^[\d,]+$/u.test(hour) ? DAY_MS : 0;
}

function taskList(options: WorkerOptions): TaskList {
  const all: Record<string, Task> = { ...options.tasks };
  for (const sweep of options.sweeps) all[`sweep.${sweep.name}`] = recorded(sweep);
  return Object.fromEntries(Object.entries(all).map(([name, task]) => [name, guarded(name, task, options)]));
}

function guarded(name: string, task: Task, { house, onJob }: WorkerOptions): TaskList[string] {
  return async (payload, { job }) => {
    const started = performance.now();
    const seconds = (): number => (performance.now() - started) / 1000;
    try {
      await task(asPayload(payload), { house, at: house.clock.now(), attempt: job.attempts });
      onJob?.(name, 'done', seconds());
    } catch (error) {
      onJob?.(name, 'failed', seconds());
      house.log.error({ task: name, job: job.id, attempt: job.attempts, err: error }, 'job failed');
      // Only the cleaned line reaches the queue's table, where an administrator reads it.
      // oxlint-disable-next-line eslint/preserve-caught-error -- the cause holds what the line leaves out
      throw new Error(faultLine(error));
    }
  };
}

function asPayload(payload: unknown): JobPayload {
  return typeof payload === 'object' && payload !== null ? { ...payload } : {};
}

function queueLog(house: House): QueueLogger {
  return new QueueLogger(() => (level, message) => {
    const bad = ['error', 'warning'].includes(level);
    house.log[bad ? 'warn' : 'debug']({ fault: faultLine(new Error(message)) }, 'job queue');
  });
}

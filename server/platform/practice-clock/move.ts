import { setTimeout as pause } from 'node:timers/promises';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../kernel/instant.ts';
import { worldTime } from '../clock.ts';
import type { House } from '../house.ts';
import { inTransaction } from '../db.ts';
import { recorded } from '../jobs/sweep-record.ts';
import { idIn, type Sweep, type Task } from '../jobs/task.ts';
import { systemPrincipal } from '../principal.ts';
import { fixedTime, LONGEST_MS, nextFixed, type Step, stepsBetween } from './steps.ts';
import { type Happened, happenedSince, moveById, moveTo, type MoveRow, mover, saveMove } from './store.ts';

/** What the house does by itself, for going through it in fast-forward. */
export interface TimeToPass {
  readonly sweeps: readonly Sweep[];
  /** End of the earliest running term after the moment. */
  readonly nextDeadline: (house: House, after: Date) => Promise<Date | undefined>;
  /** Takes in that time was moved, before anything is done in the new time. */
  readonly refresh: () => Promise<unknown>;
}

/** The task that moves a practice county forward, step by step: at each, what is due then is done, and the jobs that come of it are worked off. */
export function practiceClockTasks(time: TimeToPass): Readonly<Record<string, Task>> {
  return { [mover]: (payload, { house }) => carryOn(house, time, idIn(payload, 'moveId')) };
}

/** Cut off, the next try goes on from the time that was reached. */
async function carryOn(house: House, time: TimeToPass, id: string): Promise<void> {
  if (house.kind !== 'practice') throw new Error('the time of a real county is not moved');
  const move = await moveById(house, id);
  if (!move || move.state === 'done') return;
  await time.refresh();
  const to = move.to_at ?? (await aimOf(house, time, move));
  const steps = stepsBetween(move.reached_at, to, time.sweeps);
  const before = move.steps_done;
  await saveMove(house, id, { state: 'running', to_at: to, steps_all: before + steps.length });
  let sweeps: Happened['sweeps'] = move.happened.sweeps;
  for (const [index, step] of steps.entries()) {
    await moveTo(house, step.at, worldTime(house.clock));
    await time.refresh();
    sweeps = await pass(house, time.sweeps, step, sweeps, index === steps.length - 1);
    const happened = { sweeps, ...(await happenedSince(house, move.from_at)) };
    await saveMove(house, id, { reached_at: step.at, steps_done: before + index + 1, happened });
  }
  await saveMove(house, id, { state: 'done' });
}

async function aimOf(house: House, time: TimeToPass, move: MoveRow): Promise<Date> {
  const from = move.from_at;
  if (move.how === 'hour') return new Date(from.getTime() + HOUR_MS);
  if (move.how === 'day') return new Date(from.getTime() + DAY_MS);
  const due = await time.nextDeadline(house, from);
  // A minute past it: then it is over, whatever part of the second it ended with.
  if (due && due.getTime() - from.getTime() < LONGEST_MS) return new Date(due.getTime() + MINUTE_MS);
  return nextFixed(from, time.sweeps);
}

/** One stop: checks in their order, each with all that comes of it. One that fails is noted, seen on the page of jobs, and keeps no other from its turn. */
async function pass(
  house: House,
  sweeps: readonly Sweep[],
  step: Step,
  counts: Happened['sweeps'],
  last: boolean,
): Promise<Happened['sweeps']> {
  const next = { ...counts };
  for (const sweep of sweeps) {
    if (!(fixedTime(sweep.times) ? step.fixed.includes(sweep.name) : step.round)) continue;
    const so = next[sweep.name] ?? { runs: 0, done: null, failed: 0 };
    const outcome = await run(house, sweep, last);
    next[sweep.name] = {
      runs: so.runs + 1,
      done: outcome.done === undefined ? so.done : (so.done ?? 0) + outcome.done,
      failed: so.failed + (outcome.failed ? 1 : 0),
    };
    // Where nothing was found to do, no job came of it.
    if (outcome.done !== 0) await jobsDone(house);
  }
  return next;
}

/** How it ended is noted where it failed, and at the last stop: in between nobody could read it. */
async function run(house: House, sweep: Sweep, last: boolean): Promise<{ failed: boolean; done?: number }> {
  const at = house.clock.now();
  const running = sweep.run(house, at);
  const [ended] = await Promise.allSettled([running]);
  const failed = ended.status === 'rejected';
  if (failed) house.log.warn({ err: ended.reason, sweep: sweep.name }, 'a check failed while time was moved');
  if (failed || last)
    await recorded({ ...sweep, run: () => running })({}, { house, at, attempt: 1 }).catch(() => undefined);
  return { failed, ...(!failed && typeof ended.value === 'number' ? { done: ended.value } : {}) };
}

/** How long one stop waits for the jobs that came of it: what takes longer goes on beside the move. */
const PATIENCE_MS = 10_000;

/** Until nothing waits and only this move runs. Jobs that failed wait for their next try and hold nothing up. */
async function jobsDone(house: House): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (let wait = 10; performance.now() < until; wait = Math.min(wait * 2, 200)) {
    const rows = await inTransaction(house.db, systemPrincipal(house.countyId, mover), async (tx) => {
      const found = await tx.client.query<{ state: string; n: number }>('select state, n from platform.job_counts()');
      return found.rows;
    });
    const of = (state: string): number => Number(rows.find((row) => row.state === state)?.n ?? 0);
    if (of('waiting') === 0 && of('running') <= 1) return;
    await pause(wait);
  }
}

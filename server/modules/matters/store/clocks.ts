import type { Insertable } from 'kysely';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { newId } from '../../../platform/new-id.ts';
import { lawClock, promiseClock, stepClock } from '../../../platform/profile/lookups.ts';
import { effectOf, fateOf, type NewClock, startClock } from '../clocks.ts';
import type { MatterAct, MatterState } from '../lifecycle.ts';
import { dropRequests } from './dropped-requests.ts';
import type { LockedMatter } from './lock.ts';
import type { ClockTable, MattersTables } from './tables.ts';

interface RunningClock {
  readonly id: string;
  readonly kind: ClockTable['kind'];
  readonly rule_id: string;
  readonly due_at: Date;
  readonly state: ClockTable['state'];
}

/** Ends and starts clocks as the act demands. @returns the earliest running clock of ours (step or promise) afterwards */
export async function runClocks(
  tx: Tx,
  house: House,
  matter: LockedMatter,
  act: MatterAct['act'],
  after: MatterState,
  at: Date,
): Promise<{ dueAt: Date | null; clockRequests: number }> {
  const effect = effectOf(act, after.stage);
  if (!effect) return { dueAt: matter.due_at, clockRequests: matter.clock_requests };
  const db = tablesOf<MattersTables>(tx);
  const clocks = await db
    .selectFrom('matters.clock')
    .select(['id', 'kind', 'rule_id', 'due_at', 'state'])
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .orderBy('started_at')
    .execute();
  const profile = house.profileAt(matter.profile_version);
  const running = new Map(clocks.filter((c) => c.state === 'running').map((c) => [c.id, c]));
  const writes: Promise<unknown>[] = [];
  const ended: string[] = [];
  const end = (clock: RunningClock, state: 'met' | 'missed' | 'stopped'): void => {
    running.delete(clock.id);
    ended.push(clock.id);
    writes.push(
      db
        .updateTable('matters.clock')
        .set({ state, ended_at: at })
        .where('county_id', '=', matter.county_id)
        .where('id', '=', clock.id)
        .execute(),
    );
  };
  for (const clock of Array.from(running.values())) {
    const bars = clock.kind === 'legal' && lawClock(profile, clock.rule_id)?.strength === 'bar';
    const fate = fateOf(effect, act, { kind: clock.kind, ruleId: clock.rule_id, dueAt: clock.due_at, bars }, at);
    if (fate) end(clock, fate);
  }
  const fresh: NewClock[] = [];
  if (effect.promise === 'start')
    fresh.push(startClock(promiseClock(profile, after.complexity ?? 'general'), at, house.calendar()));
  if (effect.promise === 'resume') {
    const promise = clocks.findLast((c) => c.kind === 'promise');
    if (promise) {
      running.set(promise.id, promise);
      writes.push(
        db
          .updateTable('matters.clock')
          .set({ state: 'running', ended_at: null })
          .where('county_id', '=', matter.county_id)
          .where('id', '=', promise.id)
          .execute(),
      );
    }
  }
  if (effect.starts)
    fresh.push(startClock(stepClock(profile, effect.starts, after.urgency ?? 'normal'), at, house.calendar()));
  if (fresh.length > 0) writes.push(insertClocks(tx, house, matter.id, matter.profile_version, fresh, at));
  await Promise.all(writes);
  const clockRequests = await dropRequests(tx, matter, ended, at);
  const ours = [...running.values()].filter((c) => c.kind !== 'legal').map((c) => c.due_at);
  return { dueAt: earliest([...ours, ...fresh.filter((c) => c.kind !== 'legal').map((c) => c.dueAt)]), clockRequests };
}

export function earliest(moments: readonly Date[]): Date | null {
  return moments.length === 0 ? null : new Date(Math.min(...moments.map((m) => m.getTime())));
}

/** Rows of new clocks; each keeps the calendar and profile it was computed from. */
export function clockRows(
  house: House,
  matterId: string,
  profileVersion: string,
  clocks: readonly NewClock[],
  at: Date,
): Insertable<ClockTable>[] {
  const calendarVersion = house.calendar().version;
  return clocks.map((clock) => ({
    county_id: house.countyId,
    id: newId(at),
    matter_id: matterId,
    kind: clock.kind,
    rule_id: clock.ruleId,
    profile_version: profileVersion,
    calendar_version: calendarVersion,
    start_event: clock.startEvent,
    started_at: clock.startedAt,
    due_at: clock.dueAt,
    due_date: clock.dueDate,
    certain: clock.certain,
    steps: clock.steps,
    law: clock.law,
    article: clock.article,
    state: 'running' as const,
    ended_at: null,
  }));
}

export async function insertClocks(
  tx: Tx,
  house: House,
  matterId: string,
  profileVersion: string,
  clocks: readonly NewClock[],
  at: Date,
): Promise<void> {
  await tablesOf<MattersTables>(tx)
    .insertInto('matters.clock')
    .values(clockRows(house, matterId, profileVersion, clocks, at))
    .execute();
}

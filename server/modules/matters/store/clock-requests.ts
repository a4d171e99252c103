import type { Selectable } from 'kysely';
import { canonical } from '../../../kernel/canonical.ts';
import type { PeriodChange } from '../../../kernel/period-changes.ts';
import type { Due } from '../../../kernel/period.ts';
import { fail } from '../../../kernel/refusal.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { clockRule } from '../../../platform/profile/lookups.ts';
import type { ClockRule } from '../../../platform/profile/schema.ts';
import { pausedUntil } from '../clock-changes.ts';
import { changesOf, dueOf } from '../clocks.ts';
import { earliest } from './clocks.ts';
import type { LockedMatter } from './lock.ts';
import type { ClockRequestTable, ClockTable, MattersTables } from './tables.ts';

export interface ClockAtHand {
  readonly row: Selectable<ClockTable>;
  readonly rule: ClockRule;
  readonly changes: readonly PeriodChange[];
}

/** A clock of this matter with its rule. @throws Refused `clock-unknown` when it is another matter's or none */
export async function clockAtHand(tx: Tx, house: House, matter: LockedMatter, id: string): Promise<ClockAtHand> {
  const row = await tablesOf<MattersTables>(tx)
    .selectFrom('matters.clock')
    .selectAll()
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('id', '=', id)
    .executeTakeFirst();
  const rule = row ? clockRule(house.profileAt(row.profile_version), row.rule_id) : undefined;
  if (!row || !rule) fail('invalid', 'clock-unknown', { field: 'clockId' });
  return { row, rule, changes: changesOf(row.changes) };
}

/** What a changed clock means for its matter's own row. */
export interface ChangedClock {
  readonly due: Due;
  readonly row: { readonly due_at: Date | null; readonly paused_until: string | null };
}

/** Computes the clock again with its changes, on the calendar in force, and saves it. @param today the day on which a pause is looked at */
export async function saveChanged(
  tx: Tx,
  house: House,
  matter: LockedMatter,
  { row, rule }: ClockAtHand,
  changes: readonly PeriodChange[],
  today: string,
): Promise<ChangedClock> {
  const db = tablesOf<MattersTables>(tx);
  const calendar = house.calendar();
  const due = dueOf(rule, { startedAt: row.started_at, changes }, calendar);
  await db
    .updateTable('matters.clock')
    .set({
      due_at: due.dueAt,
      due_date: due.dueDate,
      certain: due.certain,
      steps: JSON.stringify(due.steps),
      changes: canonical(changes),
      calendar_version: calendar.version,
    })
    .where('county_id', '=', row.county_id)
    .where('id', '=', row.id)
    .execute();
  const running = await db
    .selectFrom('matters.clock')
    .select(['kind', 'due_at', 'changes'])
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('state', '=', 'running')
    .execute();
  const ends = running.flatMap((clock) => pausedUntil(changesOf(clock.changes), today) ?? []).toSorted();
  return {
    due,
    row: {
      due_at: earliest(running.filter((clock) => clock.kind !== 'legal').map((clock) => clock.due_at)),
      paused_until: ends.at(-1) ?? null,
    },
  };
}

/** The request, waiting. @throws Refused `clock-request-unknown`, `clock-request-decided` */
export async function waitingRequest(tx: Tx, matter: LockedMatter, id: string): Promise<Selectable<ClockRequestTable>> {
  const row = await tablesOf<MattersTables>(tx)
    .selectFrom('matters.clock_request')
    .selectAll()
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) fail('invalid', 'clock-request-unknown', { field: 'requestId' });
  if (row.decision !== null) fail('conflict', 'clock-request-decided', { decision: row.decision });
  return row;
}

export async function decideRequest(
  tx: Tx,
  request: Selectable<ClockRequestTable>,
  decision: 'approved' | 'refused',
  by: { readonly officerId: number; readonly at: Date },
): Promise<void> {
  await tablesOf<MattersTables>(tx)
    .updateTable('matters.clock_request')
    .set({ decision, decided_at: by.at, decided_by: by.officerId })
    .where('county_id', '=', request.county_id)
    .where('id', '=', request.id)
    .execute();
}

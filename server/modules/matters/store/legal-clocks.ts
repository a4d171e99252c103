import type { Selectable } from 'kysely';
import { canonical } from '../../../kernel/canonical.ts';
import { fail } from '../../../kernel/refusal.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { newId } from '../../../platform/new-id.ts';
import { clockRule, lawClock } from '../../../platform/profile/lookups.ts';
import type { PeriodChange } from '../../../kernel/period-changes.ts';
import type { PeriodUnit } from '../../../kernel/period.ts';
import { changesOf, dueOf, endState, startClock } from '../clocks.ts';
import { clockRows } from './clocks.ts';
import type { LockedMatter } from './lock.ts';
import type { ClockTable, MattersTables } from './tables.ts';

/**
 * Starts the clock of a law, from the event that the law names and never otherwise.
 * @param from when that event happened
 * @throws Refused `invalid/clock-rule-unknown` when the profile of the matter has no such rule of law
 */
export async function startLegalClock(
  tx: Tx,
  house: House,
  matter: LockedMatter,
  ruleId: string,
  from: Date,
): Promise<{ dueAt: Date; dueDate: string; certain: boolean }> {
  const rule = lawClock(house.profileAt(matter.profile_version), ruleId);
  if (!rule) fail('invalid', 'clock-rule-unknown', { rule: ruleId });
  const clock = startClock(rule, from, house.calendar());
  await tablesOf<MattersTables>(tx)
    .insertInto('matters.clock')
    .values(clockRows(house, matter.id, matter.profile_version, [clock], from))
    .execute();
  return { dueAt: clock.dueAt, dueDate: clock.dueDate, certain: clock.certain };
}

/** Clocks of law of a matter, by rule. */
export async function legalClocksOf(tx: Tx, matter: LockedMatter): Promise<Selectable<ClockTable>[]> {
  return tablesOf<MattersTables>(tx)
    .selectFrom('matters.clock')
    .selectAll()
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('kind', '=', 'legal')
    .orderBy('started_at')
    .execute();
}

/** Ends a running clock of a rule because what it waits for happened, or it no longer applies. */
export async function endLegalClock(
  tx: Tx,
  matter: LockedMatter,
  ruleId: string,
  at: Date,
  how: 'done' | 'stopped',
): Promise<void> {
  const running = (await legalClocksOf(tx, matter)).filter((c) => c.rule_id === ruleId && c.state === 'running');
  for (const clock of running) {
    await tablesOf<MattersTables>(tx)
      .updateTable('matters.clock')
      .set({ state: how === 'stopped' ? 'stopped' : endState(clock.due_at, at), ended_at: at })
      .where('county_id', '=', matter.county_id)
      .where('id', '=', clock.id)
      .execute();
  }
}

/**
 * Prolongs a running clock as its rule provides: the old one is stopped and stays, a new one runs from its end.
 * @throws Refused `conflict/clock-not-running`
 */
export async function prolongLegalClock(
  tx: Tx,
  house: House,
  matter: LockedMatter,
  ruleId: string,
  more: { readonly amount: number; readonly unit: PeriodUnit; readonly at: Date },
): Promise<{ clockId: string; changes: PeriodChange[]; dueAt: Date; dueDate: string; certain: boolean }> {
  const old = (await legalClocksOf(tx, matter)).find((c) => c.rule_id === ruleId && c.state === 'running');
  if (!old) fail('conflict', 'clock-not-running', { rule: ruleId });
  const rule = clockRule(house.profileAt(old.profile_version), ruleId);
  if (!rule) fail('invalid', 'clock-rule-unknown', { rule: ruleId });
  const clockId = newId(more.at);
  const changes: PeriodChange[] = [
    ...changesOf(old.changes),
    { kind: 'extended' as const, amount: more.amount, unit: more.unit },
  ];
  const due = dueOf(rule, { startedAt: old.started_at, changes }, house.calendar());
  const db = tablesOf<MattersTables>(tx);
  await db
    .updateTable('matters.clock')
    .set({ state: 'stopped', ended_at: more.at })
    .where('county_id', '=', matter.county_id)
    .where('id', '=', old.id)
    .execute();
  await db
    .insertInto('matters.clock')
    .values({
      ...old,
      id: clockId,
      calendar_version: house.calendar().version,
      start_event: `${old.start_event.replace(/\.prolonged$/u, '')}.prolonged`,
      due_at: due.dueAt,
      due_date: due.dueDate,
      certain: due.certain,
      steps: JSON.stringify(due.steps),
      changes: canonical(changes),
      state: 'running',
      ended_at: null,
    })
    .execute();
  return { clockId, changes, dueAt: due.dueAt, dueDate: due.dueDate, certain: due.certain };
}

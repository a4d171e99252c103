import type { Selectable } from 'kysely';
import { canonical } from '../../../kernel/canonical.ts';
import type { CalendarSnapshot } from '../../../kernel/working-days.ts';
import { clockRule } from '../../../platform/profile/lookups.ts';
import type { House } from '../../../platform/house.ts';
import { changesOf, dueOf } from '../clocks.ts';
import type { ClockTable, HistoryTable } from '../store/tables.ts';

type Clock = Selectable<ClockTable>;

/** What is wrong with a clock: its date, its changes, or its end are not what start, rule, calendar and history say. */
export interface ClockFault {
  readonly ruleId: string;
  readonly detail: string;
}

interface Told {
  readonly clockId?: string;
  readonly changes?: unknown;
  readonly to?: string;
}

/**
 * Holds every clock against what it stands on. Its date is computed again from start, rule, changes and the calendar that it names; its changes and
 * its date are those of the last entry of the history that changed it; a right that lapsed ended in its own last second.
 */
export function clockFaults(
  house: House,
  history: readonly Pick<HistoryTable, 'facts'>[],
  clocks: readonly Clock[],
  calendars: ReadonlyMap<number, CalendarSnapshot>,
): ClockFault[] {
  const told = lastTold(history);
  return clocks.flatMap((clock) => {
    const fault = (detail: string): ClockFault[] => [{ ruleId: clock.rule_id, detail }];
    const entry = told.get(clock.id);
    if (entry?.to !== undefined && entry.to !== clock.due_date) return fault(`${entry.to} ≠ ${clock.due_date}`);
    const changes = changesOf(clock.changes);
    if (entry?.changes !== undefined && canonical(entry.changes) !== canonical(changes)) return fault('changes');
    if (entry?.changes === undefined && changes.some((change) => change.kind !== 'extended' || change.why))
      return fault('changes without an act');
    if (clock.state === 'lapsed' && clock.ended_at?.getTime() !== clock.due_at.getTime()) return fault('lapsed');
    const rule = clockRule(house.profileAt(clock.profile_version), clock.rule_id);
    const calendar = calendars.get(clock.calendar_version);
    // Office hours may have changed since, and no version of them is kept.
    if (!rule || !calendar || rule.unit === 'workingHours') return [];
    const due = dueOf(rule, { startedAt: clock.started_at, changes }, calendar);
    if (due.dueAt.getTime() !== clock.due_at.getTime()) return fault(`${clock.due_date} ≠ ${due.dueDate}`);
    return [];
  });
}

/** By clock: the newest date and the newest changes that the history names. */
function lastTold(history: readonly Pick<HistoryTable, 'facts'>[]): Map<string, Told> {
  const told = new Map<string, Told>();
  for (const { facts } of history) {
    if (!facts.includes('"clockId"')) continue;
    const { clockId, changes, to } = JSON.parse(facts) as Told;
    if (clockId === undefined) continue;
    const before = told.get(clockId);
    told.set(clockId, { changes: changes ?? before?.changes, to: to ?? before?.to });
  }
  return told;
}

import { type Selectable, sql } from 'kysely';
import { computeDue } from '../../../kernel/period.ts';
import { loadCalendar } from '../../../platform/calendar/index.ts';
import { inTransaction, tablesOf } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { Task } from '../../../platform/jobs/index.ts';
import { systemPrincipal } from '../../../platform/principal.ts';
import { clockRule } from '../../../platform/profile/lookups.ts';
import { earliest } from '../store/clocks.ts';
import { lockMatter } from '../store/lock.ts';
import { recordAct } from '../store/record-act.ts';
import type { ClockTable, MattersTables } from '../store/tables.ts';

type Clock = Selectable<ClockTable>;

/**
 * 重新计算时限 After a new calendar: every running clock computed under an older one is computed again from its own rule and start. A date
 * that moves is recorded in the matter's history, so that «what moved» is a list. Goes matter by matter; cut off, it goes on where it was.
 */
export const recomputeClocks: Task = async (_payload, { house, at }) => {
  const principal = systemPrincipal(house.countyId, 'recomputeClocks');
  for (;;) {
    const ids = await inTransaction(house.db, principal, async (tx) => {
      const calendar = await loadCalendar(tx, { workingHours: house.profile.county.workingHours });
      const { rows } = await sql<{ matter_id: string }>`
        select distinct matter_id from matters.clock
        where county_id = ${house.countyId} and state = 'running' and calendar_version < ${calendar.version} limit 200`.execute(
        tx.kysely,
      );
      return rows.map((r) => r.matter_id);
    });
    if (ids.length === 0) return;
    for (const id of ids) await recomputeMatter(house, id, at);
  }
};

async function recomputeMatter(house: House, matterId: string, at: Date): Promise<void> {
  await inTransaction(house.db, systemPrincipal(house.countyId, 'recomputeClocks'), async (tx) => {
    let matter = await lockMatter(tx, { id: matterId });
    const calendar = await loadCalendar(tx, { workingHours: house.profile.county.workingHours });
    const db = tablesOf<MattersTables>(tx);
    const running = await db
      .selectFrom('matters.clock')
      .selectAll()
      .where('county_id', '=', house.countyId)
      .where('matter_id', '=', matterId)
      .where('state', '=', 'running')
      .execute();
    const due = new Map(running.map((c) => [c.id, c.due_at]));
    for (const clock of running.filter((c) => c.calendar_version < calendar.version)) {
      const again = againOf(house, clock, calendar);
      const columns = again
        ? { due_at: again.dueAt, due_date: again.dueDate, certain: again.certain, steps: JSON.stringify(again.steps) }
        : {};
      await db
        .updateTable('matters.clock')
        .set({ ...columns, calendar_version: calendar.version })
        .where('county_id', '=', house.countyId)
        .where('id', '=', clock.id)
        .execute();
      if (!again || again.dueDate === clock.due_date) continue;
      due.set(clock.id, again.dueAt);
      const ours = running.filter((c) => c.kind !== 'legal').map((c) => due.get(c.id) as Date);
      matter = await recordAct(tx, house, matter, {
        act: { act: 'recomputeClock' },
        times: { doneAt: at, recordedAt: at, late: false },
        actor: 'system:recomputeClocks',
        facts: {
          clockId: clock.id,
          ruleId: clock.rule_id,
          from: clock.due_date,
          to: again.dueDate,
          calendarVersion: calendar.version,
        },
        row: { due_at: earliest(ours) },
      });
    }
  });
}

/** A prolonged clock runs from the end of the first; its first part is over and is not touched. */
function againOf(
  house: House,
  clock: Clock,
  calendar: Awaited<ReturnType<typeof loadCalendar>>,
): ReturnType<typeof computeDue> | undefined {
  const rule = clockRule(house.profileAt(clock.profile_version), clock.rule_id);
  if (!rule || clock.start_event.endsWith('.prolonged')) return undefined;
  return computeDue({ from: clock.started_at, amount: rule.amount, unit: rule.unit }, calendar);
}

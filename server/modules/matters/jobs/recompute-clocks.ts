import { type Selectable, sql } from 'kysely';
import type { Due } from '../../../kernel/period.ts';
import { loadCalendar } from '../../../platform/calendar/index.ts';
import { inTransaction, tablesOf, type Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { Sweep, Task } from '../../../platform/jobs/index.ts';
import { systemPrincipal } from '../../../platform/principal.ts';
import { clockRule } from '../../../platform/profile/lookups.ts';
import type { CalendarSnapshot } from '../../../kernel/working-days.ts';
import { changesOf, dueOf } from '../clocks.ts';
import { earliest } from '../store/clocks.ts';
import { lockMatter } from '../store/lock.ts';
import { recordAct } from '../store/record-act.ts';
import type { ClockTable, MattersTables } from '../store/tables.ts';

type Clock = Selectable<ClockTable>;

/**
 * 重新计算时限 After a new calendar: every running clock computed under an older one is computed again from its own rule, start and changes. A
 * date that moves is recorded in the matter's history, so that «what moved» is a list, and the parties are told. Goes matter by matter; cut off,
 * it goes on where it was.
 */
export const recomputeClocks: Task = async (_payload, { house, at }) => recomputeAll(house, at);

/** Each night: what an act began under the older calendar while the job ran, or a promise that was taken up again. */
export const recomputeBehind: Sweep = {
  name: 'matters.recomputeBehind',
  times: '35 18 * * *',
  run: (house, at) => recomputeAll(house, at),
};

async function recomputeAll(house: House, at: Date): Promise<void> {
  const principal = systemPrincipal(house.countyId, 'recomputeClocks');
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const ids = await inTransaction(house.db, principal, async (tx) => {
      const calendar = await calendarOf(tx, house);
      const { rows } = await sql<{ matter_id: string }>`
        select distinct matter_id from matters.clock
        where county_id = ${house.countyId} and state = 'running' and calendar_version < ${calendar.version} and matter_id > ${after}::uuid
        order by matter_id limit 200`.execute(tx.kysely);
      return rows.map((r) => r.matter_id);
    });
    const last = ids.at(-1);
    if (last === undefined) return;
    for (const id of ids) await recomputeMatter(house, id, at);
    after = last;
  }
}

async function recomputeMatter(house: House, matterId: string, at: Date): Promise<void> {
  await inTransaction(house.db, systemPrincipal(house.countyId, 'recomputeClocks'), async (tx) => {
    let matter = await lockMatter(tx, { id: matterId });
    const calendar = await calendarOf(tx, house);
    const running = await tablesOf<MattersTables>(tx)
      .selectFrom('matters.clock')
      .selectAll()
      .where('county_id', '=', house.countyId)
      .where('matter_id', '=', matterId)
      .where('state', '=', 'running')
      .orderBy('started_at')
      .orderBy('id')
      .execute();
    const due = new Map(running.map((c) => [c.id, c.due_at]));
    const moved: { readonly clock: Clock; readonly again: Due }[] = [];
    for (const clock of running.filter((c) => c.calendar_version < calendar.version)) {
      const again = againOf(house, clock, calendar);
      await saveAgain(tx, clock, calendar, again);
      if (!again || again.dueAt.getTime() === clock.due_at.getTime()) continue;
      due.set(clock.id, again.dueAt);
      moved.push({ clock, again });
    }
    const ours = running.filter((c) => c.kind !== 'legal').map((c) => due.get(c.id) as Date);
    for (const { clock, again } of moved) {
      const shown = clock.kind !== 'step';
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
        // What only the offices owe each other is theirs to see in the list; a date that a party was given is told.
        ...(shown
          ? {
              event: 'matter.deadlineMoved',
              eventFacts: {
                clockId: clock.id,
                ruleId: clock.rule_id,
                from: clock.due_date,
                dueDate: again.dueDate,
                certain: again.certain,
              },
            }
          : {}),
      });
    }
  });
}

/** An ended clock stands as it ended, even when it ended while this ran. */
async function saveAgain(tx: Tx, clock: Clock, calendar: CalendarSnapshot, again: Due | undefined): Promise<void> {
  const columns = again
    ? { due_at: again.dueAt, due_date: again.dueDate, certain: again.certain, steps: JSON.stringify(again.steps) }
    : {};
  await tablesOf<MattersTables>(tx)
    .updateTable('matters.clock')
    .set({ ...columns, calendar_version: calendar.version })
    .where('county_id', '=', clock.county_id)
    .where('id', '=', clock.id)
    .where('state', '=', 'running')
    .execute();
}

/** A prolonged or paused clock is computed as a whole: where its first part now ends later, so does what was added to it. */
function againOf(house: House, clock: Clock, calendar: CalendarSnapshot): Due | undefined {
  const rule = clockRule(house.profileAt(clock.profile_version), clock.rule_id);
  if (!rule) return undefined;
  return dueOf(rule, { startedAt: clock.started_at, changes: changesOf(clock.changes) }, calendar);
}

function calendarOf(tx: Tx, house: House): Promise<CalendarSnapshot> {
  return loadCalendar(tx, { workingHours: house.profile.county.workingHours });
}

import { sql } from 'kysely';
import { DAY_MS } from '../../../kernel/instant.ts';
import { inTransaction } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { onceFor, type Sweep } from '../../../platform/jobs/index.ts';
import { systemPrincipal } from '../../../platform/principal.ts';
import { tellOfficers } from '../reactions.ts';
import { readMatter } from '../store/lock.ts';

/** Clocks looked at in one run; what is left is found by the next. */
const most = 500;

interface DueClock {
  id: string;
  matter_id: string;
  overdue: boolean;
}

/** 到期提醒与超期提醒 Once a clock each: a day before it is due, and when it is late. Safe to run twice at once. */
export const remindOfClocks: Sweep = {
  name: 'matters.remind',
  times: '*/5 * * * *',
  run: async (house, at) => {
    for (const clock of await dueClocks(house, at)) await remind(house, clock, at);
  },
};

async function dueClocks(house: House, at: Date): Promise<DueClock[]> {
  return inTransaction(house.db, systemPrincipal(house.countyId, 'remind'), async (tx) => {
    const { rows } = await sql<DueClock>`
      select c.id, c.matter_id, c.due_at < ${at} as overdue from matters.clock c
      where c.county_id = ${house.countyId} and c.state = 'running' and c.kind <> 'legal' and c.due_at < ${new Date(at.getTime() + DAY_MS)}
        and not exists (select 1 from platform.reaction r where r.county_id = c.county_id and r.event_id = c.id
          and r.listener = case when c.due_at < ${at} then 'overdue' else 'dueSoon' end)
      order by c.due_at limit ${most}`.execute(tx.kysely);
    return rows;
  });
}

async function remind(house: House, clock: DueClock, at: Date): Promise<void> {
  await inTransaction(house.db, systemPrincipal(house.countyId, 'remind'), async (tx) => {
    const matter = await readMatter(tx, { id: clock.matter_id });
    const held = matter.stage === 'assigned' || matter.stage === 'handling';
    await onceFor(tx, { id: clock.id }, clock.overdue ? 'overdue' : 'dueSoon', at, async () => {
      const whom = held
        ? ({ of: 'holder', roles: ['committee_officer', 'mediator', 'handler'] } as const)
        : ({ of: 'centre', roles: ['coordinator', 'checker', 'follow_up', 'window_clerk'] } as const);
      await tellOfficers(tx, house, matter, whom, clock.overdue ? 'officer.overdue' : 'officer.dueSoon', at);
    });
  });
}

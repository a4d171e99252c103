import { sql } from 'kysely';
import { DAY_MS } from '../../../kernel/instant.ts';
import { inTransaction, type Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { onceFor, pageByPage, type Sweep } from '../../../platform/jobs/index.ts';
import { systemPrincipal } from '../../../platform/principal.ts';
import { tellOfficers } from '../reactions.ts';
import { readMatter } from '../store/lock.ts';

/** Clocks looked at in one trip. */
const most = 500;

interface DueClock {
  id: string;
  matter_id: string;
  due_at: Date;
  /** What is told: soon due, or late; with the day that was due, so that a clock that was prolonged is spoken of again. */
  what: string;
  overdue: boolean;
}

/**
 * 到期提醒与超期提醒 Once a clock and due day each: a day before it is due, and when it is late. As many as there are, in pages; cut off, the next run finds
 * what is left. Safe on several workers at once: a clock that another one is telling of is passed over, and what was told is noted with it.
 */
export const remindOfClocks: Sweep = {
  name: 'matters.remind',
  times: '*/5 * * * *',
  run: (house, at) =>
    pageByPage<DueClock>(
      most,
      (after) => dueClocks(house, at, after),
      (clock) => remind(house, clock, at),
    ),
};

async function dueClocks(house: House, at: Date, after: DueClock | undefined): Promise<DueClock[]> {
  return inTransaction(house.db, systemPrincipal(house.countyId, 'remind'), async (tx) => {
    const { rows } = await sql<DueClock>`
      select * from (
        select c.id, c.matter_id, c.due_at, c.due_at < ${at} as overdue,
          case when c.due_at < ${at} then 'overdue' else 'dueSoon' end || '@' || c.due_date as what
        from matters.clock c
        where c.county_id = ${house.countyId} and c.state = 'running' and c.kind <> 'legal' and c.due_at < ${new Date(at.getTime() + DAY_MS)}
          and (${after?.due_at ?? null}::timestamptz is null or (c.due_at, c.id) > (${after?.due_at ?? null}, ${after?.id ?? null}::uuid))
      ) c
      where not exists (select 1 from platform.reaction r where r.county_id = ${house.countyId} and r.event_id = c.id and r.listener = c.what)
      order by due_at, id limit ${most}`.execute(tx.kysely);
    return rows;
  });
}

async function remind(house: House, clock: DueClock, at: Date): Promise<void> {
  await inTransaction(house.db, systemPrincipal(house.countyId, 'remind'), async (tx) => {
    if (!(await held(tx, clock))) return;
    const matter = await readMatter(tx, { id: clock.matter_id });
    const inHand = matter.stage === 'assigned' || matter.stage === 'handling';
    await onceFor(tx, { id: clock.id }, clock.what, at, async () => {
      const whom = inHand
        ? ({ of: 'holder', roles: ['committee_officer', 'mediator', 'handler'] } as const)
        : ({ of: 'centre', roles: ['coordinator', 'checker', 'follow_up', 'window_clerk'] } as const);
      await tellOfficers(tx, house, matter, whom, clock.overdue ? 'officer.overdue' : 'officer.dueSoon', at);
    });
  });
}

/** False when an act or another worker has the clock, or it ended or moved since it was found: the next run looks again. */
async function held(tx: Tx, clock: DueClock): Promise<boolean> {
  const { rows } = await sql`
    select 1 from matters.clock where county_id = ${tx.principal.countyId} and id = ${clock.id} and state = 'running' and due_at = ${clock.due_at}
    for no key update skip locked`.execute(tx.kysely);
  return rows.length > 0;
}

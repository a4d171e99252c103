import { sql } from 'kysely';
import { inTransaction } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { reaction, type Sweep, type Task } from '../../../platform/jobs/index.ts';
import { systemPrincipal } from '../../../platform/principal.ts';
import { lockMatter } from '../store/lock.ts';
import { recordAct } from '../store/record-act.ts';

const listener = 'matters.succession';
/** Matters of one body moved in one run; what is left is found by the next. */
const most = 500;

/**
 * 机构撤并 A body that is no more holds nothing (信访工作条例 24): what it held goes to its successor, who signs for it anew, or back to the centre
 * where none is named. Steps begin again; the promise to the resident does not move. Safe to run twice at once: looked at again under the lock.
 */
export async function succeedHolders(house: House, at: Date): Promise<void> {
  const ended = house
    .directory()
    .organisations()
    .filter((body) => body.ended);
  for (const body of ended)
    for (const matterId of await heldBy(house, body.id)) await succeed(house, matterId, body.id, at);
}

/** Every hour: a body may end with a day, and then nobody acts. */
export const succeedHoldersByTime: Sweep = { name: listener, times: '17 * * * *', run: succeedHolders };

export const successionReactions: Readonly<Record<string, Task>> = reaction(listener, (_tx, _event, { house, at }) =>
  succeedHolders(house, at),
);
export const successionListeners: readonly (readonly [string, string])[] = [['organisation.ended', listener]];

async function heldBy(house: House, organisationId: number): Promise<string[]> {
  return inTransaction(house.db, systemPrincipal(house.countyId, listener), async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select m.id from matters.reader r join matters.matter m on m.county_id = r.county_id and m.id = r.matter_id
      where r.county_id = ${house.countyId} and r.stage in ('assigned', 'objected', 'handling')
        and m.holder_organisation_id = ${organisationId} and (r.key = ${`o${organisationId}`} or m.restriction is not null)
      group by m.id order by m.id limit ${most}`.execute(tx.kysely);
    return rows.map((row) => row.id);
  });
}

async function succeed(house: House, matterId: string, endedId: number, at: Date): Promise<void> {
  await inTransaction(house.db, systemPrincipal(house.countyId, listener), async (tx) => {
    const matter = await lockMatter(tx, { id: matterId });
    const held = matter.stage === 'assigned' || matter.stage === 'objected' || matter.stage === 'handling';
    if (!held || matter.holder_organisation_id !== endedId) return;
    const next = successorOf(house, endedId);
    const complained = next !== undefined && matter.subject_organisation_ids.includes(next);
    await recordAct(tx, house, matter, {
      act: next === undefined || complained ? { act: 'vacateHolder' } : { act: 'succeedHolder', organisationId: next },
      times: { doneAt: at, recordedAt: at, late: false },
      actor: `system:${listener}`,
      facts: { from: endedId, to: complained ? null : (next ?? null) },
      event: next === undefined || complained ? 'matter.objection-upheld' : 'matter.assigned',
      eventFacts: { organisationId: next ?? null },
    });
  });
}

/** The first body down the line of successors that still stands. */
function successorOf(house: House, endedId: number): number | undefined {
  const directory = house.directory();
  let id = directory.organisation(endedId)?.successorId ?? null;
  for (let steps = 0; id !== null && steps < 20; steps += 1) {
    const body = directory.organisation(id);
    if (!body) return undefined;
    if (!body.ended) return body.id;
    id = body.successorId ?? null;
  }
  return undefined;
}

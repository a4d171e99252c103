import { inTransaction, type Tx, tablesOf } from '../db.ts';
import type { HouseEvent } from '../outbox.ts';
import { systemPrincipal } from '../principal.ts';
import { idIn, type JobCall, type Task } from './task.ts';

interface Tables {
  'platform.reaction': { county_id: number; event_id: string; listener: string; at: Date };
  'platform.event': {
    county_id: number;
    id: string;
    name: string;
    subject: string;
    facts: Record<string, unknown>;
    at: Date;
  };
}

export interface PastEvent extends HouseEvent {
  readonly id: string;
  readonly at: Date;
}

/**
 * Does the work if this listener has not dealt with this event yet, in one transaction with the note that it has. Two workers at once: the
 * second waits for the first and then does nothing. Gives whether the work was done now.
 */
export async function onceFor(
  tx: Tx,
  event: { readonly id: string },
  listener: string,
  at: Date,
  work: () => Promise<unknown>,
): Promise<boolean> {
  const noted = await tablesOf<Tables>(tx)
    .insertInto('platform.reaction')
    .values({ county_id: tx.principal.countyId, event_id: event.id, listener, at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (noted.numInsertedOrUpdatedRows === 0n) return false;
  await work();
  return true;
}

/** The event behind a job. @throws Error when there is none */
export async function eventOf(tx: Tx, eventId: string): Promise<PastEvent> {
  const { county_id: _, ...event } = await tablesOf<Tables>(tx)
    .selectFrom('platform.event')
    .selectAll()
    .where('county_id', '=', tx.principal.countyId)
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow();
  return event;
}

/** A task that reacts to an event, once: «when a matter is accepted, tell the applicant». Runs for a system principal. */
export function reaction(
  listener: string,
  work: (tx: Tx, event: PastEvent, call: JobCall) => Promise<unknown>,
): Readonly<Record<string, Task>> {
  const task: Task = (payload, call) =>
    inTransaction(call.house.db, systemPrincipal(call.house.countyId, listener), async (tx) => {
      const event = await eventOf(tx, idIn(payload, 'eventId'));
      await onceFor(tx, event, listener, call.at, () => work(tx, event, call));
    });
  return { [listener]: task };
}

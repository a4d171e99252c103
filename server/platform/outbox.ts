import { newId } from './new-id.ts';
import { ready, sendAlong, type Tx, writingOf } from './db.ts';

/** Something that is now true. References and facts of the act only; never personal text. */
export interface HouseEvent {
  /** e.g. `matter.accepted`, `mediation.agreed` */
  readonly name: string;
  /** What it is about: a matter id, usually. */
  readonly subject: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface OutboxTables {
  'platform.event': { county_id: number; id: string; name: string; subject: string; facts: string; at: Date };
}

const writing = writingOf<OutboxTables>();

/** Who listens to what: name of the event → tasks. Filled by app.ts from the modules' reactions; read-only afterwards. */
export type Listeners = ReadonlyMap<string, readonly string[]>;

/**
 * Writes the event and one job a listener, in the act's own transaction: nothing is announced that did not happen, and
 * nothing that happened goes unannounced.
 */
export async function publish(tx: Tx, listeners: Listeners, event: HouseEvent, at: Date): Promise<void> {
  const id = newId(at);
  const countyId = tx.principal.countyId;
  sendAlong(
    tx,
    writing.insert('platform.event', [
      {
        county_id: countyId,
        id,
        name: event.name,
        subject: event.subject,
        facts: JSON.stringify(event.facts),
        at,
      },
    ]),
  );
  for (const task of listeners.get(event.name) ?? [])
    await enqueue(tx, task, { countyId, eventId: id, event: event.name, subject: event.subject });
}

/** A job for the worker, in this transaction. Carries ids only. `jobKey` makes it unique while it waits. */
export async function enqueue(
  tx: Tx,
  task: string,
  payload: Readonly<Record<string, unknown>>,
  jobKey?: string,
): Promise<void> {
  sendAlong(tx, ready('select platform.enqueue($1, $2::json, $3)', [task, JSON.stringify(payload), jobKey ?? null]));
}

/** Many jobs of one task in one statement, each unique by its key while it waits. */
export function enqueueAll(
  tx: Tx,
  task: string,
  jobs: readonly { readonly payload: Readonly<Record<string, unknown>>; readonly jobKey: string }[],
): void {
  if (jobs.length === 0) return;
  const values = [task, jobs.map((job) => JSON.stringify(job.payload)), jobs.map((job) => job.jobKey)];
  sendAlong(
    tx,
    ready(
      'select platform.enqueue($1, j.payload::json, j.key) from unnest($2::text[], $3::text[]) as j (payload, key)',
      values,
    ),
  );
}

import { Client } from 'pg';
import type { Logger } from 'pino';
import { faultLine } from '../log.ts';

/** Namespace of our advisory locks; the second number is the hash of a worker's name. */
const LOCKS = 7_249_012;

export interface Graveyard {
  /** Signs for our own workers and frees the jobs that a dead process took with it. */
  look(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The queue itself waits four hours before it believes that a worker is dead. We know at once: every process holds one advisory lock a
 * pool as long as it lives, and a job whose worker's lock is free is given back. Jobs taken in the last five seconds are left alone,
 * because their worker may not have signed yet.
 */
export function graveyard(url: string, living: ReadonlySet<string>, log: Logger): Graveyard {
  let client: Client | undefined;
  let signed = new Set<string>();

  async function connection(): Promise<Client> {
    if (client) return client;
    const fresh = new Client({ connectionString: url, application_name: 'anhe-jobs-watch' });
    fresh.on('error', () => {
      if (client === fresh) client = undefined;
    });
    await fresh.connect();
    // Locks of a connection that was lost are lost with it: sign anew.
    signed = new Set();
    client = fresh;
    return fresh;
  }

  async function look(): Promise<void> {
    try {
      const on = await connection();
      for (const id of living) {
        if (signed.has(id)) continue;
        if (await taken(on, id)) signed.add(id);
      }
      for (const id of await holders(on)) {
        if (living.has(id) || !(await taken(on, id))) continue;
        await on.query('select graphile_worker.force_unlock_workers($1::text[])', [[id]]);
        await on.query('select pg_advisory_unlock($1, hashtext($2))', [LOCKS, id]);
        log.warn({ worker: id }, 'jobs of a dead worker given back');
      }
    } catch (error) {
      log.warn({ fault: faultLine(error) }, 'the watch over dead workers could not look');
      await client?.end().catch(() => undefined);
      client = undefined;
    }
  }

  return {
    look,
    close: async () => {
      await client?.end().catch(() => undefined);
      client = undefined;
    },
  };
}

async function taken(client: Client, id: string): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as got', [
    LOCKS,
    id,
  ]);
  return rows[0]?.got === true;
}

async function holders(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select locked_by as id from graphile_worker._private_jobs
     where locked_by is not null and locked_at < clock_timestamp() - interval '5 seconds'
     union select locked_by from graphile_worker._private_job_queues
     where locked_by is not null and locked_at < clock_timestamp() - interval '5 seconds'`,
  );
  return rows.map(({ id }) => id);
}

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Client } from 'pg';
import { withClient } from '../server/platform/migrate/index.ts';
import type { Stride } from './clone-lines.ts';
import type { Share } from './multiply-worker.ts';

/** What has bytes on disk, or is no part of what a matter is: the likenesses have none. */
const left: ReadonlySet<string> = new Set([
  'matters.opening',
  'matters.attached_file',
  'matters.paper',
  'disputes.signed_paper',
  'disputes.dossier_file',
]);
const sliceSize = 100;

/**
 * Makes `copies` likenesses of every matter that is in the database: rows of all its tables with ids, numbers and dossier numbers of their own and the
 * chain of hashes made anew, so that `verify` holds on them. For the bench only, on a server of its own: secondary indexes are taken down and built
 * again, and an embedded server forces nothing to disk while it runs.
 * @param url a superuser's address
 */
export async function multiplyMatters(
  url: string,
  copies: number,
  { embedded, say }: { readonly embedded: boolean; readonly say: (done: number) => void },
): Promise<void> {
  if (copies === 0) return;
  await withClient(url, async (client) => {
    const stride = await strideOf(client);
    const tables = await tablesOf(client);
    const { rows } = await client.query<{ id: string }>('SELECT id FROM matters.matter ORDER BY id');
    const slices = slicesOf(rows.map((row) => row.id));
    const indexes = await takeDownIndexes(client, tables);
    if (embedded) await hasten(client, true);
    try {
      const threads = Math.max(2, availableParallelism());
      let done = 0;
      await Promise.all(
        Array.from({ length: threads }, (_, thread) =>
          work({ url, slices: slices.filter((__, i) => i % threads === thread), copies, stride, tables }, (more) => {
            done += more;
            say(done);
          }),
        ),
      );
      await buildIndexes(url, indexes);
      await client.query(`SELECT setval('matters.matter_serial', $1)`, [stride.matters * (copies + 1)]);
      await client.query('UPDATE disputes.dossier_counter SET last = last + $1', [stride.dossiers * copies]);
      await client.query('UPDATE disputes.archive_counter SET last = last + $1', [stride.archives * copies]);
      await client.query('UPDATE matters.letter_counter SET last = last + $1', [stride.matters * copies]);
      // The threads pass the triggers by that keep the counts.
      await client.query('SELECT matters.count_anew()');
    } finally {
      if (embedded) await hasten(client, false);
    }
  });
}

async function strideOf(client: Client): Promise<Stride> {
  const { rows } = await client.query<Stride>(
    `SELECT (SELECT last_value::integer FROM matters.matter_serial) AS matters,
       (SELECT coalesce(max(last), 0)::integer FROM disputes.dossier_counter) AS dossiers,
       (SELECT coalesce(max(last), 0)::integer FROM disputes.archive_counter) AS archives`,
  );
  return rows[0] ?? { matters: 0, dossiers: 0, archives: 0 };
}

async function tablesOf(client: Client): Promise<Share['tables']> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `SELECT c.table_schema || '.' || c.table_name AS name, array_agg(c.column_name::text ORDER BY c.ordinal_position) AS columns
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema IN ('matters', 'disputes') AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER' GROUP BY 1`,
  );
  return rows
    .filter((row) => !left.has(row.name) && (row.name === 'matters.matter' || row.columns.includes('matter_id')))
    .map((row) => ({ ...row, idColumn: row.name === 'matters.matter' ? 'id' : 'matter_id' }));
}

function slicesOf(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / sliceSize) }, (_, i) =>
    ids.slice(i * sliceSize, (i + 1) * sliceSize),
  );
}

function work(share: Share, say: (more: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('multiply-worker.ts', import.meta.url), { workerData: share });
    worker.on('message', say);
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a thread ended with ${code}`))));
  });
}

/** Indexes that keep no rule are quicker built at the end than kept up row by row. The way from a matter to its rows stays. */
async function takeDownIndexes(client: Client, tables: Share['tables']): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
     WHERE i.indrelid::regclass::text = ANY($1) AND NOT i.indisunique
       AND pg_get_indexdef(i.indexrelid) !~ 'USING btree \\(county_id, matter_id\\)'`,
    [tables.map((table) => table.name)],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map((row) => row.definition);
}

/** The index of words takes as long as all others together and is built by one process: it begins. */
async function buildIndexes(url: string, definitions: readonly string[]): Promise<void> {
  const waiting = definitions.toSorted((a, b) => Number(b.includes('USING gin')) - Number(a.includes('USING gin')));
  const builder = (): Promise<void> =>
    withClient(url, async (client) => {
      await client.query(`SET maintenance_work_mem = '768MB'`);
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await client.query(next);
    });
  await Promise.all([builder(), builder()]);
}

/** A server of its own may be careless while it is filled; what it wrote is on disk before anything is measured. */
async function hasten(client: Client, on: boolean): Promise<void> {
  const settings = {
    fsync: 'off',
    full_page_writes: 'off',
    autovacuum: 'off',
    max_wal_size: '16GB',
    checkpoint_timeout: '1h',
  };
  for (const [name, value] of Object.entries(settings))
    await client.query(on ? `ALTER SYSTEM SET ${name} = '${value}'` : `ALTER SYSTEM RESET ${name}`);
  await client.query('SELECT pg_reload_conf()');
  if (!on) await client.query('CHECKPOINT');
}

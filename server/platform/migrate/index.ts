import { Logger, runMigrations } from 'graphile-worker';
import { Client, DatabaseError, Pool } from 'pg';
import { migrationsFolder, readMigrations } from './files.ts';
import type { Migration } from './files.ts';
import { checkRequestRole, ensurePassword, OWNER_ROLE, prepareRoles } from './roles.ts';
import type { DatabaseUrls } from './urls.ts';

/** Any number that nothing else in the database uses: one process migrates, the others wait. */
const LOCK = 7_249_011;

/**
 * Brings a database to this release: roles, then every SQL file not yet applied (each in a transaction
 * of its own, as the owner role), then the tables of the job queue (as the worker role). Returns
 * the names of what was applied. Refuses when an applied file has changed since, when the database knows
 * a later file than this release, and when the role of requests or of jobs is too powerful.
 * `only` names the files to go up to: an older backup is filled in before the rest follows.
 * `urls.ownerUrl` is a superuser's, or of a role that may create roles and holds the database.
 */
export async function migrate(
  urls: DatabaseUrls,
  folder = migrationsFolder(),
  only?: ReadonlySet<string>,
): Promise<string[]> {
  const migrations = (await readMigrations(folder)).filter(({ name }) => only?.has(name) ?? true);
  const applied = await withClient(urls.ownerUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await prepareRoles(client);
    await ensurePassword(client, urls.appUrl);
    await ensurePassword(client, urls.workerUrl);
    return applyFiles(client, migrations);
  });
  await withClient(urls.appUrl, checkRequestRole);
  await withClient(urls.workerUrl, checkRequestRole);
  await migrateJobs(urls.workerUrl);
  return applied;
}

async function applyFiles(client: Client, migrations: Migration[]): Promise<string[]> {
  await client.query(`SET ROLE ${OWNER_ROLE}`);
  await client.query(ledger);
  const { rows } = await client.query<{ name: string; hash: string }>(
    'SELECT name, hash FROM anhe.migration ORDER BY name',
  );
  const pending = pendingMigrations(migrations, rows);
  for (const migration of pending) await applyFile(client, migration);
  return pending.map(({ name }) => name);
}

const ledger = `
  CREATE SCHEMA IF NOT EXISTS anhe;
  CREATE TABLE IF NOT EXISTS anhe.migration (
    name text PRIMARY KEY,
    hash text NOT NULL,
    at timestamptz NOT NULL
  );
  COMMENT ON TABLE anhe.migration IS '已执行的结构变更及其校验值 Migrations applied, with the SHA-256 of each file'`;

/** Which files are still to do; throws when what was done is not what this release holds. */
export function pendingMigrations(migrations: Migration[], done: { name: string; hash: string }[]): Migration[] {
  for (const { name, hash } of done) {
    const file = migrations.find((migration) => migration.name === name);
    if (file === undefined) {
      throw new Error(
        `数据库已执行 ${name}，而本版本没有它：请使用更新的版本。 The database has ${name}, which this release does not know: use a newer release.`,
      );
    }
    if (file.hash !== hash) {
      throw new Error(
        `migrations/${name}.sql 在执行之后被改动过，拒绝启动。 migrations/${name}.sql was changed after it had been applied; add a new migration instead.`,
      );
    }
  }
  const names = new Set(done.map(({ name }) => name));
  return migrations.filter(({ name }) => !names.has(name));
}

async function applyFile(client: Client, migration: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(migration.sql);
    // The time is bookkeeping of the installation, not of the office: the house's clock does not run yet.
    await client.query('INSERT INTO anhe.migration (name, hash, at) VALUES ($1, $2, clock_timestamp())', [
      migration.name,
      migration.hash,
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    if (!(error instanceof DatabaseError)) throw error;
    throw new Error(`migrations/${migration.name}.sql${placeOf(migration.sql, error.position)}: ${error.message}`, {
      cause: error,
    });
  }
}

/** PostgreSQL counts characters from 1; a person wants the line. */
function placeOf(sql: string, position: string | undefined): string {
  if (position === undefined) return '';
  return `:${sql.slice(0, Number(position) - 1).split('\n').length}`;
}

const silent = new Logger(() => () => undefined);

/** The queue's own tables belong to the role that works it off. */
async function migrateJobs(workerUrl: string): Promise<void> {
  // A pool of our own: the queue's would drop its listener before its connection is closed, and a database that is removed meanwhile would end us.
  const pool = new Pool({ connectionString: workerUrl, max: 2 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await runMigrations({ pgPool: pool, logger: silent });
  } finally {
    await pool.end();
  }
}

/** One connection for one piece of work, closed whatever happens. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  // A connection that breaks while idle must not end the process; the next query says so.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

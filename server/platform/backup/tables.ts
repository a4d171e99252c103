import type { Client } from 'pg';
import { OWNER_ROLE } from '../migrate/roles.ts';
import { BackupRefused } from './sealed-stream.ts';

/** A table of the house as the catalogue describes it. */
export interface TableShape {
  /** Schema and name, quoted where they must be. */
  readonly name: string;
  readonly columns: readonly string[];
}

/**
 * What is not taken along: sessions (whoever is signed in signs in again, and one that was ended does not come back to life), counters of
 * limits, uploads under way (their pieces are not kept; phones begin them anew), and what migrations write themselves.
 */
const left: ReadonlySet<string> = new Set([
  'anhe.migration',
  'anhe.field_key',
  'graphile_worker.migrations',
  'platform.session',
  'platform.rate_limit',
  'files.upload',
]);

/** Every table of ours and of the job queue, in one order. */
export async function tablesToKeep(client: Client): Promise<TableShape[]> {
  const all = await allTables(client);
  return all.filter(({ name }) => !left.has(name));
}

/** Tables of the database that are not PostgreSQL's own. */
export async function allTables(client: Client): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS name,
      array_agg(quote_ident(a.attname) ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS columns
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
    GROUP BY 1 ORDER BY 1`);
  return rows;
}

/** Where sequences stand. They are not part of a snapshot: read after it, they are never behind its rows. */
export async function sequencesOf(client: Client): Promise<{ name: string; value: string; called: boolean }[]> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT format('%I.%I', schemaname, sequencename) AS name FROM pg_catalog.pg_sequences ORDER BY 1`);
  const found = [];
  for (const { name } of rows) {
    const state = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM ${name}`,
    );
    found.push(...state.rows.map((row) => ({ name, ...row })));
  }
  return found;
}

/**
 * Makes sure that no policy hides a row from this connection: as a superuser, or as the owner role to which every table shows all its rows.
 * @throws BackupRefused naming a table that would be read in part
 */
export async function seeAll(client: Client): Promise<void> {
  const { rows } = await client.query<{ above: boolean }>(
    'SELECT rolsuper OR rolbypassrls AS above FROM pg_catalog.pg_roles WHERE rolname = current_user',
  );
  if (rows[0]?.above === true) return;
  await client.query(`SET ROLE ${OWNER_ROLE}`);
  const hidden = await client.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_catalog.pg_class c
     WHERE c.relkind = 'r' AND c.relforcerowsecurity
       AND (EXISTS (SELECT 1 FROM pg_catalog.pg_policy p WHERE p.polrelid = c.oid AND NOT p.polpermissive)
         OR NOT EXISTS (SELECT 1 FROM pg_catalog.pg_policy p WHERE p.polrelid = c.oid AND p.polcmd IN ('*', 'r')
           AND current_user::regrole::oid = ANY (p.polroles) AND pg_get_expr(p.polqual, p.polrelid) = 'true'))`,
  );
  const table = hidden.rows[0]?.name;
  if (table === undefined) return;
  throw new BackupRefused(
    `${table} 的行策略使 ${OWNER_ROLE} 看不全，备份会缺行：请用超级用户的 DATABASE_URL。 The policies of ${table} hide rows from ${OWNER_ROLE}: take the backup with a superuser's DATABASE_URL.`,
  );
}

/** Text of a COPY must read the same everywhere. */
export const plainWords = `SET search_path = pg_catalog; SET client_encoding = 'UTF8'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'; SET TimeZone = 'UTC';
  SET extra_float_digits = 3; SET bytea_output = 'hex'; SET statement_timeout = 0; SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0`;

/**
 * Takes away for a load what would refuse or slow it, and gives what puts it back: foreign keys (checked anew when they come back), triggers,
 * indexes that hold no constraint, forced row-level security.
 */
export async function bare(client: Client, tables: readonly TableShape[]): Promise<string[]> {
  const names = tables.map(({ name }) => name);
  const { rows } = await client.query<{ off: string; again: string }>(
    `SELECT off, again FROM (
       SELECT 1 AS step, format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS off,
         format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS again
       FROM pg_catalog.pg_constraint WHERE contype = 'f' AND conrelid = ANY ($1::regclass[])
       UNION ALL
       SELECT 0, format('DROP INDEX %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
       FROM pg_catalog.pg_index i WHERE i.indrelid = ANY ($1::regclass[])
         AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint c WHERE c.conindid = i.indexrelid)
       UNION ALL
       SELECT 2, format('ALTER TABLE %s DISABLE TRIGGER %I', t.tgrelid::regclass, t.tgname), format('ALTER TABLE %s ENABLE TRIGGER %I', t.tgrelid::regclass, t.tgname)
       FROM pg_catalog.pg_trigger t WHERE NOT t.tgisinternal AND t.tgenabled = 'O' AND t.tgrelid = ANY ($1::regclass[])
       UNION ALL
       SELECT 3, format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', oid::regclass), format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', oid::regclass)
       FROM pg_catalog.pg_class WHERE relforcerowsecurity AND oid = ANY ($1::regclass[])
     ) a ORDER BY step, off`,
    [names],
  );
  // Foreign keys go before the unique indexes that they may lean on, and come back after them.
  const drops = rows.toSorted(
    (a, b) => Number(b.off.includes('DROP CONSTRAINT')) - Number(a.off.includes('DROP CONSTRAINT')),
  );
  for (const { off } of drops) await client.query(off);
  return rows.map(({ again }) => again);
}

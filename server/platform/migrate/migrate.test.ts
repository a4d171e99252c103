import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase, testDatabase } from '../../../test/harness/database.ts';
import { testBinDir, testKey } from '../../../test/harness/cluster.ts';
import { launchPostgres } from '../embedded-postgres/index.ts';
import { migrationsFolder, readMigrations } from './files.ts';
import { migrate, pendingMigrations, withClient } from './index.ts';
import { databaseUrls } from './urls.ts';
import type { DatabaseUrls } from './urls.ts';

let database: Awaited<ReturnType<typeof emptyDatabase>>;
let folder: string;
let urls: DatabaseUrls;

beforeEach(async () => {
  database = await emptyDatabase();
  folder = await mkdtemp(join(tmpdir(), 'anhe-migrations-'));
  urls = databaseUrls(database.url, testKey);
  await file('0001_first', 'CREATE SCHEMA work; CREATE TABLE work.note (text text);');
});

afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const file = (name: string, sql: string): Promise<void> => writeFile(join(folder, `${name}.sql`), sql);
const run = (): Promise<string[]> => migrate(urls, folder);
const ask = (sql: string, url = urls.ownerUrl): Promise<unknown[]> =>
  withClient(url, async (client) => (await client.query(sql)).rows);

describe('migrate', () => {
  it('applies each file once, in the order of the numbers, as the owner role', async () => {
    await file('0010_later', `INSERT INTO work.note VALUES ('third');`);
    await file('0002_second', `INSERT INTO work.note VALUES ('second');`);
    expect(await run()).toEqual(['0001_first', '0002_second', '0010_later']);
    expect(await run()).toEqual([]);
    expect(await ask('SELECT text FROM work.note')).toEqual([{ text: 'second' }, { text: 'third' }]);
    expect(await ask(`SELECT tableowner FROM pg_tables WHERE schemaname = 'work'`)).toEqual([
      { tableowner: 'anhe_owner' },
    ]);
  });

  it('refuses when a file was changed after it had been applied', async () => {
    await run();
    await file('0001_first', 'CREATE SCHEMA work; CREATE TABLE work.note (text varchar);');
    await expect(run()).rejects.toThrow('migrations/0001_first.sql was changed after it had been applied');
  });

  it('takes a file with other line ends for the same', async () => {
    await file('0002_lines', 'SELECT 1;\nSELECT 2;\n');
    await run();
    await file('0002_lines', 'SELECT 1;\r\nSELECT 2;\r\n');
    expect(await run()).toEqual([]);
  });

  it('refuses a database of a later release', async () => {
    await file('0002_later', 'SELECT 1;');
    await run();
    await rm(join(folder, '0002_later.sql'));
    await expect(run()).rejects.toThrow('0002_later, which this release does not know');
  });

  it('leaves nothing of a file that fails, names file and line, and goes on when it is mended', async () => {
    await file('0002_wrong', `INSERT INTO work.note VALUES ('half');\n\nSELEC 1;\n`);
    await expect(run()).rejects.toThrow('migrations/0002_wrong.sql:3: syntax error');
    expect(await ask('SELECT text FROM work.note')).toEqual([]);
    await file('0002_wrong', `INSERT INTO work.note VALUES ('whole');`);
    expect(await run()).toEqual(['0002_wrong']);
  });

  it('applies each file once when several processes start together', async () => {
    await file('0002_slow', `SELECT pg_sleep(0.2); INSERT INTO work.note VALUES ('once');`);
    const runs = await Promise.all([run(), run(), run()]);
    expect(runs.flat().sort()).toEqual(['0001_first', '0002_slow']);
    expect(await ask('SELECT text FROM work.note')).toEqual([{ text: 'once' }]);
  });

  it.each([
    ['SUPERUSER', 'superuser'],
    ['BYPASSRLS', 'BYPASSRLS'],
    ['IN ROLE anhe_owner', 'member of anhe_owner'],
  ])('refuses a role of requests that is %s', async (power, reason) => {
    await run();
    const role = `strong_${reason.replaceAll(' ', '_').toLowerCase()}_${process.pid}`;
    await ask(`CREATE ROLE ${role} LOGIN PASSWORD 'x' ${power}`);
    await ask(`GRANT anhe_app TO ${role}`);
    const strong = new URL(database.url);
    strong.username = role;
    strong.password = 'x';
    const start = migrate({ ...urls, appUrl: strong.href }, folder);
    await expect(start).rejects.toThrow(`too powerful (${reason})`);
    await ask(`DROP ROLE ${role}`);
  });

  it('works for an operator who is no superuser but may create roles and holds the database', async () => {
    // A server of its own: here the roles do not exist yet.
    const home = await mkdtemp(join(tmpdir(), 'anhe-pg-'));
    const server = await launchPostgres({ folder: join(home, 'postgres'), binDir: testBinDir(), durable: false });
    await ask(`CREATE ROLE operator LOGIN CREATEROLE PASSWORD 'x'`, server.url('postgres'));
    await ask('CREATE DATABASE theirs OWNER operator', server.url('postgres'));
    const theirs = new URL(server.url('theirs'));
    theirs.username = 'operator';
    theirs.password = 'x';
    const given = databaseUrls(theirs.href, testKey);
    expect(await migrate(given, folder)).toEqual(['0001_first']);
    expect(await migrate(given, folder)).toEqual([]);
    expect(await ask('SELECT current_user AS role', given.appUrl)).toEqual([{ role: 'anhe_app' }]);
    const changed = databaseUrls(theirs.href, Buffer.alloc(32, 1));
    await migrate(changed, folder);
    expect(await ask('SELECT current_user AS role', changed.workerUrl)).toEqual([{ role: 'anhe_worker' }]);
    await expect(ask('SELECT 1', given.workerUrl)).rejects.toThrow('password');
    await server.stop();
    await rm(home, { recursive: true, force: true });
  });

  it('lets the owner add jobs in the transaction of a request, and only the worker work them off', async () => {
    await file(
      '0002_enqueue',
      `CREATE FUNCTION work.enqueue(task text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS
       $$ BEGIN PERFORM graphile_worker.add_job(task, '{}'::json); END $$;
       GRANT USAGE ON SCHEMA work TO anhe_app; GRANT EXECUTE ON FUNCTION work.enqueue(text) TO anhe_app;`,
    );
    await run();
    await withClient(urls.appUrl, async (client) => {
      await client.query('BEGIN');
      await client.query(`SELECT work.enqueue('undone')`);
      await client.query('ROLLBACK');
      await client.query(`SELECT work.enqueue('kept')`);
    });
    expect(await ask('SELECT task_identifier FROM graphile_worker.jobs', urls.workerUrl)).toEqual([
      { task_identifier: 'kept' },
    ]);
    await expect(ask('SELECT * FROM graphile_worker.jobs', urls.appUrl)).rejects.toThrow('permission denied');
  });
});

describe('the migrations of this release', () => {
  it('have numbers of their own', async () => {
    const names = (await readMigrations(migrationsFolder())).map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(new Set(names.map((name) => name.slice(0, 4))).size).toBe(names.length);
  });

  it('leave every table to the owner, out of reach of change by the app where it is not granted', async () => {
    const migrated = await testDatabase();
    const foreign = await ask(
      `SELECT schemaname || '.' || tablename AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'graphile_worker') AND tableowner <> 'anhe_owner'`,
      migrated.ownerUrl,
    );
    expect(foreign).toEqual([]);
    await expect(ask('CREATE TABLE public.mine (n int)', migrated.appUrl)).rejects.toThrow('permission denied');
    await expect(ask('DELETE FROM anhe.migration', migrated.appUrl)).rejects.toThrow('permission denied');
    await migrated.drop();
  });

  it('are refused by name when two share a number or one is misnamed', async () => {
    await file('0001_other', 'SELECT 1;');
    await expect(readMigrations(folder)).rejects.toThrow('0001_other.sql: the number 0001 is taken twice');
    await rm(join(folder, '0001_other.sql'));
    await file('2_short', 'SELECT 1;');
    await expect(readMigrations(folder)).rejects.toThrow('2_short.sql: name a migration');
  });

  it('are all pending on an empty ledger', () => {
    const files = [{ name: '0001_a', sql: '', hash: 'h' }];
    expect(pendingMigrations(files, [])).toEqual(files);
    expect(pendingMigrations(files, [{ name: '0001_a', hash: 'h' }])).toEqual([]);
  });
});

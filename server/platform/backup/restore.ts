import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { fieldCrypto } from '../field-crypto.ts';
import { pathOfPlace } from '../files/cabinet.ts';
import { toDisk, writeWhole } from '../files/sealed-bytes.ts';
import { migrationsFolder, readMigrations } from '../migrate/files.ts';
import { migrate, pendingMigrations, withClient } from '../migrate/index.ts';
import { OWNER_ROLE, WORKER_ROLE } from '../migrate/roles.ts';
import type { DatabaseUrls } from '../migrate/urls.ts';
import { KEY_FILE } from '../secrets.ts';
import { type BackupRecord, type EndRecord, type Manifest, type ReadRecord, readRecords } from './records.ts';
import { type BackupKeys, BackupRefused, opened, type Secret, unwrapKey } from './sealed-stream.ts';
import { allTables, bare, plainWords, tablesToKeep } from './tables.ts';

export interface Checked {
  readonly manifest: Manifest;
  readonly end: EndRecord;
  /** The house's key, when it is in the backup. */
  readonly key: Buffer | undefined;
}

/**
 * Reads a backup from beginning to end and keeps nothing: every byte is authenticated, and the end is there.
 * @throws BackupRefused with the reason
 */
export async function checkBackup(file: string, secret: Secret): Promise<Checked> {
  let manifest: Manifest | undefined;
  let end: EndRecord | undefined;
  let key: Buffer | undefined;
  await readBackup(file, secret, async ({ it, body }, keys) => {
    if (it.kind === 'manifest') {
      manifest = it;
      key = it.wrappedKey === undefined ? undefined : unwrapKey(keys, it.wrappedKey, it.keyId);
    }
    if (it.kind === 'end') end = it;
    for await (const _ of body);
  });
  if (!manifest || !end) throw new BackupRefused('备份缺少开头或结尾。 The backup lacks its beginning or its end.');
  return { manifest, end, key };
}

async function readBackup(
  file: string,
  secret: Secret,
  use: (record: ReadRecord, keys: BackupKeys) => Promise<void>,
): Promise<void> {
  const source = createReadStream(file, { highWaterMark: 1 << 18 });
  const { keys, plain } = await opened(secret, source);
  await pipeline(
    Readable.from(plain, { objectMode: false }),
    createGunzip(),
    async (content: AsyncIterable<Buffer>) => {
      for await (const record of readRecords(content)) await use(record, keys);
    },
  );
}

/**
 * What in the data folder would be overwritten; empty when a backup may go there. The key may stand there already.
 */
export async function inTheWay(dataDir: string): Promise<string[]> {
  const names = await readdir(dataDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => ['postgres', 'files', 'uploads', 'digests.jsonl'].includes(name)).toSorted();
}

/**
 * Which key the restored house has: the one that was given, else the one in the backup, which is then written into the folder.
 * @throws BackupRefused when there is none, or not the one that the backup was sealed with
 */
export async function placeKey(dataDir: string, checked: Checked, given: Buffer | undefined): Promise<void> {
  const key = given ?? checked.key;
  const wanted = checked.manifest.keyId;
  if (key === undefined) {
    throw new BackupRefused(
      `备份中没有主密钥：请用 FIELD_KEY 给出编号 ${wanted} 的密钥。 The backup holds no master key: give the one with the id ${wanted} by FIELD_KEY.`,
    );
  }
  if (fieldCrypto(key).keyId !== wanted) {
    throw new BackupRefused(
      `主密钥不对：备份用的是编号 ${wanted} 的密钥。 Wrong master key: the backup was taken under key ${wanted}.`,
    );
  }
  if (given !== undefined) return;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(join(dataDir, KEY_FILE), `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
}

/** @throws BackupRefused when the database holds any table that is not PostgreSQL's own */
export async function refuseFull(ownerUrl: string): Promise<void> {
  const tables = await withClient(ownerUrl, allTables);
  if (tables.length === 0) return;
  throw new BackupRefused(
    `数据库不是空的（${tables.length} 张表，如 ${tables[0]?.name}），拒绝恢复。 The database is not empty (${tables.length} tables, for example ${tables[0]?.name}): nothing is restored over it.`,
  );
}

/**
 * Fills an empty database from a checked backup: its own migrations, its rows in one transaction with all foreign keys checked anew, its
 * sequences; then what this release migrates beyond. Writes files and digests into the data folder. Gives the migrations applied.
 * @throws BackupRefused when the release does not fit; the caller removes what was begun
 */
export async function fillFrom(file: string, secret: Secret, urls: DatabaseUrls, dataDir: string): Promise<string[]> {
  const { manifest } = await checkBackup(file, secret);
  const known = await readMigrations(migrationsFolder());
  pendingMigrations(known, manifest.migrations);
  const first = await migrate(urls, migrationsFolder(), new Set(manifest.migrations.map(({ name }) => name)));
  await withClient(urls.ownerUrl, async (client) => {
    await client.query(`${plainWords}; SET ROLE ${OWNER_ROLE}`);
    await sameQueue(client, manifest);
    const tables = await tablesToKeep(client);
    await client.query('BEGIN');
    await client.query(`TRUNCATE ${tables.map(({ name }) => name).join(', ')}`);
    const again = await bare(client, tables);
    const counts = { tables: 0, rows: 0, files: 0 };
    await readBackup(file, secret, (record) => put(client, dataDir, record, counts));
    for (const sql of again) await client.query(sql);
    await freeJobs(client);
    await client.query('COMMIT');
    await client.query('RESET ROLE; ANALYZE');
  });
  return [...first, ...(await migrate(urls))];
}

async function put(
  client: Client,
  dataDir: string,
  { it, body, rows }: ReadRecord,
  counts: { tables: number; rows: number; files: number },
): Promise<void> {
  switch (it.kind) {
    case 'table': {
      const copy = client.query(copyFrom(`COPY ${it.name} (${it.columns.join(', ')}) FROM STDIN`));
      await pipeline(body, copy);
      if (copy.rowCount !== rows())
        throw new Error(`${it.name}: ${rows()} rows were taken, ${copy.rowCount} came back`);
      counts.tables += 1;
      counts.rows += copy.rowCount;
      return;
    }
    case 'sequence':
      await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [it.name, it.value, it.called]);
      return;
    case 'file':
      await writeWhole(pathOfPlace(dataDir, it.place), await whole(body), toDisk);
      counts.files += 1;
      return;
    case 'digests':
      await writeFile(join(dataDir, 'digests.jsonl'), await whole(body), { mode: 0o600, flush: true });
      return;
    case 'end':
      checkCounts(it, counts);
      return;
    case 'manifest':
  }
}

function checkCounts(
  it: BackupRecord & { kind: 'end' },
  counts: { tables: number; rows: number; files: number },
): void {
  const same = it.tables === counts.tables && it.rows === counts.rows && it.files === counts.files;
  if (!same) throw new Error(`taken ${JSON.stringify(it)}, came back ${JSON.stringify(counts)}`);
}

async function whole(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
}

/** The queue's tables come from a library: their form must be the one that was saved. */
async function sameQueue(client: Client, manifest: Manifest): Promise<void> {
  const { rows } = await client.query<{ id: number }>('SELECT id FROM graphile_worker.migrations ORDER BY id');
  if (rows.map(({ id }) => id).join() === manifest.queue.join()) return;
  throw new BackupRefused(
    `任务队列的结构与备份不同，请用版本 ${manifest.release} 恢复，再升级。 The job queue has another form than in the backup: restore with release ${manifest.release}, then go to the new one.`,
  );
}

/** Who held a job when the backup was taken is gone. */
async function freeJobs(client: Client): Promise<void> {
  await client.query(`UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL, attempts = greatest(attempts - 1, 0)
    WHERE locked_at IS NOT NULL`);
  await client.query(
    'UPDATE graphile_worker._private_job_queues SET locked_at = NULL, locked_by = NULL WHERE locked_at IS NOT NULL',
  );
}

/** Undoes a restore that failed: the folder and the database are as empty as before. */
export async function undoRestore(config: {
  dataDir: string;
  databaseUrl: string | undefined;
  keepKey: boolean;
}): Promise<void> {
  for (const name of ['postgres', 'files', 'uploads', 'digests.jsonl', ...(config.keepKey ? [] : [KEY_FILE])])
    await rm(join(config.dataDir, name), { recursive: true, force: true });
  if (config.databaseUrl === undefined) return;
  await withClient(config.databaseUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT quote_ident(nspname) AS name FROM pg_catalog.pg_namespace n JOIN pg_catalog.pg_roles r ON r.oid = n.nspowner
       WHERE r.rolname = ANY ($1)`,
      [[OWNER_ROLE, WORKER_ROLE]],
    );
    for (const { name } of rows) await client.query(`DROP SCHEMA ${name} CASCADE`);
  });
}

import { createReadStream, createWriteStream } from 'node:fs';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { fieldCrypto } from '../field-crypto.ts';
import { BACKUP_LOCK } from '../files/backup-lock.ts';
import { pathOfPlace } from '../files/cabinet.ts';
import { withClient } from '../migrate/index.ts';
import { type Manifest, plainRecord, recordWithBody } from './records.ts';
import { type BackupKeys, newBackupKeys, sealed, type Secret, wrapKey } from './sealed-stream.ts';
import { plainWords, seeAll, sequencesOf, tablesToKeep } from './tables.ts';

export interface BackupOptions {
  readonly ownerUrl: string;
  readonly dataDir: string;
  /** The house's key. */
  readonly key: Buffer;
  /** Whether the key lies in the data folder: then it goes along, wrapped. One given by FIELD_KEY is its keeper's to keep. */
  readonly keyInFolder: boolean;
  readonly secret: Secret;
  /** The file to write; there must be none yet. */
  readonly to: string;
  readonly at: Date;
  readonly release: string;
}

export interface BackupReport {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  readonly bytes: number;
  /** Files whose bytes were not there: lost before this backup. */
  readonly missing: readonly string[];
}

/**
 * Takes everything into one sealed file, while the house works on: the rows as one moment saw them, the bytes of the files that these rows know,
 * the digests, the wrapped key. The file has its name only when it is whole and on the disk.
 */
export async function takeBackup(options: BackupOptions): Promise<BackupReport> {
  // Before the moment: a digest must not speak of entries that the backup does not hold.
  const digests = await readFile(join(options.dataDir, 'digests.jsonl')).catch(() => null);
  return withClient(options.ownerUrl, async (keeper) => {
    await keeper.query(plainWords);
    await seeAll(keeper);
    await keeper.query('SELECT pg_advisory_lock($1)', [BACKUP_LOCK]);
    await keeper.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await keeper.query<{ id: string }>('SELECT pg_export_snapshot() AS id');
    const snapshot = rows[0]?.id ?? '';
    const counts = { tables: 0, rows: 0, files: 0 };
    const missing: string[] = [];
    const keys = newBackupKeys(options.secret);
    await withClient(options.ownerUrl, async (reader) => {
      await reader.query(plainWords);
      await seeAll(reader);
      await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      await reader.query(`SET TRANSACTION SNAPSHOT ${reader.escapeLiteral(snapshot)}`);
      await writeSealed(options.to, keys, contentOf(options, keys, { keeper, reader }, digests, counts, missing));
      await reader.query('COMMIT');
    });
    await keeper.query('COMMIT');
    return { ...counts, bytes: (await stat(options.to)).size, missing };
  });
}

/** Whole or not at all, closed to other users, flushed before it has its name. */
async function writeSealed(path: string, keys: BackupKeys, content: AsyncIterable<Buffer>): Promise<void> {
  const part = `${path}.part`;
  try {
    await pipeline(
      Readable.from(content, { objectMode: false }),
      createGzip({ level: 3 }),
      (plain: AsyncIterable<Buffer>) => sealed(keys, plain),
      createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }),
    );
    await rename(part, path);
    const folder = await open(dirname(path), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

interface Two {
  /** Holds the moment, and lists. */
  readonly keeper: Client;
  /** Reads the tables at the same moment. */
  readonly reader: Client;
}

async function* contentOf(
  options: BackupOptions,
  keys: BackupKeys,
  { keeper, reader }: Two,
  digests: Buffer | null,
  counts: { tables: number; rows: number; files: number },
  missing: string[],
): AsyncGenerator<Buffer> {
  yield plainRecord(await manifestOf(options, keys, keeper));
  for (const { name, columns } of await tablesToKeep(keeper)) {
    const copy = reader.query(copyTo(`COPY ${name} (${columns.join(', ')}) TO STDOUT`));
    yield* recordWithBody({ kind: 'table', name, columns: [...columns] }, copy, () => copy.rowCount);
    counts.tables += 1;
    counts.rows += copy.rowCount;
  }
  for (const sequence of await sequencesOf(keeper)) yield plainRecord({ kind: 'sequence', ...sequence });
  if (digests !== null) yield* recordWithBody({ kind: 'digests' }, Readable.from([digests]));
  for await (const place of placesOf(keeper)) {
    const path = pathOfPlace(options.dataDir, place);
    if ((await stat(path).catch(() => null)) === null) {
      missing.push(place);
      continue;
    }
    yield* recordWithBody({ kind: 'file', place }, createReadStream(path));
    counts.files += 1;
  }
  yield plainRecord({ kind: 'end', ...counts });
}

async function manifestOf(options: BackupOptions, keys: BackupKeys, keeper: Client): Promise<Manifest> {
  const one = async <R extends object>(sql: string): Promise<R[]> => (await keeper.query<R>(sql)).rows;
  const [county] = await one<{ code: string; name: string }>(
    'SELECT code, name FROM platform.county ORDER BY id LIMIT 1',
  );
  if (!county) throw new Error('数据库中还没有县 The database holds no county yet');
  const { keyId } = fieldCrypto(options.key);
  return {
    kind: 'manifest',
    release: options.release,
    takenAt: options.at.toISOString(),
    county,
    migrations: await one<{ name: string; hash: string }>('SELECT name, hash FROM anhe.migration ORDER BY name'),
    queue: (await one<{ id: number }>('SELECT id FROM graphile_worker.migrations ORDER BY id')).map(({ id }) => id),
    keyId,
    ...(options.keyInFolder ? { wrappedKey: wrapKey(keys, options.key, keyId) } : {}),
  };
}

/** Where the bytes lie of every file that the moment knows and that nobody has erased. */
async function* placesOf(keeper: Client): AsyncGenerator<string> {
  await keeper.query(
    'DECLARE places NO SCROLL CURSOR FOR SELECT place FROM files.file WHERE place IS NOT NULL AND erased_at IS NULL ORDER BY place',
  );
  for (;;) {
    const { rows } = await keeper.query<{ place: string }>('FETCH 1000 FROM places');
    if (rows.length === 0) return;
    for (const { place } of rows) yield place;
  }
}

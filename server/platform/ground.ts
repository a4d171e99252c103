import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config/index.ts';
import { DataDirBusy, lockDataDir, makeDataDir } from './data-dir.ts';
import type { DataDirLock } from './data-dir.ts';
import { launchPostgres, runningPostgres } from './embedded-postgres/index.ts';
import type { EmbeddedPostgres } from './embedded-postgres/index.ts';
import { checkFieldKey } from './migrate/field-key.ts';
import { migrate, withClient } from './migrate/index.ts';
import { databaseUrls } from './migrate/urls.ts';
import type { DatabaseUrls } from './migrate/urls.ts';
import { houseKey } from './secrets.ts';

/** What a house stands on before anything of the office is known: folder, key, migrated database. */
export interface Ground {
  readonly urls: DatabaseUrls;
  /** The master key, 32 bytes. */
  readonly key: Buffer;
  /** Migrations applied by this start. */
  readonly applied: readonly string[];
  /** Tells a second start where this one can be found. */
  announce: (address: string) => Promise<void>;
  /** Tells a second start that this one is on its way out. */
  leave: () => Promise<void>;
  /** Stops the embedded database and lets the next start in. Close all pools before. */
  close: () => Promise<void>;
  /** The same at once, without waiting; what is running is lost, what is committed is not. */
  abandon: () => void;
}

const DATABASE = 'anhe';

/**
 * Lays the ground: takes the data folder, starts the embedded database unless DATABASE_URL names another,
 * and brings it to this release (a backup and a restore do what is theirs instead). What was begun is undone when a step fails.
 * @throws DataDirBusy when another process has the folder; Error with a line for the operator
 */
export async function layGround(
  config: Config,
  notice: (text: string) => void,
  bring: (urls: DatabaseUrls) => Promise<string[]> = migrate,
): Promise<Ground> {
  await makeDataDir(config.dataDir);
  const lock = await lockUnlessShared(config);
  let server: EmbeddedPostgres | null = null;
  try {
    const key = await houseKey(config.dataDir, config.fieldKey);
    if (config.databaseUrl === undefined) server = await launchEmbedded(config, notice);
    const ownerUrl = config.databaseUrl ?? server?.url(DATABASE) ?? '';
    const urls = databaseUrls(ownerUrl, key, { appUrl: config.databaseAppUrl, workerUrl: config.databaseWorkerUrl });
    const applied = await bring(urls);
    await checkFieldKey(urls.ownerUrl, key);
    return {
      urls,
      key,
      applied,
      announce: async (address) => lock?.announce(address),
      leave: async () => lock?.leave(),
      close: async () => {
        await server?.stop();
        await lock?.release();
      },
      abandon: () => server?.abandon(),
    };
  } catch (error) {
    await server?.stop();
    await lock?.release();
    throw error;
  }
}

/**
 * The ground for a tool (a verification, a report): its own when nothing runs on the data folder, else the one that the running
 * `npm start` stands on, which is left as it is. A tool makes no database where none is.
 * @throws Error with a line for the operator when the folder holds no database
 */
export async function visitGround(
  config: Config,
  notice: (text: string) => void,
  bring: (urls: DatabaseUrls) => Promise<string[]> = migrate,
): Promise<Ground> {
  if (config.databaseUrl === undefined && !existsSync(join(config.dataDir, 'postgres', 'cluster')))
    throw new Error(`DATA_DIR=${config.dataDir}: 没有数据库 there is no database`);
  try {
    return await layGround(config, notice, bring);
  } catch (error) {
    if (!(error instanceof DataDirBusy)) throw error;
    const running = await runningPostgres(join(config.dataDir, 'postgres'));
    const ownerUrl = config.databaseUrl ?? running?.(DATABASE);
    if (ownerUrl === undefined) throw error;
    const key = await houseKey(config.dataDir, config.fieldKey);
    const nothing = async (): Promise<void> => undefined;
    return {
      urls: databaseUrls(ownerUrl, key, { appUrl: config.databaseAppUrl, workerUrl: config.databaseWorkerUrl }),
      key,
      applied: [],
      announce: nothing,
      leave: nothing,
      close: nothing,
      abandon: () => undefined,
    };
  }
}

/** Several processes of one role may share a folder when the database is not in it. */
async function lockUnlessShared(config: Config): Promise<DataDirLock | null> {
  if (config.databaseUrl !== undefined && config.role !== 'all') return null;
  return lockDataDir(config.dataDir);
}

async function launchEmbedded(config: Config, notice: (text: string) => void): Promise<EmbeddedPostgres> {
  const server = await launchPostgres({
    folder: join(config.dataDir, 'postgres'),
    sharedBuffersMb: config.databaseBuffersMb,
    notice,
  });
  await withClient(server.url('postgres'), async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_catalog.pg_database WHERE datname = $1', [DATABASE]);
    // Made from the empty template, which nobody can have added anything to.
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} TEMPLATE template0`);
  });
  return server;
}

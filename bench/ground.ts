import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { launchPostgres } from '../server/platform/embedded-postgres/index.ts';
import { APP_ROLE, grantDatabase, OWNER_ROLE, prepareRoles } from '../server/platform/migrate/roles.ts';
import { migrate, withClient } from '../server/platform/migrate/index.ts';
import { type DatabaseUrls, databaseUrls } from '../server/platform/migrate/urls.ts';
import { practiceSignIns, practiceSignInsFile, type PracticeSignIn } from '../server/platform/welcome.ts';
import { loadPracticeCounty } from '../server/practice/index.ts';
import { multiplyMatters } from './multiply.ts';

/** A migrated database of the bench's own, with the practice county of the wanted size in it. */
export interface BenchGround {
  readonly urls: DatabaseUrls;
  readonly key: Buffer;
  readonly dataDir: string;
  readonly profileDir: string;
  readonly signIns: readonly PracticeSignIn[];
  /** Rows by SQL, past every policy. */
  look<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  remove(): Promise<void>;
}

/** `adminUrl`: a superuser's address on a running server; without it an embedded server runs in a folder of its own. */
export async function layBenchGround(given: {
  adminUrl?: string | undefined;
  key?: Buffer;
  matters: number;
  say: (text: string) => void;
  /** Told how to remove what is there, before it is filled: a bench that is interrupted while it loads leaves nothing behind. */
  begun?: (remove: () => Promise<void>) => void;
}): Promise<BenchGround> {
  const dataDir = await mkdtemp(join(tmpdir(), 'anhe-bench-'));
  const server = given.adminUrl === undefined ? await launchPostgres({ folder: join(dataDir, 'postgres') }) : undefined;
  const admin = given.adminUrl ?? server?.url('postgres') ?? '';
  const name = `anhe_bench_${process.pid}`;
  let removed = false;
  const remove = async (): Promise<void> => {
    if (removed) return;
    removed = true;
    if (server) await server.stop();
    else await withClient(admin, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    await rm(dataDir, { recursive: true, force: true });
  };
  given.begun?.(remove);
  try {
    await withClient(admin, async (client) => {
      if (given.adminUrl !== undefined && given.key === undefined) await mustBeUnused(client);
      await prepareRoles(client);
      await client.query(`CREATE DATABASE ${name} OWNER ${OWNER_ROLE}`);
      await grantDatabase(client, name);
    });
    const key = given.key ?? randomBytes(32);
    const own = new URL(admin);
    own.pathname = `/${name}`;
    const urls = databaseUrls(own.href, key);
    await migrate(urls);
    const profileDir = join(import.meta.dirname, '../profiles/default');
    const at = new Date();
    const size = sizeOf(given.matters);
    const started = performance.now();
    await loadPracticeCounty({
      ownerUrl: urls.ownerUrl,
      key,
      profileDir,
      dataDir,
      seed: 'bench',
      at,
      matters: size.told,
      unchecked: true,
      onMatters: (done) => {
        if (done % 5000 === 0) given.say(`${done} / ${size.told} matters told`);
      },
    });
    let said = 0;
    await multiplyMatters(urls.ownerUrl, size.copies, {
      embedded: server !== undefined,
      say: (done) => {
        if (done - said < 50_000) return;
        said = done;
        given.say(`${done} / ${size.told * size.copies} more like them`);
      },
    });
    given.say(`${given.matters} matters loaded in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    // Loading passes the triggers by that keep the counts; multiplying counts by itself.
    if (size.copies === 0) await withClient(urls.ownerUrl, (client) => client.query('SELECT matters.count_anew()'));
    // As it would be after a night: dead rows gone, maps written, everything on disk.
    await withClient(urls.ownerUrl, async (client) => {
      // All of it: what is left out is vacuumed by itself, for minutes, while the figures are taken.
      await client.query('VACUUM (ANALYZE)');
      await client.query('CHECKPOINT');
    });
    given.say(`ready after ${((performance.now() - started) / 1000).toFixed(1)} s`);
    const signIns = practiceSignIns.parse(JSON.parse(await readFile(practiceSignInsFile(dataDir), 'utf8')));
    return {
      urls,
      key,
      dataDir,
      profileDir,
      signIns,
      look: async <T extends object>(sql: string, values: unknown[] = []) =>
        withClient(urls.ownerUrl, async (client) => (await client.query<T>(sql, values)).rows),
      remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** So many are told by the generator of the practice county; more are their likenesses. */
const mostTold = 20_000;
const toldOfMany = 10_000;

function sizeOf(matters: number): { told: number; copies: number } {
  if (matters <= mostTold) return { told: matters, copies: 0 };
  const times = Math.round(matters / toldOfMany);
  return { told: Math.round(matters / times), copies: times - 1 };
}

/** The roles belong to the whole server: giving them passwords of our own would lock out a house that lives there. */
async function mustBeUnused(client: Client): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [APP_ROLE]);
  if (rowCount === 0) return;
  throw new RangeError(
    'DATABASE_URL: this server already holds the roles of an Anhe; give the bench a server of its own',
  );
}

import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchPostgres } from '../../server/platform/embedded-postgres/index.ts';
import { clearSurvivor, isAlive } from '../../server/platform/embedded-postgres/postmaster.ts';
import { migrate, withClient } from '../../server/platform/migrate/index.ts';
import { databaseUrls } from '../../server/platform/migrate/urls.ts';

/** One PostgreSQL for a run of tests, with a migrated database to clone. */
export interface TestCluster {
  /** Address of the superuser, in the cluster's maintenance database. */
  adminUrl: string;
  /** The migrated database that clones are made of. */
  template: string;
  stop: () => Promise<void>;
}

/** The house's key in tests; runs that share a server must agree on the roles' passwords. */
export const testKey = createHash('sha256').update('anhe tests').digest();

const PREFIX = 'anhe-test-';
const DEBIAN_15 = '/usr/lib/postgresql/15/bin';

/**
 * Starts the test server and migrates its template. TEST_DATABASE_URL names a running server instead
 * (a superuser's address); PG15=1 takes Debian's PostgreSQL 15, TEST_POSTGRES_BIN any other binaries.
 */
export async function startTestCluster(): Promise<TestCluster> {
  const given = process.env['TEST_DATABASE_URL'];
  const server = given === undefined ? await startServer() : { adminUrl: given, stop: async () => undefined };
  const template = `anhe_template_${process.pid}`;
  await withClient(server.adminUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${template}`);
  });
  await migrate(databaseUrls(inDatabase(server.adminUrl, template), testKey));
  return {
    adminUrl: server.adminUrl,
    template,
    stop: async () => {
      if (given !== undefined) {
        await withClient(given, (client) => client.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`));
      }
      await server.stop();
    },
  };
}

/** Which PostgreSQL the tests run on; undefined is the npm package's. */
export function testBinDir(): string | undefined {
  return process.env['TEST_POSTGRES_BIN'] ?? (process.env['PG15'] === '1' ? DEBIAN_15 : undefined);
}

async function startServer(): Promise<{ adminUrl: string; stop: () => Promise<void> }> {
  await sweepLeftovers();
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  await writeFile(join(folder, 'owner'), String(process.pid));
  const server = await launchPostgres({
    folder: join(folder, 'postgres'),
    binDir: testBinDir(),
    durable: false,
    sharedBuffersMb: 128,
  });
  return {
    adminUrl: server.url('postgres'),
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A run that was killed leaves its server behind; the next run ends it. */
async function sweepLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(tmpdir(), name);
    const owner = Number(await readFile(join(folder, 'owner'), 'utf8').catch(() => ''));
    if (!(owner > 0) || isAlive(owner)) continue;
    await clearSurvivor(join(folder, 'postgres', 'cluster')).catch(() => undefined);
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** The same server and user, another database. */
export function inDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

import { randomBytes } from 'node:crypto';
import { withClient } from '../../server/platform/migrate/index.ts';
import { grantDatabase, OWNER_ROLE } from '../../server/platform/migrate/roles.ts';
import { databaseUrls } from '../../server/platform/migrate/urls.ts';
import type { DatabaseUrls } from '../../server/platform/migrate/urls.ts';
import { inDatabase, startTestCluster, testKey } from './cluster.ts';
import type { TestCluster } from './cluster.ts';

/** A migrated, empty database of a test file's own. `ownerUrl` is a superuser's: for arranging and looking. */
export interface TestDatabase extends DatabaseUrls {
  /** Ends every session and removes the database. */
  drop: () => Promise<void>;
}

/** Address of the migrated database of the run's server, told by global-setup to every test file. */
export const CLUSTER_VARIABLE = 'ANHE_TEST_CLUSTER';

/**
 * A fresh clone of the migrated database. Call it once a test file, in `beforeAll`, and `drop` in `afterAll`.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const cluster = await runningCluster();
  const name = `t_${randomBytes(8).toString('hex')}`;
  await withClient(cluster.adminUrl, async (client) => {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${cluster.template} OWNER ${OWNER_ROLE}`);
    await grantDatabase(client, name);
  });
  return {
    ...databaseUrls(inDatabase(cluster.adminUrl, name), testKey),
    drop: async () => {
      await withClient(cluster.adminUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
      await cluster.release();
    },
  };
}

/** An empty database, not migrated, for tests of the migration itself. `url` is a superuser's. */
export async function emptyDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const cluster = await runningCluster();
  const name = `e_${randomBytes(8).toString('hex')}`;
  await withClient(cluster.adminUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0`));
  return {
    url: inDatabase(cluster.adminUrl, name),
    drop: async () => {
      await withClient(cluster.adminUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
      await cluster.release();
    },
  };
}

let own: Promise<TestCluster> | null = null;
let users = 0;

/** The run's server; outside such a run (one file by itself, a script) one of our own, until its last database is dropped. */
async function runningCluster(): Promise<{ adminUrl: string; template: string; release: () => Promise<void> }> {
  const announced = process.env[CLUSTER_VARIABLE];
  if (announced !== undefined) {
    return {
      adminUrl: inDatabase(announced, 'postgres'),
      template: new URL(announced).pathname.slice(1),
      release: async () => undefined,
    };
  }
  users += 1;
  own ??= startTestCluster();
  const { adminUrl, template, stop } = await own;
  return {
    adminUrl,
    template,
    release: async () => {
      users -= 1;
      if (users > 0) return;
      own = null;
      await stop();
    },
  };
}

import { inDatabase, startTestCluster } from './cluster.ts';
import type { TestCluster } from './cluster.ts';
import { CLUSTER_VARIABLE } from './database.ts';

let cluster: TestCluster | null = null;

/** Before all test files: one PostgreSQL, one migrated template. */
export async function setup(): Promise<void> {
  cluster = await startTestCluster();
  process.env[CLUSTER_VARIABLE] = inDatabase(cluster.adminUrl, cluster.template);
}

/** After all test files. */
export async function teardown(): Promise<void> {
  delete process.env[CLUSTER_VARIABLE];
  await cluster?.stop();
}

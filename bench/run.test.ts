import { afterAll, beforeAll, expect, it } from 'vitest';
import { testKey } from '../test/harness/cluster.ts';
import { testDatabase, type TestDatabase } from '../test/harness/database.ts';
import { runBench } from './run.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

it('measures every operation against its floor, with more connections than the pool has, and leaves nothing behind', async () => {
  const said: string[] = [];
  const { cells, readers, pool } = await runBench(
    { matters: 1600, seconds: 0.2, readerSeconds: 0.2, connections: [1, 24], only: [], json: undefined },
    { adminUrl: database.ownerUrl, key: testKey, say: (text) => said.push(text) },
  );
  expect(pool).toBeLessThan(24);
  expect(cells.map((c) => `${c.operation} ${c.connections}`)).toEqual(
    ['submit', 'list', 'get', 'recordProgress', 'counts'].flatMap((name) => [`${name} 1`, `${name} 24`]),
  );
  for (const cell of cells) {
    expect(cell.http.perSecond, cell.operation).toBeGreaterThan(0);
    expect(cell.floor.perSecond, cell.operation).toBeGreaterThan(0);
    expect(cell.cpuMs, cell.operation).toBeGreaterThan(0);
  }
  expect(new Set(readers.map((r) => r.reader))).toEqual(new Set(['village', 'township', 'county']));
  for (const reader of readers) expect(reader.p95, `${reader.reader} ${reader.operation}`).toBeGreaterThan(0);
  expect(said.length).toBeGreaterThan(cells.length);
});

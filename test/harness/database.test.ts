import { afterAll, beforeAll, expect, it } from 'vitest';
import { withClient } from '../../server/platform/migrate/index.ts';
import { testDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';

let one: TestDatabase;
let other: TestDatabase;

beforeAll(async () => {
  one = await testDatabase();
  other = await testDatabase();
});

afterAll(async () => {
  await one.drop();
  await other.drop();
});

it('gives each test file a migrated database of its own, with the three addresses', async () => {
  await withClient(one.ownerUrl, (client) => client.query('CREATE TABLE public.mark (n int)'));
  const seen = await withClient(other.ownerUrl, (client) =>
    client.query(`SELECT to_regclass('public.mark') AS mark, to_regclass('anhe.migration') AS ledger`),
  );
  expect(seen.rows).toEqual([{ mark: null, ledger: 'anhe.migration' }]);
  for (const [url, role] of [
    [other.appUrl, 'anhe_app'],
    [other.workerUrl, 'anhe_worker'],
  ] as const) {
    const who = await withClient(url, (client) => client.query('SELECT current_user AS role'));
    expect(who.rows).toEqual([{ role }]);
  }
});

it('finds Chinese by trigrams and folds full-width letters, as the cluster must be made for it', async () => {
  const found = await withClient(one.ownerUrl, async (client) => {
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    return client.query(`SELECT cardinality(show_trgm('宅基地纠纷')) > 0 AS trigrams, lower('ＡＢ') AS folded`);
  });
  expect(found.rows).toEqual([{ trigrams: true, folded: 'ａｂ' }]);
});

it('removes a database although somebody is still connected', async () => {
  const third = await testDatabase();
  await withClient(third.ownerUrl, async (client) => {
    await third.drop();
    await expect(client.query('SELECT 1')).rejects.toThrow(/connection/i);
  });
});

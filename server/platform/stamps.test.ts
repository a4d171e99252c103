import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts';
import { type Database, inTransaction, openDatabase, type Tx } from './db.ts';
import { systemPrincipal } from './principal.ts';
import { forgetStamps, kept, stampWatch, touch } from './stamps.ts';

let database: TestDatabase;
let db: Database;
const county = systemPrincipal(1, 'test');

beforeAll(async () => {
  database = await testDatabase();
  db = openDatabase({ url: database.appUrl, size: 4 });
});

afterAll(async () => {
  await db.end();
  await database.drop();
});

const within = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(db, county, work);

it('keeps what was loaded until its topic is touched, in this process at once', async () => {
  let loads = 0;
  const read = kept(['alpha'], async () => (loads += 1));
  expect(await within(read)).toBe(1);
  expect(await within(read)).toBe(1);
  await within((tx) => touch(tx, 'beta'));
  forgetStamps();
  expect(await within(read)).toBe(1);
  await within((tx) => touch(tx, 'alpha'));
  forgetStamps();
  expect(await within(read)).toBe(2);
});

it('remembers nothing of an act that was rolled back', async () => {
  let truth = 'before';
  const read = kept(['gamma'], async () => truth);
  expect(await within(read)).toBe('before');
  const failed = within(async (tx) => {
    await touch(tx, 'gamma');
    truth = 'during';
    expect(await read(tx)).toBe('during');
    throw new Error('rolled back');
  });
  await expect(failed).rejects.toThrow('rolled back');
  truth = 'after';
  forgetStamps();
  expect(await within(read)).toBe('before');
});

it('tells two counties of one database apart', async () => {
  const read = kept(['delta'], async (tx) => tx.principal.countyId);
  expect(await within(read)).toBe(1);
  expect(await inTransaction(db, systemPrincipal(2, 'test'), read)).toBe(2);
  expect(await within(read)).toBe(1);
});

it('sees what another process did within seconds', async () => {
  const watch = stampWatch(db, 1, ['epsilon']);
  const before = await watch();
  const { rows } = await db.pool.query(
    `insert into platform.stamp (county_id, topic, value) values (1, 'epsilon', nextval('platform.stamp_value')) returning value`,
  );
  expect(rows).toHaveLength(1);
  expect(await watch()).toBe(before);
  await expect.poll(watch, { timeout: 10_000, interval: 100 }).not.toBe(before);
});

it('makes acts on one topic wait for each other', async () => {
  const order: string[] = [];
  const first = within(async (tx) => {
    await touch(tx, 'zeta');
    order.push('first in');
    await new Promise((resolve) => void setTimeout(resolve, 150));
    order.push('first out');
  });
  await expect.poll(() => order.length).toBe(1);
  await within(async (tx) => {
    await touch(tx, 'zeta');
    order.push('second in');
  });
  await first;
  expect(order).toEqual(['first in', 'first out', 'second in']);
});

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../test/harness/database.ts';
import { openDatabase } from './db.ts';
import { fieldCrypto } from './field-crypto.ts';
import { withClient } from './migrate/index.ts';
import { limit, sweepLimits } from './rate-limit.ts';

let base: TestDatabase;
const crypto = fieldCrypto(createHash('sha256').update('anhe tests').digest());
const houses: { db: ReturnType<typeof openDatabase>; crypto: typeof crypto }[] = [];

beforeAll(async () => {
  base = await testDatabase();
  // Two processes: each with a pool of its own.
  for (let n = 0; n < 2; n += 1) houses.push({ db: openDatabase({ url: base.appUrl, size: 4 }), crypto });
});
afterAll(async () => {
  await Promise.all(houses.map(({ db }) => db.end()));
  await base.drop();
});

const rule = { points: 5, seconds: 60 };
const refused = { refusal: { kind: 'limited', code: 'too-many', details: { retryAfter: expect.any(Number) } } };

it('counts the tries of two processes together, also when they come at once', async () => {
  const limits = houses.map((house) => limit(house, 'track', rule));
  const tries = await Promise.allSettled(
    Array.from({ length: 10 }, () => limits.map((one) => one.consume('203.0.113.9'))).flat(),
  );
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  const turnedAway = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason.refusal.code] : []));
  expect(turnedAway).toEqual(Array.from({ length: 15 }, () => 'too-many'));
  await expect(limits[1]?.consume('203.0.113.9')).rejects.toMatchObject(refused);
  await limits[1]?.consume('203.0.113.10');
});

it('keeps one purpose apart from another, says what is left, and forgets when told', async () => {
  const [house] = houses;
  if (!house) throw new Error('no house');
  const signIn = limit(house, 'sign-in', { points: 2, seconds: 60 });
  const other = limit(house, 'lookup', { points: 2, seconds: 60 });
  expect(await signIn.left('clerk')).toBe(2);
  await signIn.consume('clerk', 2);
  expect(await signIn.left('clerk')).toBe(0);
  expect(await other.left('clerk')).toBe(2);
  await expect(signIn.consume('clerk')).rejects.toMatchObject(refused);
  await signIn.forget('clerk');
  await signIn.consume('clerk');
});

it('keeps no address and no name, only their hashes, and sweeps what is over', async () => {
  const [house] = houses;
  if (!house) throw new Error('no house');
  await limit(house, 'track', rule).consume('192.0.2.77');
  const before = await withClient(base.ownerUrl, (client) =>
    client.query<{ key: string }>('select key from platform.rate_limit'),
  );
  expect(before.rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(before.rows)).not.toMatch(/192\.0|clerk/u);
  expect(await sweepLimits(house)).toBe(0);
  await withClient(base.ownerUrl, (client) => client.query('update platform.rate_limit set expire = 1000'));
  expect(await sweepLimits(house)).toBe(before.rows.length);
});

it('says that the database is gone, and lets nobody through uncounted', async () => {
  const lost = { db: openDatabase({ url: 'postgres://127.0.0.1:1/none' }), crypto };
  await expect(limit(lost, 'track', rule).consume('a')).rejects.toMatchObject({
    refusal: { kind: 'unavailable', code: 'database-gone' },
  });
  await lost.db.end();
});

import type { House } from '../../../platform/house.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import { TRIES_BEFORE_LOCK, lockEnd } from '../sign-in-steps.ts';
import type { PeopleTables } from './tables.ts';

/** The key of a username in the guard: a keyed hash, so that what people mistype (a password, often) is kept nowhere. */
export function guardKey(house: Pick<House, 'crypto'>, username: string): Buffer {
  return house.crypto.finder('sign-in guard', username);
}

/**
 * Counts a try before it is looked at, so that many at once do not get more than five between them.
 * Gives the end of the lock when the name is locked.
 */
export async function countTry(tx: Tx, key: Buffer, at: Date): Promise<Date | undefined> {
  const db = tablesOf<PeopleTables>(tx);
  const row = await db
    .insertInto('people.sign_in_guard')
    .values({ county_id: tx.principal.countyId, name_hash: key, failures: 1, locked_until: null, last_at: at })
    .onConflict((conflict) =>
      conflict.columns(['county_id', 'name_hash']).doUpdateSet((eb) => ({
        // A lock that has run out begins a new count.
        failures: eb
          .case()
          .when('people.sign_in_guard.locked_until', '<=', at)
          .then(1)
          .else(eb('people.sign_in_guard.failures', '+', 1))
          .end(),
        locked_until: eb
          .case()
          .when('people.sign_in_guard.locked_until', '<=', at)
          .then(null)
          .else(eb.ref('people.sign_in_guard.locked_until'))
          .end(),
        last_at: at,
      })),
    )
    .returning(['failures', 'locked_until'])
    .executeTakeFirstOrThrow();
  if (row.locked_until) return row.locked_until;
  if (row.failures <= TRIES_BEFORE_LOCK) return undefined;
  return lockName(tx, key, at);
}

/** After a wrong try: locks the name when it was the fifth in a row. */
export async function noteFailure(tx: Tx, key: Buffer, at: Date): Promise<boolean> {
  const row = await tablesOf<PeopleTables>(tx)
    .selectFrom('people.sign_in_guard')
    .select(['failures', 'locked_until'])
    .where('county_id', '=', tx.principal.countyId)
    .where('name_hash', '=', key)
    .executeTakeFirst();
  if (!row || row.locked_until || row.failures < TRIES_BEFORE_LOCK) return false;
  await lockName(tx, key, at);
  return true;
}

async function lockName(tx: Tx, key: Buffer, at: Date): Promise<Date> {
  const until = lockEnd(at);
  await setGuard(tx, key, { locked_until: until });
  return until;
}

/** A right sign-in, or the security administrator, ends the count. */
export async function clearGuard(tx: Tx, key: Buffer): Promise<void> {
  await setGuard(tx, key, { failures: 0, locked_until: null });
}

/** Takes back the one try that was counted: the password was right and the sign-in waits for its next step. */
export async function takeBackTry(tx: Tx, key: Buffer): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .updateTable('people.sign_in_guard')
    .set((eb) => ({ failures: eb('failures', '-', 1) }))
    .where('county_id', '=', tx.principal.countyId)
    .where('name_hash', '=', key)
    .where('failures', '>', 0)
    .execute();
}

/** Until when the name is locked; undefined when it is not. */
export async function lockedUntil(tx: Tx, key: Buffer, at: Date): Promise<Date | undefined> {
  const row = await tablesOf<PeopleTables>(tx)
    .selectFrom('people.sign_in_guard')
    .select('locked_until')
    .where('county_id', '=', tx.principal.countyId)
    .where('name_hash', '=', key)
    .where('locked_until', '>', at)
    .executeTakeFirst();
  return row?.locked_until ?? undefined;
}

async function setGuard(tx: Tx, key: Buffer, next: { failures?: number; locked_until: Date | null }): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .updateTable('people.sign_in_guard')
    .set(next)
    .where('county_id', '=', tx.principal.countyId)
    .where('name_hash', '=', key)
    .execute();
}

/** Which of these keys are locked, in hexadecimal. */
export async function lockedNames(tx: Tx, keys: readonly Buffer[], at: Date): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await tablesOf<PeopleTables>(tx)
    .selectFrom('people.sign_in_guard')
    .select('name_hash')
    .where('county_id', '=', tx.principal.countyId)
    .where('name_hash', 'in', keys)
    .where('locked_until', '>', at)
    .execute();
  return new Set(rows.map((row) => row.name_hash.toString('hex')));
}

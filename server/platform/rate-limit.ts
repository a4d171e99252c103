import type pg from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { Refused, refuse } from '../kernel/refusal.ts';
import type { Ahead } from './db.ts';
import type { House } from './house.ts';

export interface Limit {
  /**
   * Counts one try (or several) by whoever the key stands for.
   * Uses a connection of its own, so that a transaction that rolls back still counts: call it before the transaction.
   * @throws Refused `limited/too-many` with `retryAfter` in seconds; `unavailable/database-gone`
   */
  consume(key: string, points?: number): Promise<void>;
  /** The same, counted on an act's own line just before its transaction: one trip for both. */
  ahead(key: string): Ahead;
  /** Forgets what was counted, for example after a right password. */
  forget(key: string): Promise<void>;
  /** Tries left now. */
  left(key: string): Promise<number>;
}

/**
 * So many tries in so many seconds, counted in the database: every process that shares it counts together, and a restart
 * forgets nothing. Keys (addresses, user names, matter numbers) are kept as keyed hashes only.
 */
export function limit(
  house: Pick<House, 'db' | 'crypto'>,
  name: string,
  rule: { readonly points: number; readonly seconds: number },
): Limit {
  const limiter = new RateLimiterPostgres({
    storeClient: house.db.pool,
    storeType: 'pool',
    schemaName: 'platform',
    tableName: 'rate_limit',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points: rule.points,
    duration: rule.seconds,
  });
  const counterOf = (key: string): string => `${name}:${hashed(key)}`;
  const hashed = (key: string): string => house.crypto.finder(`limit:${name}`, key).toString('base64url');
  return {
    consume: (key, points = 1) => count(house.db.pool, counterOf(key), points, rule),
    ahead: (key) => (client) => count(client, counterOf(key), 1, rule),
    async forget(key) {
      await limiter.delete(hashed(key)).catch((error: Error) => {
        throw gone(error);
      });
    },
    async left(key) {
      const found = await limiter.get(hashed(key)).catch((error: Error) => {
        throw gone(error);
      });
      return found?.remainingPoints ?? rule.points;
    },
  };
}

/**
 * One statement and its own transaction. It waits for no disk: that a counter loses its last second when the database falls harms nobody, and acts need
 * not wait for it twice.
 */
const counting = `with quick as (select set_config('synchronous_commit', 'off', true))
  insert into platform.rate_limit as known (key, points, expire) select $1, $2::integer, $3::bigint from quick
  on conflict (key) do update set
    points = case when known.expire <= $4::bigint then excluded.points else known.points + excluded.points end,
    expire = case when known.expire <= $4::bigint then excluded.expire else known.expire end
  returning points, expire`;

async function count(
  line: pg.Pool | pg.PoolClient,
  counter: string,
  points: number,
  rule: { readonly points: number; readonly seconds: number },
): Promise<void> {
  const now = Date.now();
  const values = [counter, points, now + rule.seconds * 1000, now];
  const sent = line.query<{ points: number; expire: number }>({ name: 'anhe_limit', text: counting, values });
  const { rows } = await sent.catch((error: Error) => {
    throw gone(error);
  });
  const [counted] = rows;
  if (!counted || counted.points <= rule.points) return;
  throw new Refused(refuse('limited', 'too-many', { retryAfter: Math.ceil(Math.max(0, counted.expire - now) / 1000) }));
}

/** Counters that ended an hour ago; the machine's clock, as the counters themselves. */
export async function sweepLimits(house: Pick<House, 'db'>): Promise<number> {
  const result = await house.db.pool.query({
    text: 'delete from platform.rate_limit where expire < $1',
    values: [Date.now() - 3_600_000],
  });
  return result.rowCount ?? 0;
}

function gone(cause: Error): Refused {
  const refused = new Refused(refuse('unavailable', 'database-gone'));
  refused.cause = cause;
  return refused;
}

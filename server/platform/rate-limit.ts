import { RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible';
import { Refused, refuse } from '../kernel/refusal.ts';
import type { House } from './house.ts';

export interface Limit {
  /**
   * Counts one try (or several) by whoever the key stands for.
   * Uses a connection of its own, so that a transaction that rolls back still counts: call it before the transaction.
   * @throws Refused `limited/too-many` with `retryAfter` in seconds; `unavailable/database-gone`
   */
  consume(key: string, points?: number): Promise<void>;
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
  const hashed = (key: string): string => house.crypto.finder(`limit:${name}`, key).toString('base64url');
  return {
    async consume(key, points = 1) {
      await limiter.consume(hashed(key), points).catch((error: Error | RateLimiterRes) => {
        if (error instanceof Error) throw gone(error);
        throw new Refused(refuse('limited', 'too-many', { retryAfter: Math.ceil(error.msBeforeNext / 1000) }));
      });
    },
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

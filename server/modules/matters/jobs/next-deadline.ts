import { sql } from 'kysely';
import { localDateOf } from '../../../kernel/instant.ts';
import { inTransaction } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { systemPrincipal } from '../../../platform/principal.ts';

/**
 * When the earliest running term after the moment ends, or the day of a body that was asked to help; undefined where there is none. For the worker,
 * which sees every matter.
 */
export async function nextDeadline(house: House, after: Date): Promise<Date | undefined> {
  return inTransaction(house.db, systemPrincipal(house.countyId, 'nextDeadline'), async (tx) => {
    const { rows } = await sql<{ due_at: Date | null }>`
      select least(
        (select c.due_at from matters.clock c where c.county_id = ${house.countyId} and c.state = 'running' and c.due_at > ${after}
          order by c.due_at limit 1),
        (select (h.due_date + 1)::timestamp at time zone 'Asia/Shanghai' from matters.co_handling h
          where h.county_id = ${house.countyId} and h.released_at is null and h.opinion_at is null and h.due_date >= ${localDateOf(after)}::date
          order by h.due_date limit 1)) as due_at`.execute(tx.kysely);
    return rows[0]?.due_at ?? undefined;
  });
}

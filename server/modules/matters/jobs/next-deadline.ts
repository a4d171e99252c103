import { sql } from 'kysely';
import { inTransaction } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { systemPrincipal } from '../../../platform/principal.ts';

/** When the earliest running term after the moment ends; undefined where none runs. For the worker, which sees every matter. */
export async function nextDeadline(house: House, after: Date): Promise<Date | undefined> {
  return inTransaction(house.db, systemPrincipal(house.countyId, 'nextDeadline'), async (tx) => {
    const { rows } = await sql<{ due_at: Date }>`
      select due_at from matters.clock where county_id = ${house.countyId} and state = 'running' and due_at > ${after}
      order by due_at limit 1`.execute(tx.kysely);
    return rows[0]?.due_at;
  });
}

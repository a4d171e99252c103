import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { LockedMatter } from './lock.ts';
import type { MattersTables } from './tables.ts';

/** Requests of clocks that ended need no decision any more. @returns how many still wait on the matter */
export async function dropRequests(
  tx: Tx,
  matter: Pick<LockedMatter, 'county_id' | 'id' | 'clock_requests'>,
  clockIds: readonly string[],
  at: Date,
): Promise<number> {
  if (matter.clock_requests === 0 || clockIds.length === 0) return matter.clock_requests;
  const { numUpdatedRows } = await tablesOf<MattersTables>(tx)
    .updateTable('matters.clock_request')
    .set({ decision: 'moot', decided_at: at })
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('clock_id', 'in', clockIds)
    .where('decision', 'is', null)
    .executeTakeFirst();
  return Math.max(0, matter.clock_requests - Number(numUpdatedRows));
}

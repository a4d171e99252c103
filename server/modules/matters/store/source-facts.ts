import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { FactsTable, MattersTables } from './tables.ts';

/** The words of a matter with the day it happened; undefined where the caller may not see facts. */
export function ownFacts(
  tx: Tx,
  matterId: string,
): Promise<Pick<FactsTable, 'description' | 'claims' | 'place_detail' | 'occurred_on'> | undefined> {
  return tablesOf<MattersTables>(tx)
    .selectFrom('matters.facts')
    .select(['description', 'claims', 'place_detail', 'occurred_on'])
    .where('county_id', '=', tx.principal.countyId)
    .where('matter_id', '=', matterId)
    .executeTakeFirst();
}

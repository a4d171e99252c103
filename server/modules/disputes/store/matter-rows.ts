import { sql } from 'kysely';
import type { Tx } from '../../../platform/db.ts';

/** When a respondent was first reached, on the party's own row: the matter page shows it. */
export async function markReached(tx: Tx, partyId: string, at: Date): Promise<void> {
  await sql`update matters.party set reached_at = coalesce(reached_at, ${at}) where county_id = ${tx.principal.countyId} and id = ${partyId}`.execute(tx.kysely);
}

import { sql } from 'kysely';
import type { Tx } from '../../../platform/db.ts';

// What a procedure needs of its matter: facts for papers, that a respondent was reached, and the day of acceptance.

/** Facts of the matter as papers print them; undefined where the caller may not see facts. */
export interface MatterFacts {
  readonly description: string;
  readonly claims: string | null;
  readonly place_detail: string | null;
}

export async function factsOf(tx: Tx, matterId: string): Promise<MatterFacts | undefined> {
  const { rows } = await sql<MatterFacts>`
    select description, claims, place_detail from matters.facts where county_id = ${tx.principal.countyId} and matter_id = ${matterId}`.execute(
    tx.kysely,
  );
  return rows[0];
}

/** When a respondent was first reached, on the party's own row: the matter page shows it. */
export async function markReached(tx: Tx, partyId: string, at: Date): Promise<void> {
  await sql`update matters.party set reached_at = coalesce(reached_at, ${at}) where county_id = ${tx.principal.countyId} and id = ${partyId}`.execute(
    tx.kysely,
  );
}

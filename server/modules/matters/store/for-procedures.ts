import { sql } from 'kysely';
import type { Tx } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import type { OpeningOperation } from '../openings.ts';

// What a procedure needs of its matter: facts for papers, that a respondent was reached, the day of acceptance, and a row for every opening.

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

/** Every opening of facts or parties is a row: who, post, body, when. */
export async function keepOpening(
  tx: Tx,
  principal: OfficerPrincipal,
  matterId: string,
  operation: OpeningOperation,
  at: Date,
): Promise<void> {
  await sql`insert into matters.opening (county_id, id, matter_id, officer_id, post_id, organisation_id, operation, at)
    values (${principal.countyId}, ${newId(at)}, ${matterId}, ${principal.officerId}, ${principal.postId}, ${principal.organisationId}, ${operation}, ${at})`.execute(
    tx.kysely,
  );
}

/** The same of several matters at once, as a list goes out with words of theirs. */
export async function keepOpenings(
  tx: Tx,
  principal: OfficerPrincipal,
  matterIds: readonly string[],
  operation: OpeningOperation,
  at: Date,
): Promise<void> {
  if (matterIds.length === 0) return;
  await sql`
    insert into matters.opening (county_id, id, matter_id, officer_id, post_id, organisation_id, operation, at)
    select ${principal.countyId}, o.id, o.matter_id, ${principal.officerId}, ${principal.postId}, ${principal.organisationId}, ${operation}, ${at}
    from unnest(${matterIds.map(() => newId(at))}::uuid[], ${matterIds}::uuid[]) as o (id, matter_id)`.execute(
    tx.kysely,
  );
}

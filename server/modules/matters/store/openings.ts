import { sql } from 'kysely';
import type { Tx } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import type { OpeningOperation } from '../openings.ts';

/** What one row says was opened: a matter, somebody of it, one masked field or a file. */
export interface OpenedPlace {
  readonly matterId: string;
  readonly partyId?: string;
  readonly field?: string;
}

/** Every opening of facts or parties is a row: who, post, body, when. */
export function keepOpening(
  tx: Tx,
  principal: OfficerPrincipal,
  matterId: string,
  operation: OpeningOperation,
  at: Date,
): Promise<void> {
  return keepOpenings(tx, principal, { operation, at }, [{ matterId }]);
}

/** The same of several at once, as a list goes out with words of theirs; `reason` is what the officer gave for it. */
export async function keepOpenings(
  tx: Tx,
  principal: OfficerPrincipal,
  opening: { readonly operation: OpeningOperation; readonly at: Date; readonly reason?: string },
  places: readonly OpenedPlace[],
): Promise<void> {
  if (places.length === 0) return;
  const { operation, at, reason } = opening;
  await sql`
    insert into matters.opening (county_id, id, matter_id, party_id, field, officer_id, post_id, organisation_id, operation, reason, at)
    select ${principal.countyId}, o.id, o.matter_id, o.party_id, o.field, ${principal.officerId}, ${principal.postId}, ${principal.organisationId},
      ${operation}, ${reason ?? null}, ${at}
    from unnest(${places.map(() => newId(at))}::uuid[], ${places.map((one) => one.matterId)}::uuid[],
      ${places.map((one) => one.partyId ?? null)}::uuid[], ${places.map((one) => one.field ?? null)}::text[]) as o (id, matter_id, party_id, field)`.execute(
    tx.kysely,
  );
}

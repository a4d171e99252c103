import type { Insertable, Updateable } from 'kysely';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import type { MediationRow } from './load.ts';
import type { ConsentTable, DisputesTables, MediationTable, PartyStandingTable } from './tables.ts';

type OfMediation = Pick<MediationRow, 'county_id' | 'id' | 'matter_id'>;

export async function saveMediation(
  tx: Tx,
  mediation: Pick<MediationRow, 'county_id' | 'id'>,
  changes: Updateable<MediationTable>,
): Promise<void> {
  await tablesOf<DisputesTables>(tx)
    .updateTable('disputes.mediation')
    .set(changes)
    .where('county_id', '=', mediation.county_id)
    .where('id', '=', mediation.id)
    .execute();
}

/** One word of a party: what it is about, yes or no, how and when, on which text. */
export async function addConsents(
  tx: Tx,
  mediation: OfMediation,
  words: readonly Pick<ConsentTable, 'party_id' | 'by_party_id' | 'about' | 'agrees' | 'how' | 'text_version' | 'at'>[],
): Promise<void> {
  if (words.length === 0) return;
  const rows: Insertable<ConsentTable>[] = words.map((word) => ({
    ...word,
    id: newId(word.at),
    county_id: mediation.county_id,
    matter_id: mediation.matter_id,
    mediation_id: mediation.id,
  }));
  await tablesOf<DisputesTables>(tx).insertInto('disputes.consent').values(rows).execute();
}

/** How a party stands in the mediation; the first row is made when it is first needed. */
export async function saveStanding(
  tx: Tx,
  mediation: OfMediation,
  partyId: string,
  change: (was: { attempts: number }) => Updateable<PartyStandingTable>,
): Promise<void> {
  const db = tablesOf<DisputesTables>(tx);
  const was = await db
    .selectFrom('disputes.party_standing')
    .select('attempts')
    .where('county_id', '=', mediation.county_id)
    .where('mediation_id', '=', mediation.id)
    .where('party_id', '=', partyId)
    .executeTakeFirst();
  const set = change(was ?? { attempts: 0 });
  if (was) {
    await db
      .updateTable('disputes.party_standing')
      .set(set)
      .where('county_id', '=', mediation.county_id)
      .where('mediation_id', '=', mediation.id)
      .where('party_id', '=', partyId)
      .execute();
    return;
  }
  await db
    .insertInto('disputes.party_standing')
    .values({
      county_id: mediation.county_id,
      mediation_id: mediation.id,
      matter_id: mediation.matter_id,
      party_id: partyId,
      attempts: 0,
      reached_at: null,
      reach_way: null,
      answer: null,
      answered_at: null,
      erased_at: null,
      ...set,
    })
    .execute();
}

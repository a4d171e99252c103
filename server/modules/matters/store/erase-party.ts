import { type Selectable, sql } from 'kysely';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import { eraseFiles } from '../../../platform/files/index.ts';
import type { House } from '../../../platform/house.ts';
import type { LockedMatter } from './lock.ts';
import { erasePapers } from './papers.ts';
import { type OpenedParty, openParties, shutOut } from './parties.ts';
import type { MattersTables, PartyTable } from './tables.ts';
import { forgetAddresses } from './written-to.ts';

const emptied = {
  name_sealed: null,
  name_finder: null,
  phone_sealed: null,
  phone_finder: null,
  phone_mask: null,
  identity_sealed: null,
  identity_finder: null,
  identity_mask: null,
  address_sealed: null,
  details_sealed: null,
  contact_sealed: null,
  contact_way: null,
  code_hash: null,
} as const;

/** What stands where words stood that had to be there. */
const gone = '（已依法删除）';

/**
 * 删除 Empties what is personal of one party: its row, its words, what it asked for, the files it handed in, papers that name
 * nobody else. The account of the matter goes with the last applicant. Rows, history and its chain stay; other parties' words are not touched.
 */
export async function eraseParty(
  tx: Tx,
  house: House,
  matter: LockedMatter,
  party: Selectable<PartyTable>,
  at: Date,
): Promise<void> {
  const db = tablesOf<MattersTables>(tx);
  const named = (await openParties(tx, house, matter.id)).filter((one) => !one.erased && !one.replaced);
  await db
    .updateTable('matters.party')
    .set({
      ...emptied,
      ...(party.role === 'organisation' ? {} : { organisation: null }),
      ...(party.powers === null ? {} : { powers: gone }),
      erased_at: at,
    })
    .where('county_id', '=', matter.county_id)
    .where('id', '=', party.id)
    .execute();
  await shutOut(tx, party.id, at, 'party-erased');
  await forgetAddresses(tx, house, matter.id);
  await db
    .updateTable('matters.data_request')
    .set({ wanted_sealed: null })
    .where('county_id', '=', matter.county_id)
    .where('party_id', '=', party.id)
    .execute();
  // Words said by the party, or about it: its own acts, and acts that name it (corrections, what it answered when it was asked).
  await sql`
    update matters.note n set body = null, erased_at = ${at}
    from matters.history h
    where n.county_id = ${matter.county_id} and n.matter_id = ${matter.id} and h.county_id = n.county_id and h.matter_id = n.matter_id
      and h.seq = n.seq and (h.actor = ${`party:${party.id}`} or h.facts::jsonb ->> 'partyId' = ${party.id})`.execute(
    tx.kysely,
  );
  const files = await db
    .selectFrom('matters.attached_file')
    .select('file_id')
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('by_party_id', '=', party.id)
    .execute();
  await eraseFiles(
    tx,
    matter.id,
    files.map((file) => file.file_id),
    at,
  );
  const others = named.filter((one) => one.id !== party.id);
  const accountGone = party.side === 'applicant' && !others.some((one) => one.side === 'applicant');
  if (accountGone) await eraseAccount(tx, matter, at);
  const namesOf = (list: readonly OpenedParty[]): string[] =>
    list.flatMap((one) => [one.name, one.organisation].filter((name) => name !== null));
  await erasePapers(
    tx,
    house,
    matter,
    { own: namesOf(named.filter((one) => one.id === party.id)), others: namesOf(others), accountGone },
    at,
  );
}

/** With the last applicant the account of the matter goes too, as it was told and as it was corrected. */
async function eraseAccount(tx: Tx, matter: LockedMatter, at: Date): Promise<void> {
  const db = tablesOf<MattersTables>(tx);
  await db
    .updateTable('matters.facts')
    .set({
      description: gone,
      claims: null,
      place_detail: null,
      occurred_on: null,
      safe_contact: null,
      words: null,
      erased_at: at,
    })
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .execute();
  await db
    .updateTable('matters.note')
    .set({ body: null, erased_at: at })
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('kind', '=', 'before')
    .execute();
}

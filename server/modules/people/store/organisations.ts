import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { OrganisationRow, PeopleTables } from './tables.ts';

const ours = (tx: Tx) =>
  tablesOf<PeopleTables>(tx)
    .selectFrom('people.organisation')
    .selectAll()
    .where('county_id', '=', tx.principal.countyId);

export function organisationRowById(tx: Tx, id: number): Promise<OrganisationRow | undefined> {
  return ours(tx).where('id', '=', id).executeTakeFirst();
}

/** All bodies that ever were, by id: a few hundred rows at most, read whole where circles and names are checked. */
export async function organisationRows(tx: Tx): Promise<Map<number, OrganisationRow>> {
  const rows = await ours(tx).orderBy('id').execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export async function insertOrganisation(
  tx: Tx,
  row: Omit<OrganisationRow, 'county_id' | 'version' | 'valid_to' | 'successor_id'>,
): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .insertInto('people.organisation')
    .values({ ...row, county_id: tx.principal.countyId, version: 1, valid_to: null, successor_id: null })
    .execute();
}

export async function saveOrganisation(
  tx: Tx,
  id: number,
  change: Partial<Omit<OrganisationRow, 'county_id' | 'id' | 'kind' | 'valid_from'>>,
): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .updateTable('people.organisation')
    .set(change)
    .where('county_id', '=', tx.principal.countyId)
    .where('id', '=', id)
    .execute();
}

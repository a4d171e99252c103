import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { FieldCrypto } from '../../../platform/field-crypto.ts';
import type { MediatorRow, PeopleTables } from './tables.ts';

const phonePlace = 'people.mediator.phone';

export function sealPhone(crypto: FieldCrypto, phone: string | null): Buffer | null {
  return phone === null ? null : crypto.seal(phonePlace, phone);
}

export function openPhone(crypto: FieldCrypto, sealed: Buffer | null): string | null {
  return sealed === null ? null : crypto.open(phonePlace, sealed);
}

const ours = (tx: Tx) =>
  tablesOf<PeopleTables>(tx).selectFrom('people.mediator').selectAll().where('county_id', '=', tx.principal.countyId);

export function mediatorById(tx: Tx, id: number): Promise<MediatorRow | undefined> {
  return ours(tx).where('id', '=', id).executeTakeFirst();
}

/** The whole roster that is not retired, by id. */
export function activeMediators(tx: Tx): Promise<MediatorRow[]> {
  return ours(tx).where('status', '=', 'active').orderBy('id').execute();
}

export interface MediatorFilter {
  readonly organisationIds?: readonly number[] | undefined;
  readonly speciality?: string | undefined;
  readonly q?: string | undefined;
  readonly status: 'active' | 'retired';
  readonly afterId: number;
  readonly limit: number;
}

export async function mediatorsBy(tx: Tx, filter: MediatorFilter): Promise<MediatorRow[]> {
  if (filter.organisationIds?.length === 0) return [];
  let query = ours(tx).where('status', '=', filter.status).where('id', '>', filter.afterId);
  if (filter.organisationIds) query = query.where('organisation_id', 'in', [...filter.organisationIds]);
  const { speciality, q } = filter;
  if (speciality) query = query.where((eb) => eb(eb.val(speciality), '=', eb.fn.any('specialities')));
  if (q) query = query.where((eb) => eb(eb.fn<number>('strpos', ['name', eb.val(q)]), '>', 0));
  return query.orderBy('id').limit(filter.limit).execute();
}

export async function insertMediator(
  tx: Tx,
  row: Omit<MediatorRow, 'county_id' | 'version' | 'status' | 'until'>,
): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .insertInto('people.mediator')
    .values({ ...row, county_id: tx.principal.countyId, version: 1, status: 'active', until: null })
    .execute();
}

export async function saveMediator(
  tx: Tx,
  id: number,
  change: Partial<Omit<MediatorRow, 'county_id' | 'id'>>,
): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .updateTable('people.mediator')
    .set(change)
    .where('county_id', '=', tx.principal.countyId)
    .where('id', '=', id)
    .execute();
}

import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { PeopleTables, PostRow } from './tables.ts';

const ours = (tx: Tx) =>
  tablesOf<PeopleTables>(tx).selectFrom('people.post').selectAll().where('county_id', '=', tx.principal.countyId);

export function postRowById(tx: Tx, id: number): Promise<PostRow | undefined> {
  return ours(tx).where('id', '=', id).executeTakeFirst();
}

/** Every post the officer ever held, oldest first. */
export function postRowsOf(tx: Tx, officerId: number): Promise<PostRow[]> {
  return ours(tx).where('officer_id', '=', officerId).orderBy('id').execute();
}

/** Posts that hold a role on a day, of accounts that are not suspended. */
export function postsHolding(tx: Tx, role: string, day: string): Promise<{ id: number; officer_id: number }[]> {
  return tablesOf<PeopleTables>(tx)
    .selectFrom('people.post as p')
    .innerJoin('people.officer as o', (join) =>
      join.onRef('o.county_id', '=', 'p.county_id').onRef('o.id', '=', 'p.officer_id'),
    )
    .select(['p.id', 'p.officer_id'])
    .where('p.county_id', '=', tx.principal.countyId)
    .where('o.status', '=', 'active')
    .where('p.valid_from', '<=', day)
    .where((eb) => eb.or([eb('p.valid_to', 'is', null), eb('p.valid_to', '>', day)]))
    .where((eb) => eb(eb.val(role), '=', eb.fn.any('p.roles')))
    .orderBy('p.id')
    .execute();
}

export async function savePost(
  tx: Tx,
  id: number,
  change: Partial<Pick<PostRow, 'roles' | 'valid_to' | 'granted_by' | 'version'>>,
): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .updateTable('people.post')
    .set(change)
    .where('county_id', '=', tx.principal.countyId)
    .where('id', '=', id)
    .execute();
}

export async function insertPost(tx: Tx, row: Omit<PostRow, 'county_id' | 'version'>): Promise<void> {
  await tablesOf<PeopleTables>(tx)
    .insertInto('people.post')
    .values({ ...row, county_id: tx.principal.countyId, version: 1 })
    .execute();
}

/** True while the post is held on the day. */
export function heldOn(post: Pick<PostRow, 'valid_from' | 'valid_to'>, day: string): boolean {
  return post.valid_from <= day && (post.valid_to === null || day < post.valid_to);
}

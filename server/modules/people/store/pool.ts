import type { Selectable } from 'kysely';
import { type Tx, tablesOf } from '../../../platform/db.ts';

export interface PoolMemberTable {
  county_id: number;
  id: string;
  area_id: number;
  post_id: number;
  valid_from: string;
  valid_to: string | null;
  named_at: Date;
  named_by: number;
  ended_by: number | null;
  version: number;
}

interface Tables {
  'people.pool_member': PoolMemberTable;
}
export type PoolMemberRow = Selectable<PoolMemberTable>;

const ours = (tx: Tx) =>
  tablesOf<Tables>(tx).selectFrom('people.pool_member').selectAll().where('county_id', '=', tx.principal.countyId);

/** All that ever were, by township. */
export function poolRows(tx: Tx): Promise<PoolMemberRow[]> {
  return ours(tx).orderBy('area_id').orderBy('named_at', 'desc').orderBy('id').execute();
}

export function poolRowById(tx: Tx, id: string): Promise<PoolMemberRow | undefined> {
  return ours(tx).where('id', '=', id).executeTakeFirst();
}

export async function insertPoolMember(tx: Tx, row: PoolMemberTable): Promise<void> {
  await tablesOf<Tables>(tx).insertInto('people.pool_member').values(row).execute();
}

export async function endPoolRow(tx: Tx, row: PoolMemberRow, on: string, by: number): Promise<PoolMemberRow> {
  const next = { valid_to: on, ended_by: by, version: row.version + 1 };
  await tablesOf<Tables>(tx)
    .updateTable('people.pool_member')
    .set(next)
    .where('county_id', '=', tx.principal.countyId)
    .where('id', '=', row.id)
    .execute();
  return { ...row, ...next };
}

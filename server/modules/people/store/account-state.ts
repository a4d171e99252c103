import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { PeopleTables } from './tables.ts';

export interface AccountState {
  readonly id: number;
  readonly name: string;
  readonly username: string;
  readonly suspended: boolean;
}

/** The account of a sign-in name; undefined when there is none. */
export async function accountState(tx: Tx, username: string): Promise<AccountState | undefined> {
  const row = await tablesOf<PeopleTables>(tx)
    .selectFrom('people.officer')
    .select(['id', 'name', 'username', 'status'])
    .where('county_id', '=', tx.principal.countyId)
    .where('username', '=', username)
    .executeTakeFirst();
  return row && { id: row.id, name: row.name, username: row.username, suspended: row.status === 'suspended' };
}

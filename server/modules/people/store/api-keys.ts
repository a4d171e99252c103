import { createHash, randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { LocalDate } from '../../../kernel/local-date.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { PeopleTables } from './tables.ts';

export interface ApiKeyTable {
  county_id: number;
  id: string;
  name: string;
  post_id: number;
  token_hash: Buffer;
  made_at: Date;
  made_by: number;
  ends_on: string;
  ended_at: Date | null;
  ended_by: number | null;
  version: number;
}

interface Tables extends Pick<PeopleTables, 'people.post' | 'people.officer'> {
  'people.api_key': ApiKeyTable;
}
export type ApiKeyRow = Selectable<ApiKeyTable>;

const shape = /^anhe_[\w-]{43}$/u;

/** Our keys are told from sessions by how they begin. */
export function isApiKey(text: string): boolean {
  return shape.test(text);
}

export function newApiKey(): string {
  return `anhe_${randomBytes(32).toString('base64url')}`;
}

export function apiKeyHash(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

const ours = (tx: Tx) =>
  tablesOf<Tables>(tx).selectFrom('people.api_key').selectAll().where('county_id', '=', tx.principal.countyId);

export function apiKeyRows(tx: Tx): Promise<ApiKeyRow[]> {
  return ours(tx).orderBy('made_at', 'desc').orderBy('id').execute();
}

export function apiKeyById(tx: Tx, id: string): Promise<ApiKeyRow | undefined> {
  return ours(tx).where('id', '=', id).executeTakeFirst();
}

/** A key that was not ended. It is none any more once somebody signs in to its account: what a programme does never stands under a person's name. */
export function apiKeyByHash(tx: Tx, hash: Buffer): Promise<ApiKeyRow | undefined> {
  return tablesOf<Tables>(tx)
    .selectFrom('people.api_key as k')
    .innerJoin('people.post as p', (join) =>
      join.onRef('p.county_id', '=', 'k.county_id').onRef('p.id', '=', 'k.post_id'),
    )
    .innerJoin('people.officer as o', (join) =>
      join.onRef('o.county_id', '=', 'p.county_id').onRef('o.id', '=', 'p.officer_id'),
    )
    .selectAll('k')
    .where('k.county_id', '=', tx.principal.countyId)
    .where('k.token_hash', '=', hash)
    .where('k.ended_at', 'is', null)
    .where('o.password_hash', 'is', null)
    .where('o.last_sign_in_at', 'is', null)
    .executeTakeFirst();
}

/** Whether a programme comes in under a key of this account. */
export async function keyInForce(tx: Tx, officerId: number, today: LocalDate): Promise<boolean> {
  const found = await tablesOf<Tables>(tx)
    .selectFrom('people.api_key as k')
    .innerJoin('people.post as p', (join) =>
      join.onRef('p.county_id', '=', 'k.county_id').onRef('p.id', '=', 'k.post_id'),
    )
    .select('k.id')
    .where('k.county_id', '=', tx.principal.countyId)
    .where('p.officer_id', '=', officerId)
    .where('k.ended_at', 'is', null)
    .where('k.ends_on', '>=', today)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

export async function insertApiKey(tx: Tx, row: ApiKeyTable): Promise<void> {
  await tablesOf<Tables>(tx).insertInto('people.api_key').values(row).execute();
}

export async function endApiKeyRow(tx: Tx, row: ApiKeyRow, at: Date, by: number): Promise<ApiKeyRow> {
  const next = { ended_at: at, ended_by: by, version: row.version + 1 };
  await tablesOf<Tables>(tx)
    .updateTable('people.api_key')
    .set(next)
    .where('county_id', '=', tx.principal.countyId)
    .where('id', '=', row.id)
    .execute();
  return { ...row, ...next };
}

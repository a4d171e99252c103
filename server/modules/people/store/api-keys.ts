import { createHash, randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import { type Tx, tablesOf } from '../../../platform/db.ts';

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

interface Tables {
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

export function apiKeyByHash(tx: Tx, hash: Buffer): Promise<ApiKeyRow | undefined> {
  return ours(tx).where('token_hash', '=', hash).where('ended_at', 'is', null).executeTakeFirst();
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

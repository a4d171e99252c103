import type { Selectable } from 'kysely';
import { createHash, randomBytes } from 'node:crypto';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { ScreenTable, WindowsTables } from './window-tables.ts';

export type ScreenRow = Selectable<ScreenTable>;

/** Only the hash of a token is kept. */
export function screenTokenHash(token: string): Buffer {
  return createHash('sha256').update(`screen:${token}`).digest();
}

export function makeScreenToken(): string {
  return randomBytes(18).toString('base64url');
}

/** Key that lets a screen read the numbers of one hall, and nothing else. */
export function screenKey(centreId: number): string {
  return `s${centreId}`;
}

function screens(tx: Tx) {
  return tablesOf<WindowsTables>(tx)
    .selectFrom('intake.screen')
    .selectAll()
    .where('county_id', '=', tx.principal.countyId);
}

export function screenRows(tx: Tx): Promise<ScreenRow[]> {
  return screens(tx).orderBy('made_at', 'desc').orderBy('id').execute();
}

export function screenByToken(tx: Tx, token: string): Promise<ScreenRow | undefined> {
  return screens(tx).where('token_hash', '=', screenTokenHash(token)).where('ended_at', 'is', null).executeTakeFirst();
}

export function lockScreen(tx: Tx, id: string): Promise<ScreenRow | undefined> {
  return screens(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertScreen(tx: Tx, row: ScreenRow): Promise<void> {
  await tablesOf<WindowsTables>(tx).insertInto('intake.screen').values(row).execute();
}

export async function endScreenRow(tx: Tx, row: ScreenRow, at: Date): Promise<ScreenRow> {
  const next = { ended_at: at, version: row.version + 1 };
  await tablesOf<WindowsTables>(tx)
    .updateTable('intake.screen')
    .set(next)
    .where('county_id', '=', tx.principal.countyId)
    .where('id', '=', row.id)
    .execute();
  return { ...row, ...next };
}

import type { Selectable } from 'kysely';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { PadSheetTable, PadTable, WindowsTables } from './window-tables.ts';

export type PadRow = Selectable<PadTable>;
export type PadSheetRow = Selectable<PadSheetTable>;

/** What the code of a blank sheet is sealed for. */
export const sheetCodePlace = 'intake.pad_sheet.code';

export async function insertPad(tx: Tx, pad: PadRow, sheets: readonly PadSheetRow[]): Promise<void> {
  const db = tablesOf<WindowsTables>(tx);
  await db.insertInto('intake.pad').values(pad).execute();
  await db
    .insertInto('intake.pad_sheet')
    .values([...sheets])
    .execute();
}

export function pads(tx: Tx) {
  return tablesOf<WindowsTables>(tx)
    .selectFrom('intake.pad')
    .selectAll()
    .where('county_id', '=', tx.principal.countyId);
}

export function sheetsOf(tx: Tx, padIds: readonly string[]): Promise<PadSheetRow[]> {
  return tablesOf<WindowsTables>(tx)
    .selectFrom('intake.pad_sheet')
    .selectAll()
    .where('county_id', '=', tx.principal.countyId)
    .where('pad_id', 'in', padIds.length > 0 ? [...padIds] : ['00000000-0000-0000-0000-000000000000'])
    .orderBy('pad_id')
    .orderBy('position')
    .execute();
}

/** A sheet of the own body, locked: two that enter it at once come one after the other. */
export function lockSheet(tx: Tx, number: string): Promise<PadSheetRow | undefined> {
  return tablesOf<WindowsTables>(tx)
    .selectFrom('intake.pad_sheet')
    .selectAll()
    .where('county_id', '=', tx.principal.countyId)
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst();
}

export async function saveSheet(tx: Tx, row: PadSheetRow, change: Partial<PadSheetRow>): Promise<PadSheetRow> {
  const next = { ...change, version: row.version + 1 };
  await tablesOf<WindowsTables>(tx)
    .updateTable('intake.pad_sheet')
    .set(next)
    .where('county_id', '=', tx.principal.countyId)
    .where('number', '=', row.number)
    .execute();
  return { ...row, ...next };
}

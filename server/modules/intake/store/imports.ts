import type { Generated, Selectable } from 'kysely';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import { cabinetOf } from '../../../platform/files/cabinet.ts';
import type { House } from '../../../platform/house.ts';
import type { ImportView } from '../import/contract.ts';
import type { BadCell } from '../import/read-row.ts';

export interface ImportTable {
  county_id: number;
  id: string;
  organisation_id: number;
  officer_id: number;
  post_id: number;
  file_id: string;
  place: string;
  name_sealed: Buffer;
  state: 'checked' | 'running' | 'done' | 'failed';
  rows: number;
  bad: number;
  faults_sealed: Buffer;
  leave_out_bad: Generated<boolean>;
  given: Generated<number>;
  refused: Generated<number>;
  before: Generated<number>;
  last_row: Generated<number>;
  checked_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
  failure: string | null;
}

export interface ImportRowTable {
  county_id: number;
  import_id: string;
  row: number;
  organisation_id: number;
  row_key: Buffer;
  number: string | null;
  reason: string | null;
}

export interface ImportTables {
  'intake.matter_import': ImportTable;
  'intake.matter_import_row': ImportRowTable;
}

export type ImportRow = Selectable<ImportTable>;

const namePlace = 'intake.matter_import.name_sealed';
const faultsPlace = 'intake.matter_import.faults_sealed';

export function sealImport(
  house: House,
  name: string,
  faults: readonly BadCell[],
): Pick<ImportTable, 'name_sealed' | 'faults_sealed'> {
  return {
    name_sealed: house.crypto.seal(namePlace, name),
    faults_sealed: house.crypto.seal(faultsPlace, JSON.stringify(faults)),
  };
}

export function importedName(house: House, row: ImportRow): string {
  return house.crypto.open(namePlace, row.name_sealed);
}

/** The file as it was handed in; undefined once its hours are over. */
export async function importedBytes(house: House, row: Pick<ImportRow, 'place'>): Promise<Buffer | undefined> {
  try {
    return await cabinetOf(house).read(row.place);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export function faultsOf(house: House, row: ImportRow): BadCell[] {
  return JSON.parse(house.crypto.open(faultsPlace, row.faults_sealed)) as BadCell[];
}

export function viewOf(house: House, row: ImportRow): ImportView {
  return {
    id: row.id,
    fileName: importedName(house, row),
    state: row.state,
    rows: row.rows,
    bad: row.bad,
    given: row.given,
    refused: row.refused,
    before: row.before,
    checkedAt: row.checked_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    failure: row.failure,
  };
}

export async function importById(tx: Tx, id: string, lock = false): Promise<ImportRow | undefined> {
  const query = tablesOf<ImportTables>(tx)
    .selectFrom('intake.matter_import')
    .selectAll()
    .where('county_id', '=', tx.principal.countyId)
    .where('id', '=', id);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
}

/** Rows of an import that became no matter, with why. */
export async function refusedRows(tx: Tx, importId: string, most: number): Promise<ReadonlyMap<number, string>> {
  const rows = await tablesOf<ImportTables>(tx)
    .selectFrom('intake.matter_import_row')
    .select(['row', 'reason'])
    .where('county_id', '=', tx.principal.countyId)
    .where('import_id', '=', importId)
    .where('reason', 'is not', null)
    .where('reason', '<>', 'import-before')
    .limit(most)
    .execute();
  return new Map(rows.map((row) => [row.row, row.reason ?? '']));
}

/** Rows that the body handed in before, by their key, with the number they were given. */
export async function givenBefore(
  tx: Tx,
  organisationId: number,
  keys: readonly Buffer[],
): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await tablesOf<ImportTables>(tx)
    .selectFrom('intake.matter_import_row')
    .select(['row_key', 'number'])
    .where('county_id', '=', tx.principal.countyId)
    .where('organisation_id', '=', organisationId)
    .where('reason', 'is', null)
    .where('row_key', 'in', [...keys])
    .execute();
  return new Map(rows.map((row) => [row.row_key.toString('base64'), row.number ?? '']));
}

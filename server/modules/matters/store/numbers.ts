import { sql } from 'kysely';
import { matterNumber } from '../../../kernel/matter-number.ts';
import type { LocalDate } from '../../../kernel/local-date.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { MattersTables } from './tables.ts';

/** Numbers of those of the matters whose facts the reader sees; of the others nothing is said. */
export async function numbersOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tablesOf<MattersTables>(tx)
    .selectFrom('matters.matter as m')
    .innerJoin('matters.facts as f', (join) =>
      join.onRef('f.county_id', '=', 'm.county_id').onRef('f.matter_id', '=', 'm.id'),
    )
    .select(['m.id', 'm.number'])
    .where('m.county_id', '=', tx.principal.countyId)
    .where('m.id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row.number]));
}

/** Numbers set aside for forms that are printed before anything is registered under them. None is ever given to another matter. */
export async function reserveNumbers(tx: Tx, countyCode: string, day: LocalDate, count: number): Promise<string[]> {
  const { rows } = await sql<{ serial: number }>`
    select nextval('matters.matter_serial') as serial from generate_series(1, ${count}::integer)`.execute(tx.kysely);
  return rows.map((row) => matterNumber(countyCode, day, Number(row.serial)));
}

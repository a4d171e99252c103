import { type Selectable, sql } from 'kysely';
import type { Tx } from '../../../platform/db.ts';
import type { LockedMatter } from '../../matters/index.ts';
import type { DisputesTables, MediationTable } from './tables.ts';

export type OfMatter = Pick<LockedMatter, 'county_id' | 'id'>;

type Row<T extends keyof DisputesTables> = Selectable<DisputesTables[T]>;

/** All rows of one table that hang on a matter, in the order of these columns. */
export async function rowsOf<T extends Exclude<keyof DisputesTables, 'disputes.dossier_counter'>>(
  tx: Tx,
  table: T,
  matter: OfMatter,
  order: readonly (keyof Row<T> & string)[] = [],
): Promise<Row<T>[]> {
  const by = order.length > 0 ? sql`order by ${sql.join(order.map((column) => sql.ref(column)))}` : sql``;
  const { rows } = await sql<
    Row<T>
  >`select * from ${sql.table(table)} where county_id = ${matter.county_id} and matter_id = ${matter.id} ${by}`.execute(
    tx.kysely,
  );
  return rows;
}

/** A matter can be mediated anew: the mediation that was started last. */
export async function latestMediation(tx: Tx, matter: OfMatter): Promise<Selectable<MediationTable> | undefined> {
  const { rows } = await sql<Selectable<MediationTable>>`
    select * from disputes.mediation where county_id = ${matter.county_id} and matter_id = ${matter.id} order by started_at desc, id desc limit 1`.execute(
    tx.kysely,
  );
  return rows[0];
}

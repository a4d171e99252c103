import { type Selectable, sql } from 'kysely';
import { fail } from '../../../kernel/refusal.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { RoutingRulingTable } from './hand-off-tables.ts';
import type { MattersTables } from './tables.ts';

export type Ruling = Selectable<RoutingRulingTable>;

/** Rulings, the latest first; those in force before those that are only offered. Bounded: a page of two hundred is the office's memory. */
export async function rulings(tx: Tx): Promise<Ruling[]> {
  const { rows } = await sql<Ruling>`
    select * from matters.routing_ruling where county_id = ${tx.principal.countyId}
    order by (adopted_at is not null and ended_at is null) desc, ruled_at desc, id limit 200`.execute(tx.kysely);
  return rows;
}

/** The rule in force for a category, that of the township before that of the county. */
export async function adoptedRuling(tx: Tx, category: string, townshipId: number | null): Promise<Ruling | undefined> {
  const { rows } = await sql<Ruling>`
    select * from matters.routing_ruling where county_id = ${tx.principal.countyId} and category = ${category}
      and adopted_at is not null and ended_at is null and (township_id is null or township_id = ${townshipId})
    order by township_id nulls last, adopted_at desc limit 1`.execute(tx.kysely);
  return rows[0];
}

/** Locks a ruling. @throws Refused `unknown/ruling-unknown` */
export async function lockRuling(tx: Tx, id: string): Promise<Ruling> {
  const row = await tablesOf<MattersTables>(tx)
    .selectFrom('matters.routing_ruling')
    .selectAll()
    .where('county_id', '=', tx.principal.countyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) fail('unknown', 'ruling-unknown');
  return row;
}

export async function changeRuling(
  tx: Tx,
  id: string,
  changes: Partial<Pick<RoutingRulingTable, 'adopted_at' | 'adopted_by_post_id' | 'ended_at'>>,
): Promise<void> {
  await tablesOf<MattersTables>(tx)
    .updateTable('matters.routing_ruling')
    .set(changes)
    .where('county_id', '=', tx.principal.countyId)
    .where('id', '=', id)
    .execute();
}

/** A newer rule for the same category and township takes the place of the older. */
export async function endOlderRulings(tx: Tx, than: Ruling, at: Date): Promise<void> {
  await sql`
    update matters.routing_ruling set ended_at = ${at} where county_id = ${tx.principal.countyId} and category = ${than.category}
      and township_id is not distinct from ${than.township_id} and adopted_at is not null and ended_at is null and id <> ${than.id}`.execute(
    tx.kysely,
  );
}

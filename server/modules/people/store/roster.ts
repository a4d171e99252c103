import { sql } from 'kysely';
import type { Tx } from '../../../platform/db.ts';

/** A mediator of the roster as a mediation needs to know one. */
export interface RosterMediator {
  readonly id: number;
  readonly name: string;
  readonly fullTime: boolean;
  readonly specialities: readonly string[];
}

/** Active mediators of a committee (人民调解法 13-16), by name. */
export async function rosterOf(tx: Tx, committeeId: number): Promise<RosterMediator[]> {
  const { rows } = await sql<{ id: number; name: string; full_time: boolean; specialities: string[] }>`
    select id, name, full_time, specialities from people.mediator
    where county_id = ${tx.principal.countyId} and organisation_id = ${committeeId} and status = 'active' order by name, id`.execute(
    tx.kysely,
  );
  return rows.map((row) => ({ id: row.id, name: row.name, fullTime: row.full_time, specialities: row.specialities }));
}

/** Names of mediators, retired ones too: an old dossier still names who mediated. */
export async function mediatorNames(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from people.mediator where county_id = ${tx.principal.countyId} and id = any (${ids}::integer[])`.execute(
    tx.kysely,
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

import { sql } from 'kysely';
import type { Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';

/** Statements for the desk's matter page, to be sent in its one round trip. Under the caller's rows: nothing where facts are not seen. */
export function mediationStatements(house: House, number: string) {
  const matter = sql`(select m.id from matters.matter m where m.county_id = ${house.countyId} and m.number = ${number})`;
  return {
    mediation: sql<{
      id: string;
      state: string;
      dossier_number: string | null;
      accepted_on: string | null;
      period_due_on: string | null;
      suspended: boolean;
      ended_at: Date | null;
    }>`
      select id, state, dossier_number, accepted_on, period_due_on, suspended, ended_at from disputes.mediation
      where county_id = ${house.countyId} and matter_id = ${matter} order by started_at desc, id desc limit 1`,
    nextSession: sql<{ planned_at: Date; place: string }>`
      select planned_at, place from disputes.session
      where county_id = ${house.countyId} and matter_id = ${matter} and recorded_at is null order by planned_at limit 1`,
    agreement: sql<{
      id: string;
      kind: 'written' | 'oral';
      effective_on: string | null;
      confirmation_until: string | null;
    }>`
      select id, kind, effective_on, confirmation_until from disputes.agreement
      where county_id = ${house.countyId} and matter_id = ${matter} and replaced_at is null order by drafted_at desc limit 1`,
  };
}

/** True when a written or oral agreement on this matter binds (人民调解法 31). */
export async function agreementInEffect(tx: Tx, matterId: string): Promise<boolean> {
  const { rows } = await sql<{ one: number }>`
    select 1 as one from disputes.agreement where county_id = ${tx.principal.countyId} and matter_id = ${matterId} and effective_on is not null limit 1`.execute(
    tx.kysely,
  );
  return rows.length > 0;
}

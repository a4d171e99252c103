import { sql } from 'kysely';
import { localDateOf } from '../../../kernel/instant.ts';
import { yearOf } from '../../../kernel/local-date.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { dossierNumber } from '../dossier.ts';
import type { DisputesTables } from './tables.ts';

export interface NumberedMediation {
  readonly mediationId: string;
  readonly matterId: string;
  readonly committeeId: number;
  readonly profileVersion: string;
  /** The day of the 受理登记表 says the year. */
  readonly at: Date;
}

/**
 * The next dossier number of the committee's year. Call it last but for the record of the act: from here on others of the same
 * committee wait, and a number given is never lost unless the whole act is.
 */
export async function giveDossierNumber(tx: Tx, house: House, of: NumberedMediation): Promise<string> {
  const year = yearOf(localDateOf(of.at));
  const serial = await nextSerial(tx, house.countyId, of.committeeId, year);
  const committee = house.directory().organisation(of.committeeId);
  const number = dossierNumber(house.profileAt(of.profileVersion).dossierNumber, {
    year,
    committee: committee?.shortName ?? committee?.name ?? '',
    serial,
  });
  await tablesOf<DisputesTables>(tx)
    .insertInto('disputes.dossier_number')
    .values({
      county_id: house.countyId,
      committee_id: of.committeeId,
      year,
      serial,
      number,
      mediation_id: of.mediationId,
      matter_id: of.matterId,
      given_at: of.at,
      voided_at: null,
      void_reason: null,
    })
    .execute();
  return number;
}

async function nextSerial(tx: Tx, countyId: number, committeeId: number, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into disputes.dossier_counter as c (county_id, committee_id, year, last) values (${countyId}, ${committeeId}, ${year}, 1)
    on conflict (county_id, committee_id, year) do update set last = c.last + 1 returning c.last`.execute(tx.kysely);
  const serial = rows[0]?.last;
  if (serial === undefined) throw new Error('the dossier counter gave no number');
  return serial;
}

/** When the mediation was accepted: its first number was given then, and stays also when it is void. Null before. */
export async function acceptedAt(tx: Tx, countyId: number, mediationId: string): Promise<Date | null> {
  const row = await tablesOf<DisputesTables>(tx)
    .selectFrom('disputes.dossier_number')
    .select('given_at')
    .where('county_id', '=', countyId)
    .where('mediation_id', '=', mediationId)
    .orderBy('given_at')
    .limit(1)
    .executeTakeFirst();
  return row?.given_at ?? null;
}

/** Voids the number that a mediation has now; row and reason stay. */
export async function voidNumber(
  tx: Tx,
  countyId: number,
  mediationId: string,
  reason: string,
  at: Date,
): Promise<void> {
  await tablesOf<DisputesTables>(tx)
    .updateTable('disputes.dossier_number')
    .set({ voided_at: at, void_reason: reason })
    .where('county_id', '=', countyId)
    .where('mediation_id', '=', mediationId)
    .where('voided_at', 'is', null)
    .execute();
}

import { type Selectable, sql } from 'kysely';
import type { Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { noAddress } from '../../../platform/messages/index.ts';
import type { ConsentTable, MatterTable } from './tables.ts';

/** Where there are signs of danger nothing is sent to a telephone that somebody else may hold: the safe way is on the matter. */
export function unsafeToWrite(matter: Pick<Selectable<MatterTable>, 'restriction' | 'danger_signs'>): boolean {
  return matter.restriction !== null && matter.danger_signs.length > 0;
}

/** Parties who declined or withdrew short messages. */
export async function withoutSms(
  tx: Tx,
  matter: Pick<Selectable<MatterTable>, 'county_id' | 'id'>,
): Promise<Set<string>> {
  const { rows } = await sql<Pick<Selectable<ConsentTable>, 'party_id'>>`
    select party_id from matters.consent where county_id = ${matter.county_id} and matter_id = ${matter.id} and purpose = 'sms'
      and (not given or withdrawn_at is not null)`.execute(tx.kysely);
  return new Set(rows.map((r) => r.party_id));
}

/** What is still to be sent to parties of the matter, or to one of them, is not sent any more; the fault says why. */
export async function holdMessages(
  tx: Tx,
  matterId: string,
  partyId: string | null,
  fault: 'message-unsafe' | 'message-declined',
): Promise<void> {
  await sql`select matters.hold_messages(${matterId}, ${partyId}, ${fault})`.execute(tx.kysely);
}

/** 删除 Messages to parties that are erased keep no telephone, and what waits is not sent. */
export async function forgetAddresses(tx: Tx, house: House, matterId: string): Promise<void> {
  await sql`select matters.forget_addresses(${matterId}, ${noAddress(house).to_sealed})`.execute(tx.kysely);
}

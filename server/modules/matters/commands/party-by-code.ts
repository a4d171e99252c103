import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Call } from '../../../platform/act.ts';
import type { Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { limit } from '../../../platform/rate-limit.ts';
import { codeHash } from '../store/parties.ts';

/** A number and code as somebody typed them. */
export interface NumberAndCode {
  readonly number: string;
  readonly lookupCode: string;
}

export function plainNumber(given: NumberAndCode): string {
  return given.number.normalize('NFKC').trim();
}

/**
 * Counts a try by address and by number (keys are hashed), so that a hundred tries a second find nothing. Call it before the transaction.
 * @returns forgets the tries at this number, once the code was right
 */
export async function countCodeTry(
  call: Pick<Call, 'house' | 'address'>,
  given: NumberAndCode,
): Promise<() => Promise<void>> {
  const byAddress = limit(call.house, 'track-address', { points: 30, seconds: 60 });
  const byNumber = limit(call.house, 'track-number', { points: 10, seconds: 900 });
  const number = plainNumber(given);
  await Promise.all([byAddress.consume(call.address), byNumber.consume(number)]);
  return () => byNumber.forget(number);
}

/** Whose code it is; undefined for an unknown number and for a wrong code alike. */
export async function partyByCode(
  tx: Tx,
  house: House,
  given: NumberAndCode,
): Promise<{ readonly matterId: string; readonly partyId: string } | undefined> {
  const number = plainNumber(given);
  const hash = codeHash(house.crypto, number, given.lookupCode);
  const { rows } = await sql<{ matter_id: string; party_id: string; code_hash: Buffer }>`
    select matter_id, party_id, code_hash from matters.code_hashes(${house.countyId}, ${number})`.execute(tx.kysely);
  const hit = rows.find((row) => timingSafeEqual(row.code_hash, hash));
  return hit && { matterId: hit.matter_id, partyId: hit.party_id };
}

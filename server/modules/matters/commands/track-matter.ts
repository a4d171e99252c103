import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction } from '../../../platform/db.ts';
import type { PartyPrincipal } from '../../../platform/principal.ts';
import { limit } from '../../../platform/rate-limit.ts';
import { openSession } from '../../../platform/session.ts';
import type { trackMatter as contract } from '../contract/party.ts';
import { progressOf } from '../queries/progress.ts';
import { codeHash } from '../store/parties.ts';

/** Half an hour is enough to read and act; the code opens a new one. */
const tokenMinutes = 30;

/**
 * Number and code, or nothing: an unknown number and a wrong code get the same words in the same way. Guessing is limited by address
 * and by number (keys are hashed), so that a hundred tries a second find nothing.
 */
export async function trackMatter(call: Call<typeof contract>): Promise<ReplyOf<typeof contract>> {
  const { house, body, at } = call;
  const number = body.number.normalize('NFKC').trim();
  const byAddress = limit(house, 'track-address', { points: 30, seconds: 60 });
  const byNumber = limit(house, 'track-number', { points: 10, seconds: 900 });
  await Promise.all([byAddress.consume(call.address), byNumber.consume(number)]);
  const given = codeHash(house.crypto, number, body.lookupCode);
  const partyOf = await inTransaction(house.db, call.principal, async (tx) => {
    const { rows } = await sql<{ matter_id: string; party_id: string; code_hash: Buffer }>`
      select matter_id, party_id, code_hash from matters.code_hashes(${house.countyId}, ${number})`.execute(tx.kysely);
    const hit = rows.find((row) => timingSafeEqual(row.code_hash, given));
    if (!hit) return undefined;
    const { token } = await openSession(
      tx,
      { kind: 'party', matterId: hit.matter_id, partyId: hit.party_id },
      { at, endsAt: new Date(at.getTime() + tokenMinutes * 60_000), address: call.address, agent: call.agent },
    );
    return { ...hit, token };
  });
  if (!partyOf) fail('unknown', 'number-or-code-wrong');
  await byNumber.forget(number);
  const principal: PartyPrincipal = {
    kind: 'party',
    id: `party:${partyOf.party_id}`,
    countyId: house.countyId,
    keys: [],
    matterId: partyOf.matter_id,
    partyId: partyOf.party_id,
  };
  return { ...(await progressOf(house, principal, at)), token: partyOf.token };
}

import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction } from '../../../platform/db.ts';
import type { PartyPrincipal } from '../../../platform/principal.ts';
import { openSession } from '../../../platform/session.ts';
import type { trackMatter as contract } from '../contract/party.ts';
import { progressOf } from '../queries/progress.ts';
import { countCodeTry, partyByCode } from './party-by-code.ts';

/** Half an hour is enough to read and act; the code opens a new one. */
const tokenMinutes = 30;

/** Number and code, or nothing: an unknown number and a wrong code get the same words in the same way. */
export async function trackMatter(call: Call<typeof contract>): Promise<ReplyOf<typeof contract>> {
  const { house, body, at } = call;
  const forget = await countCodeTry(call, body);
  const partyOf = await inTransaction(house.db, call.principal, async (tx) => {
    const hit = await partyByCode(tx, house, body);
    if (!hit) return undefined;
    const { token } = await openSession(
      tx,
      { kind: 'party', ...hit },
      { at, endsAt: new Date(at.getTime() + tokenMinutes * 60_000), address: call.address, agent: call.agent },
    );
    return { ...hit, token };
  });
  if (!partyOf) fail('unknown', 'number-or-code-wrong');
  await forget();
  const principal: PartyPrincipal = {
    kind: 'party',
    id: `party:${partyOf.partyId}`,
    countyId: house.countyId,
    keys: [],
    matterId: partyOf.matterId,
    partyId: partyOf.partyId,
  };
  return { ...(await progressOf(house, principal, at)), token: partyOf.token };
}

import { sql } from 'kysely';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { inAct } from '../../../platform/act.ts';
import type { Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { deliverTask, type SealedAddress, sealedPhone } from '../../../platform/messages/index.ts';
import { enqueue } from '../../../platform/outbox.ts';
import { MOST_RESENT, type resendMessage as contract } from '../contract/messages.ts';
import { matterWithFacts, mayResend, messageOf } from '../queries/messages.ts';
import type { LockedMatter } from '../store/lock.ts';
import { currentParties, openPartyRow } from '../store/parties.ts';
import { unsafeToWrite, withoutSms } from '../store/written-to.ts';
import type { OfficerCall } from './act-on-matter.ts';

/**
 * 重新告知 By the centre or the body that has the matter, to the telephone as it stands now: one that was wrong has been corrected first. It changes nothing
 * of the matter: the message keeps how often and what became of it. Somebody asks for it now, so it does not wait for the morning.
 */
export function resendMessage(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return inAct(call, async (tx) => {
    const { number, id } = call.params;
    const matter = await matterWithFacts(tx, number);
    if (!mayResend(call.principal, matter)) fail('forbidden', 'not-yours-to-resend');
    const message = await messageOf(tx, matter.id, id);
    if (!message) fail('unknown', 'not-found');
    const to = await addressNow(tx, call.house, matter, message.party_id);
    const { rows } = await sql<{ why: string | null }>`
      select matters.resend_message(${matter.id}, ${id}, ${MOST_RESENT}, ${to.to_sealed}, ${to.to_mask}) as why`.execute(
      tx.kysely,
    );
    const why = rows[0]?.why;
    if (why === 'not-found') fail('unknown', 'not-found');
    if (why) fail('conflict', why);
    await enqueue(tx, deliverTask, { countyId: call.house.countyId, messageId: id }, id);
    call.house.log.info({ message: id, by: call.principal.id }, 'message sent again');
    return { id, resent: true as const };
  });
}

/** @throws Refused `message-unsafe`, `message-declined`, `address-invalid` */
async function addressNow(tx: Tx, house: House, matter: LockedMatter, partyId: string | null): Promise<SealedAddress> {
  if (unsafeToWrite(matter)) fail('conflict', 'message-unsafe');
  if (partyId !== null && (await withoutSms(tx, matter)).has(partyId)) fail('conflict', 'message-declined');
  const party = (await currentParties(tx, matter)).find((row) => row.id === partyId);
  const phone = party?.phone_sealed ? openPartyRow(house.crypto, party).phone : null;
  return (phone && sealedPhone(house, phone)) || fail('conflict', 'address-invalid');
}

import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { tablesOf } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import type {
  recordTransferReceipt as receiptContract,
  transferOutside as transferContract,
} from '../contract/hand-offs.ts';
import { nextLetterNumber, transfersOf } from '../store/hand-offs.ts';
import type { MattersTables } from '../store/tables.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';

/** 移送 By letter to a body outside the system. The matter stays ours until they have said that they have it. */
export function transferOutside(call: OfficerCall<typeof transferContract>): Promise<ReplyOf<typeof transferContract>> {
  return actOnMatter(call, 'transferOutside', async ({ tx, matter, times, record }) => {
    const { bodyName, bodyAddress, bodyTelephone, legalBasis, materials, timeLimitNote, reason } = call.body;
    const waiting = (await transfersOf(tx, matter)).some((one) => one.receipt === null);
    if (waiting) fail('conflict', 'transfer-waits');
    const id = newId(times.recordedAt);
    const letter = await nextLetterNumber(tx, call.house, 'transfer', call.principal.organisationId, times.doneAt);
    await tablesOf<MattersTables>(tx)
      .insertInto('matters.outside_transfer')
      .values({
        county_id: matter.county_id,
        id,
        matter_id: matter.id,
        letter_number: letter,
        sent_by_organisation_id: call.principal.organisationId,
        body_name: bodyName,
        body_address: bodyAddress ?? null,
        body_telephone: bodyTelephone ?? null,
        legal_basis: legalBasis,
        materials: (materials ?? []).map((one) => one.name),
        time_limit_note: timeLimitNote ?? null,
        sent_at: times.doneAt,
        sent_by_post_id: call.principal.postId,
        sent_seq: matter.version + 1,
        receipt: null,
        receipt_at: null,
        receipt_seq: null,
        their_number: null,
      })
      .execute();
    const after = await record({
      act: { act: 'transferOutside' },
      facts: { transferId: id, letterNumber: letter },
      notes: [{ kind: 'reason', body: reason, outward: true }],
      event: 'matter.transferred',
    });
    return { ...replyAfterAct(call.principal, after), letterNumber: letter };
  });
}

/** 移送回执 Received under their number: the matter is answered, the party knows where it is now. Returned: it is still ours. */
export function recordTransferReceipt(
  call: OfficerCall<typeof receiptContract>,
): Promise<ReplyOf<typeof receiptContract>> {
  return actOnMatter(call, 'recordTransferReceipt', async ({ tx, matter, times, record }) => {
    const { received, theirNumber, reason, reply } = call.body;
    if (received && !reply) fail('invalid', 'reply-missing', { field: 'reply' });
    if (!received && !reason) fail('invalid', 'reason-missing', { field: 'reason' });
    const waiting = (await transfersOf(tx, matter)).find((one) => one.receipt === null);
    if (!waiting) fail('conflict', 'transfer-not-sent');
    await tablesOf<MattersTables>(tx)
      .updateTable('matters.outside_transfer')
      .set({
        receipt: received ? 'received' : 'returned',
        receipt_at: times.doneAt,
        receipt_seq: matter.version + 1,
        their_number: theirNumber ?? null,
      })
      .where('county_id', '=', matter.county_id)
      .where('id', '=', waiting.id)
      .execute();
    const after = await record({
      act: { act: 'recordTransferReceipt', received },
      facts: { transferId: waiting.id, received },
      notes: [
        ...(reply ? [{ kind: 'reply' as const, body: reply, outward: true }] : []),
        ...(reason ? [{ kind: 'reason' as const, body: reason }] : []),
      ],
      event: received ? 'matter.answered' : 'matter.transfer-returned',
    });
    return replyAfterAct(call.principal, after);
  });
}

import { accepted, fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { refusalReasonOf } from '../../../platform/profile/lookups.ts';
import { anotherPerson, reasonGiven, reviewWindow } from '../admission.ts';
import type {
  askOwnRefusalReview as ownReviewContract,
  askRefusalReview as askContract,
  decideRefusalReview as decideContract,
  proposeRefusal as proposeContract,
  reviewRefusal as reviewContract,
} from '../contract/admission.ts';
import { changeRefusal, insertRefusal, materialRequestOf, type RefusalRow, refusalsOf } from '../store/admission.ts';
import type { LockedMatter } from '../store/lock.ts';
import { currentParties } from '../store/parties.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';
import { actOnOwnMatter, type PartyCall, sideRefused } from './act-on-own-matter.ts';
import { replyToParty } from './party-reply.ts';

/** 拟不予受理 A reason of the legal list, words of its own and the right door; nothing is told yet. */
export function proposeRefusal(call: OfficerCall<typeof proposeContract>): Promise<ReplyOf<typeof proposeContract>> {
  return actOnMatter(call, 'proposeRefusal', async ({ tx, matter, times, record }) => {
    const { reasonId, explanation, doorName, doorAddress, doorTelephone } = call.body;
    const reason = refusalReasonOf(call.house.profileAt(matter.profile_version), reasonId);
    accepted(reasonGiven(reason, await materialRequestOf(tx, matter)));
    const id = await insertRefusal(
      tx,
      matter,
      {
        reason_id: reasonId,
        door_name: doorName,
        door_address: doorAddress,
        door_telephone: doorTelephone,
        proposed_at: times.doneAt,
        proposed_by_officer_id: call.principal.officerId,
      },
      times.recordedAt,
    );
    const after = await record({
      act: { act: 'proposeRefusal' },
      facts: { refusalId: id, reasonId },
      notes: [{ kind: 'explanation', body: explanation }],
      event: 'matter.refusal-proposed',
    });
    return replyAfterAct(call.principal, after);
  });
}

/** 复核 By another person than who proposed it. Agreed: the applicant is told reason, door and how to ask for a review. */
export function reviewRefusal(call: OfficerCall<typeof reviewContract>): Promise<ReplyOf<typeof reviewContract>> {
  return actOnMatter(call, 'reviewRefusal', async ({ tx, matter, times, record }) => {
    const { agreed, reason } = call.body;
    const refusal = await standing(tx, matter);
    accepted(anotherPerson(call.principal.officerId, [refusal.proposed_by_officer_id]));
    if (!agreed && !reason) fail('invalid', 'reason-missing', { field: 'reason' });
    await changeRefusal(tx, refusal, {
      state: agreed ? 'refused' : 'sent_back',
      reviewed_at: times.doneAt,
      reviewed_by_officer_id: call.principal.officerId,
      reviewed_seq: matter.version + 1,
    });
    const after = await record({
      act: { act: 'reviewRefusal', agreed },
      facts: { refusalId: refusal.id, agreed },
      notes: reason ? [{ kind: 'reason', body: reason }] : [],
      event: agreed ? 'matter.refused' : 'matter.refusal-sent-back',
    });
    return replyAfterAct(call.principal, after);
  });
}

/** 申请复查 Taken down at the window for an applicant. */
export function askRefusalReview(call: OfficerCall<typeof askContract>): Promise<ReplyOf<typeof askContract>> {
  return actOnMatter(call, 'askRefusalReview', async ({ tx, matter, times, record }) => {
    const { partyId, reasons } = call.body;
    const party = (await currentParties(tx, matter)).find((p) => p.id === partyId);
    if (party?.side !== 'applicant') fail('invalid', 'party-unknown', { field: 'partyId' });
    const after = await record({
      act: { act: 'askRefusalReview' },
      ...(await askReview(tx, call.house, matter, partyId, times.doneAt)),
      notes: [{ kind: 'reason', body: reasons }],
      event: 'matter.refusal-review-asked',
    });
    return replyAfterAct(call.principal, after);
  });
}

/** 申请复查 By the applicant with the code. */
export function askOwnRefusalReview(
  call: PartyCall<typeof ownReviewContract>,
): Promise<ReplyOf<typeof ownReviewContract>> {
  return actOnOwnMatter(call, async ({ tx, matter, partyId, record }) => {
    const me = (await currentParties(tx, matter)).find((p) => p.id === partyId);
    if (me?.side !== 'applicant') sideRefused('respondent-cannot');
    const asked = matter.stage === 'refused' ? await askReview(tx, call.house, matter, partyId, call.at) : {};
    const after = await record({
      act: { act: 'askRefusalReview' },
      ...asked,
      notes: [{ kind: 'reason', body: call.body.reasons }],
      event: 'matter.refusal-review-asked',
    });
    return replyToParty(after);
  });
}

/** 复查决定 By a third person; the words go to the applicant. Taken: the matter stands to be accepted again. */
export function decideRefusalReview(call: OfficerCall<typeof decideContract>): Promise<ReplyOf<typeof decideContract>> {
  return actOnMatter(call, 'decideRefusalReview', async ({ tx, matter, times, record }) => {
    const { stands: upheld, reply } = call.body;
    const refusal = await standing(tx, matter);
    accepted(anotherPerson(call.principal.officerId, [refusal.proposed_by_officer_id, refusal.reviewed_by_officer_id]));
    const asked = refusal.state === 'review_asked';
    if (asked) {
      await changeRefusal(tx, refusal, {
        state: upheld ? 'upheld' : 'overturned',
        decided_at: times.doneAt,
        decided_by_officer_id: call.principal.officerId,
        decided_seq: matter.version + 1,
      });
    }
    const after = await record({
      act: { act: 'decideRefusalReview', upheld },
      circumstances: { refusal: asked ? 'review_asked' : 'upheld' },
      facts: { refusalId: refusal.id, upheld },
      notes: [{ kind: 'reply', body: reply, outward: true }],
      event: 'matter.refusal-review-decided',
    });
    return replyAfterAct(call.principal, after);
  });
}

async function askReview(
  tx: Tx,
  house: House,
  matter: LockedMatter,
  partyId: string,
  at: Date,
): Promise<{ circumstances: { refusal: 'refused' | 'upheld' }; facts: Record<string, unknown> }> {
  const refusal = await standing(tx, matter);
  if (refusal.state !== 'refused') return { circumstances: { refusal: 'upheld' }, facts: {} };
  const { refusalReview } = house.profileAt(matter.profile_version);
  const window = reviewWindow(refusal.reviewed_at as Date, refusalReview, house.calendar(), at);
  if (!window.open) fail('too-late', 'review-too-late', { until: window.until });
  await changeRefusal(tx, refusal, {
    state: 'review_asked',
    review_asked_at: at,
    review_asked_by_party_id: partyId,
    review_asked_seq: matter.version + 1,
  });
  return { circumstances: { refusal: 'refused' }, facts: { refusalId: refusal.id, partyId } };
}

async function standing(tx: Tx, matter: LockedMatter): Promise<RefusalRow> {
  const last = (await refusalsOf(tx, matter)).at(-1);
  if (!last) throw new Error(`${matter.number} is refused without a refusal`);
  return last;
}

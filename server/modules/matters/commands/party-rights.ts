import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import type {
  askCorrection as askCorrectionContract,
  askErasure as askErasureContract,
  refuseCorrection as refuseCorrectionContract,
  withdrawConsent as withdrawContract,
  withdrawConsentAtWindow as windowContract,
} from '../contract/party.ts';
import { answerRequest, insertRequest, waitingErasure } from '../store/data-requests.ts';
import type { LockedMatter } from '../store/lock.ts';
import { currentParties } from '../store/parties.ts';
import type { MattersTables } from '../store/tables.ts';
import { holdMessages } from '../store/written-to.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';
import { actOnOwnMatter, type PartyCall } from './act-on-own-matter.ts';
import { replyToParty } from './party-reply.ts';

/** 撤回同意 (个人信息保护法 15): what was done before stays lawful; what comes after asks anew. */
export function withdrawConsent(call: PartyCall<typeof withdrawContract>): Promise<ReplyOf<typeof withdrawContract>> {
  return actOnOwnMatter(call, async ({ tx, matter, partyId, record }) => {
    const purpose = await endConsent(tx, matter, call.body.consentId, call.at, partyId);
    const after = await record({
      act: { act: 'recordConsent' },
      entry: 'withdrawConsent',
      facts: { partyId, consentId: call.body.consentId, purpose },
      event: 'consent.withdrawn',
    });
    return replyToParty(after, await sideOf(tx, matter, partyId));
  });
}

export function withdrawConsentAtWindow(
  call: OfficerCall<typeof windowContract>,
): Promise<ReplyOf<typeof windowContract>> {
  return actOnMatter(call, 'recordConsent', async ({ tx, matter, times, record }) => {
    const purpose = await endConsent(tx, matter, call.body.consentId, times.doneAt);
    const after = await record({
      act: { act: 'recordConsent' },
      entry: 'withdrawConsent',
      facts: { consentId: call.body.consentId, purpose },
      event: 'consent.withdrawn',
    });
    return replyAfterAct(call.principal, after);
  });
}

async function endConsent(
  tx: Tx,
  matter: LockedMatter,
  consentId: string,
  at: Date,
  partyId?: string,
): Promise<string> {
  const db = tablesOf<MattersTables>(tx);
  const consent = await db
    .selectFrom('matters.consent')
    .select(['party_id', 'purpose', 'given', 'withdrawn_at'])
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('id', '=', consentId)
    .executeTakeFirst();
  if (!consent || !consent.given || (partyId !== undefined && consent.party_id !== partyId))
    fail('unknown', 'consent-unknown');
  if (consent.withdrawn_at !== null) fail('conflict', 'consent-withdrawn-already');
  await db
    .updateTable('matters.consent')
    .set({ withdrawn_at: at })
    .where('county_id', '=', matter.county_id)
    .where('id', '=', consentId)
    .execute();
  if (consent.purpose === 'sms') await holdMessages(tx, matter.id, consent.party_id, 'message-declined');
  return consent.purpose;
}

/** 更正申请 (个人信息保护法 46): checked and done by the window, which sees it on the matter. */
export function askCorrection(
  call: PartyCall<typeof askCorrectionContract>,
): Promise<ReplyOf<typeof askCorrectionContract>> {
  return actOnOwnMatter(call, async ({ tx, matter, partyId, record }) => {
    const id = await insertRequest(tx, call.house, matter, {
      partyId,
      kind: 'correct',
      wanted: call.body.what,
      at: call.at,
    });
    const after = await record({
      act: { act: 'recordConsent' },
      entry: 'askCorrection',
      facts: { partyId, requestId: id },
      event: 'data-request.asked',
    });
    return replyToParty(after, await sideOf(tx, matter, partyId));
  });
}

/** 不予更正 What was checked and is right as it stands stays, and the person is told why. What is wrong is corrected by the acts that correct. */
export function refuseCorrection(
  call: OfficerCall<typeof refuseCorrectionContract>,
): Promise<ReplyOf<typeof refuseCorrectionContract>> {
  return actOnMatter(call, 'answerDataRequest', async ({ tx, matter, times, record }) => {
    const { requestId, reason } = call.body;
    const request = { id: requestId, kind: 'correct' } as const;
    const partyId = await answerRequest(tx, matter, request, { answer: 'refused', reason, at: times.recordedAt });
    const after = await record({
      act: { act: 'answerDataRequest' },
      entry: 'refuseCorrection',
      facts: { partyId, requestId },
      event: 'data-request.answered',
      eventFacts: { partyIds: [partyId] },
    });
    return replyAfterAct(call.principal, after);
  });
}

/** 删除申请 (个人信息保护法 47): answered; where law forbids erasure, with that law. */
export function askErasure(call: PartyCall<typeof askErasureContract>): Promise<ReplyOf<typeof askErasureContract>> {
  return actOnOwnMatter(call, async ({ tx, matter, partyId, record }) => {
    const waiting = await waitingErasure(tx, matter, partyId);
    if (waiting) fail('conflict', 'asked-already');
    const id = await insertRequest(tx, call.house, matter, {
      partyId,
      kind: 'erase',
      wanted: call.body.reason ?? null,
      at: call.at,
    });
    const after = await record({
      act: { act: 'recordConsent' },
      entry: 'askErasure',
      facts: { partyId, requestId: id },
      event: 'data-request.asked',
    });
    return replyToParty(after, await sideOf(tx, matter, partyId));
  });
}

async function sideOf(tx: Tx, matter: LockedMatter, partyId: string): Promise<'applicant' | 'respondent'> {
  return (await currentParties(tx, matter)).find((p) => p.id === partyId)?.side ?? 'applicant';
}

import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Tx } from '../../../platform/db.ts';
import { endLegalClock, endProcedure, type LockedMatter, type OfficerCall } from '../../matters/index.ts';
import type {
  endMediation as endContract,
  failMediation as failContract,
  withdrawMediation as withdrawContract,
} from '../contract/acts.ts';
import { MEDIATION_EVENTS } from '../events.ts';
import type { EndReason } from '../mediation.ts';
import { roadsFor } from '../queries/roads.ts';
import type { MediationRow } from '../store/load.ts';
import { saveMediation } from '../store/save.ts';
import { actOnMediation, afterAct, mustBeParties } from './act-on-mediation.ts';

/** 调解不成 Ended and reported to the matter in one act; the reply names the other lawful roads (人民调解法 26). */
export function failMediation(call: OfficerCall<typeof failContract>): Promise<ReplyOf<typeof failContract>> {
  return actOnMediation(call, 'failMediation', async ({ tx, matter, mediation, times, judge, record }) => {
    const { reason, words } = call.body;
    const standing = judge({ act: 'failMediation', reason });
    await closeMediation(tx, matter, mediation, { state: 'failed', reason, words, at: times.doneAt });
    const roads = roadsFor(call.house, matter, reason === 'no_consent' ? 'noConsent' : 'mediationFailed');
    const after = await record({
      act: { act: 'endProcedure', id: mediation.id },
      entry: 'failMediation',
      facts: { mediation: mediation.id, reason, roadsNamed: roads.map((r) => r.id) },
      notes: words ? [{ kind: 'reason', body: words }] : [],
      event: MEDIATION_EVENTS.failMediation,
      eventFacts: { mediationId: mediation.id, outcome: 'failed' },
    });
    return { ...afterAct(call, after, standing, mediation.dossier_number), otherRoads: roads };
  });
}

/** 当事人要求终止 Either side, at any time (人民调解法 23). */
export function withdrawMediation(
  call: OfficerCall<typeof withdrawContract>,
): Promise<ReplyOf<typeof withdrawContract>> {
  return actOnMediation(call, 'withdrawMediation', async ({ tx, matter, mediation, parties, times, judge, record }) => {
    const { partyId, words } = call.body;
    mustBeParties(parties, [partyId]);
    const standing = judge({ act: 'withdrawMediation' });
    await closeMediation(tx, matter, mediation, { state: 'withdrawn', reason: 'withdrawn', words, at: times.doneAt });
    const roads = roadsFor(call.house, matter, 'mediationFailed');
    const after = await record({
      act: { act: 'endProcedure', id: mediation.id },
      entry: 'withdrawMediation',
      facts: { mediation: mediation.id, party: partyId, roadsNamed: roads.map((r) => r.id) },
      notes: words ? [{ kind: 'reason', body: words }] : [],
      event: MEDIATION_EVENTS.withdrawMediation,
      eventFacts: { mediationId: mediation.id, outcome: 'withdrawn' },
    });
    return { ...afterAct(call, after, standing, mediation.dossier_number), otherRoads: roads };
  });
}

/** 调解结束 The agreement is in effect: the result and its proof are reported to the matter, which can now be answered. */
export function endMediation(call: OfficerCall<typeof endContract>): Promise<ReplyOf<typeof endContract>> {
  return actOnMediation(call, 'endMediation', async ({ tx, matter, mediation, agreement, times, judge, record }) => {
    const standing = judge({ act: 'endMediation' });
    if (!agreement) fail('conflict', 'mediation-act-not-allowed', { act: 'endMediation', state: standing.state });
    await endProcedure(tx, matter, { id: mediation.id, outcome: 'agreed', proof: agreement.id, at: times.doneAt });
    await saveMediation(tx, mediation, { ended_at: times.doneAt });
    const after = await record({
      act: { act: 'endProcedure', id: mediation.id },
      facts: { mediation: mediation.id, outcome: 'agreed', agreement: agreement.id, kind: agreement.kind },
      event: MEDIATION_EVENTS.endMediation,
      eventFacts: { mediationId: mediation.id, outcome: 'agreed' },
    });
    return afterAct(call, after, standing, mediation.dossier_number);
  });
}

interface Ending {
  readonly state: 'failed' | 'withdrawn';
  readonly reason: EndReason;
  readonly words: string | undefined;
  readonly at: Date;
}

/** The rows of a mediation that ends without an agreement. Record the act `endProcedure` beside it. */
export async function closeMediation(
  tx: Tx,
  matter: LockedMatter,
  mediation: MediationRow,
  ending: Ending,
): Promise<void> {
  if (mediation.period_rule)
    await endLegalClock(tx, matter, mediation.period_rule, ending.at, ending.state === 'failed' ? 'done' : 'stopped');
  await saveMediation(tx, mediation, {
    state: ending.state,
    suspended: false,
    ended_at: ending.at,
    end_reason: ending.reason,
    end_words: ending.words ?? null,
  });
  await endProcedure(tx, matter, {
    id: mediation.id,
    outcome: ending.reason === 'no_consent' ? 'consentRefused' : ending.state,
    at: ending.at,
  });
}

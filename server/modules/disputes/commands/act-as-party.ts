import { accepted, fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import {
  actOnOwnMatter,
  attachFiles,
  type LockedMatter,
  openParties,
  type OpenedParty,
  type PartyCall,
} from '../../matters/index.ts';
import type {
  answerAsRespondent as answerContract,
  answerConsent as consentContract,
  withdrawOwnMediation as withdrawContract,
} from '../contract/party.ts';
import { MEDIATION_EVENTS } from '../events.ts';
import type { Mediation, MediationAct } from '../mediation.ts';
import { step } from '../step.ts';
import { ownActs } from '../own-acts.ts';
import { speaksFor } from '../parties.ts';
import { roadsFor } from '../queries/roads.ts';
import { type LoadedMediation, loadMediation } from '../store/load.ts';
import { addConsents, saveMediation, saveStanding } from '../store/save.ts';
import { mustKnowText, withPresentParties } from './act-on-mediation.ts';
import { closeMediation } from './end-mediation.ts';

interface OwnMediation {
  readonly loaded: LoadedMediation;
  readonly me: OpenedParty;
  readonly judge: (act: MediationAct) => Mediation;
}

async function ownMediation(
  call: PartyCall<typeof answerContract | typeof consentContract | typeof withdrawContract>,
  tx: Parameters<typeof openParties>[0],
  matter: LockedMatter,
): Promise<OwnMediation> {
  const [loaded, parties] = await Promise.all([loadMediation(tx, matter), openParties(tx, call.house, matter.id)]);
  const me = parties.find((p) => p.id === call.principal.partyId) ?? fail('unknown', 'not-found');
  const standing = withPresentParties(loaded.standing, parties);
  return { loaded, me, judge: (act) => accepted(step(standing, act, call.at)) };
}

function afterPartyAct(
  matter: LockedMatter,
  standing: Mediation,
  me: OpenedParty,
): { version: number; stage: LockedMatter['stage']; state: Mediation['state']; acts: string[] } {
  return {
    version: matter.version,
    stage: matter.stage,
    state: standing.state,
    acts: ownActs(standing, me, matter.stage === 'handling'),
  };
}

/** Whose word it is: the own, or that of the one whose guardian or agent the caller is. */
function wordOf(me: OpenedParty): string {
  return speaksFor(me) ?? fail('forbidden', 'not-a-party-itself');
}

/** 被申请人说明情况 */
export function answerAsRespondent(call: PartyCall<typeof answerContract>): Promise<ReplyOf<typeof answerContract>> {
  return actOnOwnMatter(call, async ({ tx, matter, partyId, record }) => {
    const { loaded, me, judge } = await ownMediation(call, tx, matter);
    if (me.side !== 'respondent') fail('forbidden', 'applicant-cannot');
    const standing = judge({ act: 'answerAsRespondent' });
    const { text, fileIds = [] } = call.body;
    await saveStanding(tx, loaded.row, speaksFor(me) ?? partyId, () => ({ answer: text, answered_at: call.at }));
    await attachFiles(tx, matter, { ids: fileIds, kind: 'evidence', partyId, at: call.at });
    const after = await record({
      act: { act: 'recordInProcedure' },
      entry: 'answerAsRespondent',
      facts: { mediation: loaded.row.id, party: partyId, files: fileIds },
      event: MEDIATION_EVENTS.answerAsRespondent,
      eventFacts: { mediationId: loaded.row.id },
    });
    return afterPartyAct(after, standing, me);
  });
}

/** 同意或者不同意调解 On the own page; declining names the other roads at once. */
export function answerConsent(call: PartyCall<typeof consentContract>): Promise<ReplyOf<typeof consentContract>> {
  return actOnOwnMatter(call, async ({ tx, matter, partyId, record }) => {
    const { loaded, me, judge } = await ownMediation(call, tx, matter);
    const { agrees, textVersion } = call.body;
    const forId = wordOf(me);
    const standing = judge({ act: 'recordConsent', partyId: forId, agrees });
    mustKnowText(textVersion);
    await addConsents(tx, loaded.row, [
      {
        party_id: forId,
        by_party_id: forId === partyId ? null : partyId,
        about: 'mediation',
        agrees,
        how: 'page',
        text_version: textVersion,
        at: call.at,
      },
    ]);
    await saveMediation(tx, loaded.row, { principals: [...standing.principals] });
    const after = await record({
      act: { act: 'recordInProcedure' },
      entry: 'recordConsent',
      facts: {
        mediation: loaded.row.id,
        party: forId,
        ...(forId === partyId ? {} : { by: partyId }),
        agrees,
        how: 'page',
        textVersion,
      },
      event: MEDIATION_EVENTS.answerConsent,
      eventFacts: { mediationId: loaded.row.id },
    });
    return {
      ...afterPartyAct(after, standing, me),
      otherRoads: agrees ? [] : roadsFor(call.house, matter, 'noConsent'),
    };
  });
}

/** 要求终止调解 By the party's own hand, at any time (人民调解法 23). */
export function withdrawOwnMediation(
  call: PartyCall<typeof withdrawContract>,
): Promise<ReplyOf<typeof withdrawContract>> {
  return actOnOwnMatter(call, async ({ tx, matter, record }) => {
    const { loaded, me, judge } = await ownMediation(call, tx, matter);
    const forId = wordOf(me);
    const standing = judge({ act: 'withdrawMediation' });
    const { words } = call.body;
    await closeMediation(tx, matter, loaded.row, { state: 'withdrawn', reason: 'withdrawn', words, at: call.at });
    const roads = roadsFor(call.house, matter, 'mediationFailed');
    const after = await record({
      act: { act: 'endProcedure', id: loaded.row.id },
      entry: 'withdrawMediation',
      facts: { mediation: loaded.row.id, party: forId, roadsNamed: roads.map((r) => r.id) },
      notes: words ? [{ kind: 'reason', body: words }] : [],
      event: MEDIATION_EVENTS.withdrawMediation,
      eventFacts: { mediationId: loaded.row.id, outcome: 'withdrawn' },
    });
    return { ...afterPartyAct(after, standing, me), otherRoads: roads };
  });
}

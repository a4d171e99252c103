import type { ReplyOf } from '../../../kernel/route.ts';
import type { OfficerCall } from '../../matters/index.ts';
import type { recordConsent as contract } from '../contract/acts.ts';
import { roadsFor } from '../queries/roads.ts';
import { addConsents, saveMediation } from '../store/save.ts';
import { actOnMediation, afterAct, mustKnowText, mustRepresent } from './act-on-mediation.ts';

/** 征求意愿 One side's word: who, when, how, on which text. Without both there is no mediation, and the other roads are named. */
export function recordConsent(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMediation(call, 'recordConsent', async ({ tx, matter, mediation, parties, times, judge, record }) => {
    const { partyId, byPartyId, agrees, how, textVersion } = call.body;
    const standing = judge({ act: 'recordConsent', partyId, agrees });
    mustKnowText(textVersion);
    mustRepresent(parties, partyId, byPartyId, times.doneAt);
    await addConsents(tx, mediation, [
      {
        party_id: partyId,
        by_party_id: byPartyId ?? null,
        about: 'mediation',
        agrees,
        how,
        text_version: textVersion,
        at: times.doneAt,
      },
    ]);
    await saveMediation(tx, mediation, { principals: [...standing.principals] });
    const after = await record({
      act: { act: 'recordInProcedure' },
      entry: 'recordConsent',
      facts: {
        mediation: mediation.id,
        party: partyId,
        ...(byPartyId ? { by: byPartyId } : {}),
        agrees,
        how,
        textVersion,
      },
    });
    return {
      ...afterAct(call, after, standing, mediation.dossier_number),
      otherRoads: agrees ? [] : roadsFor(call.house, matter, 'noConsent'),
    };
  });
}

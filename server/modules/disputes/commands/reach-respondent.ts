import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { newLookupCode, type OfficerCall, trackUrl } from '../../matters/index.ts';
import type { reachRespondent as contract } from '../contract/acts.ts';
import { MEDIATION_EVENTS } from '../events.ts';
import { markReached } from '../../matters/index.ts';
import { saveStanding } from '../store/save.ts';
import { actOnMediation, afterAct } from './act-on-mediation.ts';

/** 联系被申请人 Who is reached gets a notice, and a code and page of their own; a failed attempt is recorded too. */
export function reachRespondent(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMediation(call, 'reachRespondent', async ({ tx, matter, mediation, parties, times, judge, record }) => {
    const { house, body } = call;
    const standing = judge({ act: 'reachRespondent' });
    const party = parties.find((p) => p.id === body.partyId && p.side === 'respondent' && !p.replaced && !p.erased);
    if (!party) fail('invalid', 'party-unknown', { field: 'partyId' });
    await saveStanding(tx, mediation, party.id, ({ attempts }) => ({
      attempts: attempts + 1,
      ...(body.reached ? { reached_at: times.doneAt, reach_way: body.way } : {}),
    }));
    let lookupCode: string | null = null;
    if (body.reached) {
      await markReached(tx, party.id, times.doneAt);
      // A code already handed over stays good; a lost one is made anew at the window (reissueCode).
      if (!party.hasCode) lookupCode = await newLookupCode(tx, house, matter, party.id, times.recordedAt);
    }
    const after = await record({
      act: { act: 'recordInProcedure' },
      entry: body.reached ? 'reachRespondent' : 'tryRespondent',
      facts: { mediation: mediation.id, party: party.id, way: body.way, newCode: lookupCode !== null },
      ...(body.reached
        ? { event: MEDIATION_EVENTS.reachRespondent, eventFacts: { mediationId: mediation.id, partyIds: [party.id] } }
        : {}),
    });
    return {
      ...afterAct(call, after, standing, mediation.dossier_number),
      lookupCode,
      trackUrl: lookupCode === null ? null : trackUrl(call),
    };
  });
}

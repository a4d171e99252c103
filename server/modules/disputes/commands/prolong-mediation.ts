import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { type OfficerCall, prolongLegalClock } from '../../matters/index.ts';
import { consentText } from '../consent-text.ts';
import type { prolongMediation as contract } from '../contract/acts.ts';
import { addConsents, saveMediation } from '../store/save.ts';
import { actOnMediation, afterAct, mustBeParties } from './act-on-mediation.ts';

/** 延长调解 Only by all sides' recorded agreement (司法部令第75号 36); the old clock stays in sight. */
export function prolongMediation(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMediation(call, 'prolongMediation', async ({ tx, matter, mediation, parties, times, judge, record }) => {
    const { amount, unit, agreedBy } = call.body;
    mustBeParties(
      parties,
      agreedBy.map((a) => a.partyId),
    );
    const standing = judge({ act: 'prolongMediation', agreedBy: agreedBy.map((a) => a.partyId) });
    if (mediation.period_rule === null) fail('conflict', 'clock-not-running');
    const period = await prolongLegalClock(tx, call.house, matter, mediation.period_rule, {
      amount,
      unit,
      at: times.doneAt,
    });
    const version = consentText().version;
    await addConsents(
      tx,
      mediation,
      agreedBy.map((a) => ({
        party_id: a.partyId,
        by_party_id: null,
        about: 'prolong',
        agrees: true,
        how: a.how,
        text_version: version,
        at: times.doneAt,
      })),
    );
    await saveMediation(tx, mediation, {
      period_due_on: period.dueDate,
      period_certain: period.certain,
      prolonged: mediation.prolonged + 1,
    });
    const after = await record({
      act: { act: 'recordInProcedure' },
      entry: 'prolongMediation',
      facts: {
        mediation: mediation.id,
        amount,
        unit,
        agreedBy,
        dueDate: period.dueDate,
        clockId: period.clockId,
        changes: period.changes,
        to: period.dueDate,
      },
      event: 'matter.deadlineMoved',
      eventFacts: { mediationId: mediation.id, dueDate: period.dueDate },
    });
    return {
      ...afterAct(call, after, standing, mediation.dossier_number),
      dueDate: period.dueDate,
      certain: period.certain,
    };
  });
}

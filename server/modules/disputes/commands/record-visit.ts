import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { tablesOf } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import { actOnMatter, type OfficerCall, openParties, replyAfterAct } from '../../matters/index.ts';
import type { recordVisit as contract } from '../contract/performance.ts';
import { agreementInEffect } from '../store/performance.ts';
import type { DisputesTables } from '../store/tables.ts';
import { mustBeParties } from './act-on-mediation.ts';

/** The fields of the form that hold words; each is a note, so that it can be erased while the record stays. */
export const VISIT_WORDS = ['performance', 'satisfaction', 'lawsuit', 'measures'] as const;

/**
 * 人民调解回访记录 By the committee that mediated (人民调解法 31), as often as it goes there. It is not the centre's satisfaction call and never
 * stands in for it: a third person asks before the matter closes.
 */
export function recordVisit(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'recordInProcedure', async ({ tx, matter, times, record }) => {
    const { way, partyIds, performed, lawsuit, wrongMediation, escalation, ...words } = call.body;
    const agreement = await agreementInEffect(tx, matter);
    if (!agreement) fail('conflict', 'agreement-missing');
    mustBeParties(await openParties(tx, call.house, matter.id), partyIds);
    const id = newId(times.recordedAt);
    await tablesOf<DisputesTables>(tx)
      .insertInto('disputes.follow_up')
      .values({
        county_id: matter.county_id,
        id,
        mediation_id: agreement.mediation_id,
        matter_id: matter.id,
        visited_at: times.doneAt,
        way,
        party_ids: partyIds,
        by_post_id: call.principal.postId,
        performed,
        lawsuit,
        wrong_mediation: wrongMediation,
        escalation,
        seq: matter.version + 1,
      })
      .execute();
    const said: Readonly<Record<(typeof VISIT_WORDS)[number], string | undefined>> = {
      performance: words.performance,
      satisfaction: words.satisfaction,
      lawsuit: words.lawsuitWords,
      measures: words.measures,
    };
    const after = await record({
      act: { act: 'recordInProcedure' },
      entry: 'recordVisit',
      facts: { visit: id, mediation: agreement.mediation_id, parties: partyIds, way, performed },
      notes: VISIT_WORDS.flatMap((kind) => (said[kind] ? [{ kind, body: said[kind] }] : [])),
    });
    return replyAfterAct(call.principal, after);
  });
}

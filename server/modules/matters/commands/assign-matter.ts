import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { assignMatter as contract } from '../contract/acts.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';

/** 分流 To the body that is competent. A body complained of never gets the matter. */
export function assignMatter(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'assignMatter', async ({ matter, record }) => {
    const { organisationId, reason } = call.body;
    const organisation = call.house.directory().organisation(organisationId);
    if (!organisation || organisation.ended) fail('invalid', 'organisation-unknown', { field: 'organisationId' });
    if (matter.subject_organisation_ids.includes(organisationId)) fail('conflict', 'organisation-complained-of');
    const after = await record({
      act: { act: 'assignMatter', organisationId },
      facts: { from: matter.holder_organisation_id, overruled: reason !== undefined },
      notes: reason ? [{ kind: 'reason', body: reason }] : [],
      event: 'matter.assigned',
      eventFacts: { organisationId },
    });
    return replyAfterAct(call.principal, after);
  });
}

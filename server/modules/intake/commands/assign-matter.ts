import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { actOnMatter, bouncesOf, objectionsOf, type OfficerCall, replyAfterAct } from '../../matters/index.ts';
import type { assignMatter as contract } from '../../matters/contract.ts';
import { proposalFor } from '../queries/triage.ts';

/** 分流 To the body that is competent; otherwise than proposed only with a reason. A body complained of never gets the matter. */
export function assignMatter(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'assignMatter', async ({ tx, matter, record }) => {
    const { organisationId, reason } = call.body;
    const organisation = call.house.directory().organisation(organisationId);
    if (!organisation || organisation.ended) fail('invalid', 'organisation-unknown', { field: 'organisationId' });
    if (matter.subject_organisation_ids.includes(organisationId)) fail('conflict', 'organisation-complained-of');
    const proposal = await proposalFor(tx, call.house, matter);
    const overruled = proposal.organisation !== null && proposal.organisation.id !== organisationId;
    if (overruled && !reason) fail('invalid', 'overrule-reason-needed', { proposed: proposal.organisation?.name });
    const objections = await objectionsOf(tx, matter);
    const after = await record({
      act: { act: 'assignMatter', organisationId },
      circumstances: {
        bounces: bouncesOf(objections.map((one) => ({ organisationId: one.organisation_id, upheld: one.upheld }))),
        mostBounces: call.house.profileAt(matter.profile_version).handOffs.bouncesToHead,
      },
      facts: {
        from: matter.holder_organisation_id,
        proposed: proposal.organisation?.id ?? null,
        rules: proposal.firedRules.map((r) => r.id),
        overruled,
      },
      notes: reason ? [{ kind: 'reason', body: reason }] : [],
      event: 'matter.assigned',
      eventFacts: { organisationId },
    });
    return replyAfterAct(call.principal, after);
  });
}

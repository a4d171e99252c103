import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { dangerSignOf } from '../../../platform/profile/lookups.ts';
import type { liftRestriction as liftContract, restrictMatter as restrictContract } from '../contract/acts.ts';
import { holdMessages } from '../store/written-to.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';

/**
 * 发现危险迹象 Fewer may see it from now on; the page shows at once whom to call. A further sign, or one found on a complaint, is recorded on a
 * matter that is restricted already.
 */
export function restrictMatter(call: OfficerCall<typeof restrictContract>): Promise<ReplyOf<typeof restrictContract>> {
  return actOnMatter(call, 'restrictMatter', async ({ tx, matter, record }) => {
    const { dangerSigns } = call.body;
    const unknown = dangerSigns.find((sign) => !dangerSignOf(call.house.profile, sign));
    if (unknown) fail('invalid', 'danger-sign-unknown', { sign: unknown });
    const all = [...new Set([...matter.danger_signs, ...dangerSigns])];
    // Before the readers change: whoever records it sees the matter now.
    await holdMessages(tx, matter.id, null, 'message-unsafe');
    const after = await record({
      act: { act: 'restrictMatter', restriction: 'danger' },
      circumstances: { newSigns: all.length > matter.danger_signs.length },
      facts: { dangerSigns: all },
      row: { danger_signs: all },
      event: 'matter.restricted',
    });
    return replyAfterAct(call.principal, after);
  });
}

/** Lifted by the head of the centre, with a reason. A complaint stays hidden from its subject for good. */
export function liftRestriction(call: OfficerCall<typeof liftContract>): Promise<ReplyOf<typeof liftContract>> {
  return actOnMatter(call, 'liftRestriction', async ({ matter, record }) => {
    if (matter.restriction === 'complaint') fail('conflict', 'complaint-stays-restricted');
    const after = await record({
      act: { act: 'liftRestriction' },
      notes: [{ kind: 'reason', body: call.body.reason }],
      event: 'matter.restriction-lifted',
    });
    return replyAfterAct(call.principal, after);
  });
}

import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { categoryOf } from '../../../platform/profile/lookups.ts';
import type { acceptMatter as contract } from '../contract/acts.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';

/** 受理 The promise clock starts from the acceptance; the profile in force now stays with the matter. */
export function acceptMatter(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'acceptMatter', async ({ record }) => {
    const { category, complexity, urgency } = call.body;
    if (!categoryOf(call.house.profile, category)?.offered) fail('invalid', 'category-unknown', { category });
    const after = await record({
      act: { act: 'acceptMatter', category, complexity, urgency },
      row: { profile_version: call.house.profile.version },
      facts: { profileVersion: call.house.profile.version },
      event: 'matter.accepted',
    });
    return replyAfterAct(call.principal, after);
  });
}

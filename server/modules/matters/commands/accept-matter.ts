import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { categoryOf } from '../../../platform/profile/lookups.ts';
import type { acceptMatter as contract } from '../contract/acts.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';
import { hideFromSubjects } from './hide-from-subjects.ts';

/** 受理 The promise clock starts from the acceptance; the profile in force now stays with the matter. */
export function acceptMatter(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'acceptMatter', async ({ matter, record }) => {
    const { category, complexity, urgency } = call.body;
    const { profile } = call.house;
    const kind = categoryOf(profile, category);
    if (!kind?.offered) fail('invalid', 'category-unknown', { category });
    const named = {
      organisationIds: call.body.subjectOrganisationIds ?? [],
      officerIds: call.body.subjectOfficerIds ?? [],
    };
    const hidden = hideFromSubjects(call.house, matter, named, kind.restricted);
    const after = await record({
      act: { act: 'acceptMatter', category, complexity, urgency, ...(hidden ? { restriction: 'complaint' } : {}) },
      row: { profile_version: profile.version, ...hidden },
      facts: { profileVersion: profile.version },
      event: 'matter.accepted',
    });
    return replyAfterAct(call.principal, after);
  });
}

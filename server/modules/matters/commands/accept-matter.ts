import type { Updateable } from 'kysely';
import { accepted, fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { categoryOf } from '../../../platform/profile/lookups.ts';
import { complainedOf } from '../complained-of.ts';
import type { acceptMatter as contract } from '../contract/acts.ts';
import { centresOf, type LockedMatter } from '../store/lock.ts';
import type { MatterTable } from '../store/tables.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';

/** 受理 The promise clock starts from the acceptance; the profile in force now stays with the matter. */
export function acceptMatter(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'acceptMatter', async ({ matter, record }) => {
    const { category, complexity, urgency } = call.body;
    const { profile } = call.house;
    const kind = categoryOf(profile, category);
    if (!kind?.offered) fail('invalid', 'category-unknown', { category });
    const hidden = hideFromSubjects(call, matter, kind.restricted);
    const after = await record({
      act: { act: 'acceptMatter', category, complexity, urgency, ...(hidden ? { restriction: 'complaint' } : {}) },
      row: { profile_version: profile.version, ...hidden },
      facts: { profileVersion: profile.version },
      event: 'matter.accepted',
    });
    return replyAfterAct(call.principal, after);
  });
}

/**
 * A matter that turns out to be a complaint is hidden from whom it is about, from this row on. The centre that keeps it cannot be one of them.
 * @returns the columns that say so; undefined when nothing changes
 */
function hideFromSubjects(
  call: OfficerCall<typeof contract>,
  matter: LockedMatter,
  isComplaint: boolean,
): Updateable<MatterTable> | undefined {
  const { subjectOrganisationIds = [], subjectOfficerIds = [] } = call.body;
  const known = matter.subject_organisation_ids.length + matter.subject_officer_ids.length > 0;
  if (subjectOrganisationIds.length + subjectOfficerIds.length === 0) {
    if (isComplaint && !known) fail('invalid', 'complaint-subject-missing', { field: 'subjectOrganisationIds' });
    return undefined;
  }
  const named = accepted(
    complainedOf(call.house.directory(), {
      organisationIds: [...matter.subject_organisation_ids, ...subjectOrganisationIds],
      officerIds: [...new Set([...matter.subject_officer_ids, ...subjectOfficerIds])],
    }),
  );
  if (centresOf(matter).some((id) => named.organisationIds.includes(id)))
    fail('conflict', 'organisation-complained-of');
  return { subject_organisation_ids: [...named.organisationIds], subject_officer_ids: [...named.officerIds] };
}

import type { Updateable } from 'kysely';
import { accepted, fail } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house.ts';
import { complainedOf } from '../complained-of.ts';
import { centresOf, type LockedMatter } from '../store/lock.ts';
import type { MatterTable } from '../store/tables.ts';

/**
 * A matter that turns out to be a complaint is hidden from whom it is about, from this row on. Neither the centre that keeps it nor the
 * body that handles it can be one of them.
 * @returns the columns that say so; undefined when nobody is named anew
 * @throws Refused `complaint-subject-missing` when a complaint names nobody, `organisation-complained-of`, `organisation-unknown`,
 *   `officer-unknown`
 */
export function hideFromSubjects(
  house: House,
  matter: LockedMatter,
  named: { readonly organisationIds: readonly number[]; readonly officerIds: readonly number[] },
  isComplaint: boolean,
): Updateable<MatterTable> | undefined {
  const known = matter.subject_organisation_ids.length + matter.subject_officer_ids.length > 0;
  if (named.organisationIds.length + named.officerIds.length === 0) {
    if (isComplaint && !known) fail('invalid', 'complaint-subject-missing', { field: 'subjectOrganisationIds' });
    return undefined;
  }
  const all = accepted(
    complainedOf(house.directory(), {
      organisationIds: [...matter.subject_organisation_ids, ...named.organisationIds],
      officerIds: [...new Set([...matter.subject_officer_ids, ...named.officerIds])],
    }),
  );
  const atWork = [...centresOf(matter), matter.holder_organisation_id];
  if (atWork.some((id) => id !== null && all.organisationIds.includes(id)))
    fail('conflict', 'organisation-complained-of');
  return { subject_organisation_ids: [...all.organisationIds], subject_officer_ids: [...all.officerIds] };
}

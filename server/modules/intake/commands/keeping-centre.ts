import { fail } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house.ts';

/** Who keeps a complaint that the centre itself must not see, in this order. */
const instead = ['political_legal_committee', 'petition_office', 'procuratorate', 'justice_bureau'] as const;

/**
 * The centre that keeps a matter: the township's when it registers one itself, else the county's; the county's centre is the pool above a
 * township's. A complaint never lies with a body complained of, nor beneath one.
 * @throws Refused `no-body-for-complaint` with where to go instead
 */
export function keepingCentre(
  house: House,
  subjectIds: readonly number[],
  registeringOrganisationId: number | null,
): { id: number; upperId: number | null } {
  const directory = house.directory();
  const free = directory.organisations().filter((o) => !o.ended && !subjectIds.includes(o.id));
  const county = free.find((o) => o.kind === 'county_centre');
  const registering = free.find((o) => o.id === registeringOrganisationId);
  if (registering?.kind === 'township_centre' && subjectIds.length === 0)
    return { id: registering.id, upperId: county?.id ?? null };
  if (county) return { id: county.id, upperId: null };
  for (const kind of instead) {
    const body = free.find((o) => o.kind === kind);
    if (body) return { id: body.id, upperId: null };
  }
  const { superior } = house.profile.county;
  return fail('conflict', 'no-body-for-complaint', {
    name: superior.name,
    telephone: superior.telephone,
    address: superior.address,
  });
}

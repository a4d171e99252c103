import type { House } from '../../../platform/house.ts';
import { otherRoads } from '../../../platform/profile/lookups.ts';
import { citationWords } from '../../matters/index.ts';
import type { RoadView } from '../contract/shapes.ts';

type Occasion = Parameters<typeof otherRoads>[2];

/** The lawful roads beside mediation for a matter of this category: named when there is no consent, after a failure, or where mediation is barred. */
export function roadsFor(
  house: House,
  matter: { readonly profile_version: string; readonly category: string },
  occasion: Occasion,
): RoadView[] {
  return otherRoads(house.profileAt(matter.profile_version), matter.category, occasion).map((road) => ({
    id: road.id,
    name: { zh: road.name.zh, en: road.name.en },
    plain: { zh: road.plain.zh, en: road.plain.en },
    law: road.law.map((l) => ({ law: l.name, article: l.article, citation: citationWords(l) })),
    telephone: road.telephone ?? null,
  }));
}

// Decides what kind of place an area is for triage, and which body of the directory a proposal comes to: the lowest competent one of its area.
import type { DirectoryArea, DirectoryOrganisation } from '../../platform/directory.ts';
import type { PlaceKind } from '../../platform/profile/axes.ts';
import type { BodyType } from '../../platform/profile/schema.ts';

export function placeKindOf(area: Pick<DirectoryArea, 'level' | 'name'>): PlaceKind {
  if (area.level === 'county') return 'severalTownships';
  if (area.level === 'township') return 'township';
  return area.name.endsWith('社区') ? 'community' : 'village';
}

/**
 * The organisation of a body type for a place: nearest first (the village's, the township's, the county's). A body complained of is
 * passed over. Undefined when the directory has none.
 */
export function bodyFor(
  type: BodyType,
  path: readonly number[],
  organisations: readonly DirectoryOrganisation[],
  passedOver: readonly number[] = [],
): DirectoryOrganisation | undefined {
  const { kind, level, nameHolds } = type.organisation;
  const fitting = organisations.filter(
    (o) =>
      !o.ended &&
      o.kind === kind &&
      (level === undefined || o.level === level) &&
      (nameHolds === undefined || o.name.includes(nameHolds)) &&
      !passedOver.includes(o.id),
  );
  for (const areaId of path.toReversed()) {
    const near = fitting.find((o) => o.areaId === areaId);
    if (near) return near;
  }
  return undefined;
}

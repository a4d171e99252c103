// Pure: the axes on which a matter (never a person) is rated, each from low to high, and the closed lists that rules may name.
// Decides their order.

export const COMPLEXITIES = ['simple', 'general', 'complex'] as const;
export type Complexity = (typeof COMPLEXITIES)[number];

export const URGENCIES = ['normal', 'urgent', 'emergency'] as const;
export type Urgency = (typeof URGENCIES)[number];

export const LEVELS = ['village', 'township', 'county'] as const;
export type Level = (typeof LEVELS)[number];

/** What somebody brought. */
export const MATTER_KINDS = ['dispute', 'hazard', 'help', 'complaint', 'consultation'] as const;
export type MatterKind = (typeof MATTER_KINDS)[number];

/** Where it happened, by how far it reaches; `township` means that no village was named. */
export const PLACE_KINDS = [
  'village',
  'community',
  'township',
  'severalVillages',
  'severalTownships',
  'outside',
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** Whom the matter is against, by kind only. */
export const RESPONDENT_KINDS = ['person', 'organisation', 'publicBody', 'officer'] as const;
export type RespondentKind = (typeof RESPONDENT_KINDS)[number];

/** The higher of two values of one axis. */
export function higherOf<T extends string>(axis: readonly T[], a: T, b: T): T {
  return axis.indexOf(a) >= axis.indexOf(b) ? a : b;
}

/** True when `value` stands at or above `floor` on its axis. */
export function reaches<T extends string>(axis: readonly T[], value: T, floor: T): boolean {
  return axis.indexOf(value) >= axis.indexOf(floor);
}

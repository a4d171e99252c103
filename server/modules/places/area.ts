// Pure. Decides what an area (区域) is: its four levels, what each is called in the office, how its code is written,
// and how its path of ids runs from the county down.

/** 县 → 乡镇(街道) → 村(社区) → 网格, from the top. */
export const areaLevels = ['county', 'township', 'village', 'grid'] as const;
export type AreaLevel = (typeof areaLevels)[number];

/** What the office calls an area. The term itself is the value: it is on papers and screens. */
export const areaKinds = {
  county: ['县', '市', '区', '旗'],
  township: ['镇', '乡', '民族乡', '街道', '管理区'],
  village: ['村', '社区', '居民区'],
  grid: ['网格'],
} as const satisfies Record<AreaLevel, readonly string[]>;

export const everyAreaKind = [
  ...areaKinds.county,
  ...areaKinds.township,
  ...areaKinds.village,
  ...areaKinds.grid,
] as const;
export type AreaKind = (typeof everyAreaKind)[number];

/** The level a kind belongs to. */
export function levelOfKind(kind: AreaKind): AreaLevel {
  return areaLevels.find((level) => (areaKinds[level] as readonly string[]).includes(kind)) ?? 'grid';
}

/** The level just beneath, or undefined under a grid. */
export function levelBeneath(level: AreaLevel): AreaLevel | undefined {
  return areaLevels[areaLevels.indexOf(level) + 1];
}

/** Statistical codes: 6 digits for a county, 9 a township, 12 a village (GB/T 10114); 15 for a grid. */
export const codeLength: Readonly<Record<AreaLevel, number>> = { county: 6, township: 9, village: 12, grid: 15 };

export function isAreaCode(code: string, level: AreaLevel): boolean {
  return /^\d+$/u.test(code) && code.length === codeLength[level];
}

/** '1.12.130': the ids from the county down to the area itself. */
export function pathUnder(parentPath: string | undefined, id: number): string {
  return parentPath === undefined ? String(id) : `${parentPath}.${id}`;
}

/** The ids of a path, from the county down. */
export function idsOfPath(path: string): number[] {
  return path.split('.').map(Number);
}

/** Valid on a day: from `validFrom` on, and no longer on `validTo` itself. */
export function validOn(area: { validFrom: string; validTo: string | null }, day: string): boolean {
  return area.validFrom <= day && (area.validTo === null || day < area.validTo);
}

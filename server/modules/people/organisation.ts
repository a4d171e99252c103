// Pure. Decides what an organisation (机构) is: its kinds, which levels a mediation committee has, and when it is there.

export const organisationKinds = [
  'county_centre',
  'township_centre',
  'political_legal_committee',
  'mediation_committee',
  'department',
  'township_government',
  'village_committee',
  'court',
  'procuratorate',
  'police',
  'justice_bureau',
  'justice_office',
  'petition_office',
  'arbitration_commission',
  'legal_aid',
  'hotline',
  'other',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const organisationKindNames: Readonly<Record<OrganisationKind, { readonly zh: string; readonly en: string }>> = {
  county_centre: { zh: '县综治中心', en: 'county centre' },
  township_centre: { zh: '乡镇(街道)综治中心', en: 'township centre' },
  political_legal_committee: { zh: '党委政法委', en: 'political and legal affairs committee' },
  mediation_committee: { zh: '人民调解委员会', en: "people's mediation committee" },
  department: { zh: '部门', en: 'department' },
  township_government: { zh: '乡镇政府(街道办事处)', en: 'township government' },
  village_committee: { zh: '村(居)民委员会', en: "villagers' or residents' committee" },
  court: { zh: '人民法院', en: 'court' },
  procuratorate: { zh: '人民检察院', en: 'procuratorate' },
  police: { zh: '公安机关', en: 'police' },
  justice_bureau: { zh: '司法局', en: 'justice bureau' },
  justice_office: { zh: '司法所', en: 'justice office' },
  petition_office: { zh: '信访部门', en: 'petition office' },
  arbitration_commission: { zh: '仲裁委员会', en: 'arbitration commission' },
  legal_aid: { zh: '法律援助机构', en: 'legal aid office' },
  hotline: { zh: '政务服务热线', en: 'government hotline' },
  other: { zh: '其他', en: 'other' },
};

/** A committee may also be one of an industry or speciality (行业性、专业性, 人民调解法 34). */
export const organisationLevels = ['county', 'township', 'village', 'industry'] as const;
export type OrganisationLevel = (typeof organisationLevels)[number];

/** The level a body has by its area; a mediation committee of an industry says so itself. */
export function organisationLevelOf(areaLevel: string): OrganisationLevel {
  if (areaLevel === 'county' || areaLevel === 'township') return areaLevel;
  return 'village';
}

/**
 * The bodies beneath one, itself included: a complaint about a body is hidden from it and from all of these.
 * A circle in the data ends the walk instead of running for ever.
 */
export function closedSet(of: number, parents: ReadonlyMap<number, number | null>): number[] {
  const beneath = new Map<number, number[]>();
  for (const [id, parent] of parents) {
    if (parent === null) continue;
    const list = beneath.get(parent);
    if (list) list.push(id);
    else beneath.set(parent, [id]);
  }
  const found = new Set<number>([of]);
  for (const id of found) for (const child of beneath.get(id) ?? []) found.add(child);
  return [...found].sort((a, b) => a - b);
}

/** True when `parent` may be put above `of` without making a circle. */
export function mayStandAbove(parent: number, of: number, parents: ReadonlyMap<number, number | null>): boolean {
  return !closedSet(of, parents).includes(parent);
}

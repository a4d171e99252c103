/** The smallest county in which every rule of access can be shown: two townships, three villages, bodies above and beneath each other. */
interface Known {
  readonly officerId: number;
  readonly postId: number;
  readonly organisationId: number;
  readonly name: string;
  readonly roles: readonly string[];
}

const organisations = [
  [1, 'county_centre', 'county', 1, 2, '安和县综治中心', '县中心', '0199-6601234'],
  [2, 'political_legal_committee', 'county', 1, null, '中共安和县委政法委', '政法委', '0199-6601000'],
  [20, 'mediation_committee', 'village', 101, 26, '新河村人民调解委员会', '新河', '0199-6610101'],
  [21, 'mediation_committee', 'village', 102, null, '柳林社区人民调解委员会', '柳林', '0199-6610102'],
  [22, 'mediation_committee', 'village', 111, null, '东山村人民调解委员会', '东山', '0199-6610111'],
  [23, 'mediation_committee', 'township', 10, 25, '河西镇人民调解委员会', '河西', '0199-6610010'],
  [24, 'township_centre', 'township', 10, 25, '河西镇综治中心', '河西中心', '0199-6610011'],
  [25, 'township_government', 'township', 10, null, '河西镇人民政府', '河西镇', '0199-6610012'],
  [26, 'village_committee', 'village', 101, 25, '新河村村民委员会', '新河村', '0199-6610103'],
  [27, 'department', 'county', 1, null, '安和县住房和城乡建设局', '住建局', '0199-6602000'],
  [28, 'other', 'county', 1, null, '安和县信息中心', '信息中心', '0199-6603000'],
  [29, 'petition_office', 'county', 1, null, '安和县信访局', '信访局', '0199-6604000'],
] as const;

const people = {
  clerk: [1, ['window_clerk']],
  coordinator: [1, ['coordinator']],
  checker: [1, ['checker']],
  followUp: [1, ['follow_up']],
  head: [1, ['centre_head']],
  leader: [2, ['leader']],
  xinhe: [20, ['committee_officer', 'mediator']],
  xinheTwo: [20, ['mediator']],
  liulin: [21, ['committee_officer', 'mediator']],
  dongshan: [22, ['committee_officer', 'mediator']],
  hexiCommittee: [23, ['committee_officer', 'mediator']],
  hexiClerk: [24, ['window_clerk', 'coordinator']],
  hexiLeader: [25, ['leader']],
  housing: [27, ['handler']],
  systemAdmin: [28, ['system_admin']],
  securityAdmin: [28, ['security_admin']],
  auditAdmin: [28, ['audit_admin']],
} as const satisfies Record<string, readonly [number, readonly string[]]>;

export type OfficerName = keyof typeof people;

export const officerNames = Object.keys(people) as OfficerName[];

export const officers = Object.fromEntries(
  Object.entries(people).map(([name, [organisationId, roles]], i) => [
    name,
    { officerId: i + 1, postId: i + 101, organisationId, name: `测试${i + 1}`, roles },
  ]),
) as unknown as Readonly<Record<OfficerName, Known>>;

const areas = [
  [1, null, 'county', '县', '990101', '安和县', '1'],
  [10, 1, 'township', '镇', '990101101', '河西镇', '1.10'],
  [11, 1, 'township', '乡', '990101201', '东坪乡', '1.11'],
  [101, 10, 'village', '村', '990101101201', '新河村', '1.10.101'],
  [102, 10, 'village', '社区', '990101101001', '柳林社区', '1.10.102'],
  [111, 11, 'village', '村', '990101201201', '东山村', '1.11.111'],
  [1011, 101, 'grid', '网格', '990101101201001', '新河村第一网格', '1.10.101.1011'],
] as const;

const text = (value: string | number | null): string =>
  value === null ? 'null' : typeof value === 'number' ? String(value) : `'${value}'`;
const rows = (list: readonly (readonly (string | number | null)[])[], tail: string): string =>
  list.map((r) => `(1, ${r.map(text).join(', ')}, ${tail})`).join(',\n');

export const smallCounty = `
insert into platform.county (id, code, name, kind, created_at) values (1, '990101', '安和县', 'real', '2025-01-01T00:00:00+08:00');
insert into places.area (county_id, id, parent_id, level, kind, code, name, path, valid_from) values
${rows(areas, "'2020-01-01'")};
insert into people.organisation (county_id, id, kind, level, area_id, parent_id, name, short_name, telephone, valid_from) values
${rows(
  [...organisations].sort((a, b) => Number(a[4] ?? 0) - Number(b[4] ?? 0)),
  "'2020-01-01'",
)};
insert into people.officer (county_id, id, name, username, created_at) values
${Object.values(officers)
  .map((o) => `(1, ${o.officerId}, '${o.name}', 'user${o.officerId}', '2025-01-01')`)
  .join(',\n')};
insert into people.post (county_id, id, officer_id, organisation_id, roles, valid_from) values
${Object.values(officers)
  .map((o) => `(1, ${o.postId}, ${o.officerId}, ${o.organisationId}, '{${o.roles.join(',')}}', '2025-01-01')`)
  .join(',\n')};
`;

// Pure. Decides who works in 安和县: 150 officers with their posts and roles, and the roster of 300 mediators.
// Every body that triage can propose has somebody who signs for it; whoever handles never checks (办评分离).
import type { DirectoryPost } from '../platform/directory.ts';
import type { PracticeArea } from './areas.ts';
import { person, telephone } from './fictional-people.ts';
import type { PracticeOrganisation } from './organisations.ts';
import type { Dice } from './seeded.ts';

export interface PracticeOfficer {
  readonly id: number;
  readonly name: string;
  readonly username: string;
}
export interface PracticePost extends DirectoryPost {
  readonly validFrom: string;
}
export interface PracticeMediator {
  readonly id: number;
  readonly officerId: number | null;
  readonly organisationId: number;
  readonly name: string;
  readonly fullTime: boolean;
  readonly since: string;
  readonly until: string | null;
  readonly phone: string;
  readonly specialities: readonly string[];
}
export interface PracticeStaff {
  readonly officers: readonly PracticeOfficer[];
  readonly posts: readonly PracticePost[];
  readonly mediators: readonly PracticeMediator[];
}

const officersInAll = 150;
const mediatorsInAll = 300;
const areaOfficersPerTownship = 4;
/** Townships with few villages make do with one less. */
const withFewVillages: readonly string[] = ['yunling', 'shimen'];
/** Townships whose leader is somebody else than the head of their centre. */
const withLeaderOfTheirOwn: readonly string[] = ['chengguan', 'hexi'];

/** Bodies of the county with one contact each (承办单位联络员), by short name, and the word in their username. */
const contacts: readonly (readonly [short: string, slug: string])[] = [
  ['县人社局', 'renshe'],
  ['县自然资源局', 'ziran'],
  ['县农业农村局', 'nongye'],
  ['县住建局', 'zhujian'],
  ['县市场监管局', 'shichang'],
  ['县卫健局', 'weijian'],
  ['生态环境分局', 'huanjing'],
  ['县交通局', 'jiaotong'],
  ['县民政局', 'minzheng'],
  ['县应急局', 'yingji'],
  ['县公安局', 'gongan'],
  ['交警大队', 'jiaojing'],
  ['县司法局', 'sifa'],
  ['县信访局', 'xinfang'],
  ['县教育局', 'jiaoyu'],
  ['县水利局', 'shuili'],
  ['县林业局', 'linye'],
  ['县城管局', 'chengguanju'],
  ['县纪委监委', 'jiwei'],
  ['法律援助中心', 'falvyuanzhu'],
];

const industry: readonly (readonly [short: string, slug: string])[] = [
  ['医调委', 'yitiao'],
  ['交调委', 'jiaotiao'],
  ['物调委', 'wutiao'],
  ['劳调委', 'laotiao'],
  ['婚调委', 'huntiao'],
];

export function practiceStaff(
  dice: Dice,
  areas: readonly PracticeArea[],
  organisations: readonly PracticeOrganisation[],
): PracticeStaff {
  const officers: PracticeOfficer[] = [];
  const posts: PracticePost[] = [];
  const byShort = new Map(organisations.map((o) => [o.shortName, o]));
  const used = new Set<string>();
  const newName = (): string => {
    for (;;) {
      const { name } = person(dice, [1968, 2001]);
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
  };
  const hire = (username: string): PracticeOfficer => {
    const officer = { id: officers.length + 1, name: newName(), username };
    officers.push(officer);
    return officer;
  };
  const seat = (officer: PracticeOfficer, organisation: PracticeOrganisation | undefined, ...roles: string[]): void => {
    if (!organisation) throw new Error(`no body for ${officer.username}`);
    posts.push({
      id: posts.length + 1,
      officerId: officer.id,
      officerName: officer.name,
      organisationId: organisation.id,
      roles,
      validFrom: '2024-01-01',
    });
  };
  const bodyOf = (short: string): PracticeOrganisation | undefined => byShort.get(short);

  seat(hire('sysadmin'), bodyOf('县综治中心'), 'system_admin');
  seat(hire('secadmin'), bodyOf('县综治中心'), 'security_admin');
  seat(hire('auditadmin'), bodyOf('县综治中心'), 'audit_admin');
  seat(hire('leader'), bodyOf('县委政法委'), 'leader');
  const secondLeader = hire('leader2');
  seat(secondLeader, bodyOf('县委政法委'), 'leader');
  seat(secondLeader, bodyOf('县综治中心'), 'centre_head');
  seat(hire('head'), bodyOf('县综治中心'), 'centre_head');
  for (const i of [1, 2, 3]) seat(hire(`window${i}`), bodyOf('县综治中心'), 'window_clerk');
  for (const i of [1, 2]) seat(hire(`coordinator${i}`), bodyOf('县综治中心'), 'coordinator', 'handler');
  for (const i of [1, 2]) seat(hire(`checker${i}`), bodyOf('县综治中心'), 'checker');
  for (const i of [1, 2]) seat(hire(`followup${i}`), bodyOf('县综治中心'), 'follow_up');
  for (const [short, slug] of contacts) seat(hire(slug), bodyOf(short), 'handler');
  for (const [short, slug] of industry) seat(hire(slug), bodyOf(short), 'committee_officer', 'mediator');

  for (const township of areas.filter((a) => a.level === 'township')) {
    const own = organisations.filter((o) => o.areaId === township.id);
    const body = (kind: string): PracticeOrganisation | undefined => own.find((o) => o.kind === kind);
    const slug = township.slug ?? '';
    const head = hire(`${slug}-head`);
    seat(head, body('township_centre'), 'centre_head');
    const leader = withLeaderOfTheirOwn.includes(slug) ? hire(`${slug}-leader`) : head;
    seat(leader, body('township_government'), 'leader');
    seat(hire(`${slug}-window`), body('township_centre'), 'window_clerk', 'coordinator');
    seat(hire(`${slug}-check`), body('township_centre'), 'checker', 'follow_up');
    const committee = hire(`${slug}-tiaowei`);
    seat(committee, body('mediation_committee'), 'committee_officer', 'mediator');
    seat(committee, body('justice_office'), 'handler');
    seat(hire(`${slug}-gov`), body('township_government'), 'handler');
    // 片区调解员: each serves the committees of three to five neighbouring villages and switches between them.
    const committees = areas
      .filter((a) => a.parentId === township.id)
      .map((village) => organisations.find((o) => o.areaId === village.id && o.kind === 'mediation_committee'));
    const serving = Array.from({ length: areaOfficersPerTownship - (withFewVillages.includes(slug) ? 1 : 0) }, (_, i) =>
      hire(`${slug}-pian${i + 1}`),
    );
    const each = Math.ceil(committees.length / serving.length);
    for (const [i, village] of committees.entries())
      seat(serving[Math.floor(i / each)] as PracticeOfficer, village, 'committee_officer', 'mediator');
  }
  if (officers.length > officersInAll) throw new Error(`${officers.length} officers`);
  for (let window = 4; officers.length < officersInAll; window += 1)
    seat(hire(`window${window}`), bodyOf('县综治中心'), 'window_clerk');
  return { officers, posts, mediators: roster(dice, organisations, posts, newName) };
}

const specialities = [
  '婚姻家庭',
  '邻里',
  '宅基地',
  '土地承包',
  '劳动争议',
  '损害赔偿',
  '物业',
  '合同债务',
  '交通事故',
  '医疗',
];
const ofIndustry: Readonly<Record<string, string>> = {
  医调委: '医疗',
  交调委: '交通事故',
  物调委: '物业',
  劳调委: '劳动争议',
  婚调委: '婚姻家庭',
};

/** Who sits on which committee: officers with the role, two more in townships and of industries, one of its own in every village. */
function roster(
  dice: Dice,
  organisations: readonly PracticeOrganisation[],
  posts: readonly PracticePost[],
  newName: () => string,
): PracticeMediator[] {
  const made: PracticeMediator[] = [];
  const enrol = (organisation: PracticeOrganisation, post: PracticePost | null): void => {
    const special = ofIndustry[organisation.shortName];
    const since = `${dice.whole(2012, 2024)}-${String(dice.whole(1, 12)).padStart(2, '0')}-01`;
    made.push({
      id: made.length + 1,
      officerId: post?.officerId ?? null,
      organisationId: organisation.id,
      name: post?.officerName ?? newName(),
      fullTime: post !== null || dice.chance(0.15),
      since,
      // A few have left: their names stay on the papers they signed.
      until: post === null && dice.chance(0.03) ? '2025-08-31' : null,
      phone: telephone(dice),
      specialities: special ? [special] : dice.some(specialities.slice(0, 8), dice.whole(1, 3)),
    });
  };
  const committees = organisations.filter((o) => o.kind === 'mediation_committee');
  const enrolled = new Set<number>();
  for (const committee of committees) {
    const own = posts.filter((p) => p.organisationId === committee.id && p.roles.includes('mediator'));
    const first = own.filter((p) => committee.level !== 'village' || !enrolled.has(p.officerId));
    for (const post of first) {
      enrolled.add(post.officerId);
      enrol(committee, post);
    }
    const more = committee.level === 'village' ? (first.length > 0 ? 0 : 1) : 2;
    for (let i = 0; i < more; i += 1) enrol(committee, null);
  }
  while (made.length < mediatorsInAll) enrol(dice.pick(committees), null);
  return made;
}

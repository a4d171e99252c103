// Pure. Decides through which door a matter comes, who brings it against whom, and which centre keeps it.
// The rules are those of intake: a township's centre keeps what it registers itself, the county's all else; a complaint never lies with its subject.
import { addDays } from '../kernel/local-date.ts';
import { localDateOf } from '../kernel/instant.ts';
import type { DirectoryPost } from '../platform/directory.ts';
import type { PracticeArea } from './areas.ts';
import type { Brought } from './draft.ts';
import { address, type FictionalPerson, firm, identityNumber, person, telephone } from './fictional-people.ts';
import { minutesLater } from './office-time.ts';
import type { PracticeParty } from './practice-matter.ts';
import type { PracticeOrganisation } from './organisations.ts';
import { chapterFor, type Occasion, occasionFor } from './scene.ts';
import type { Dice } from './seeded.ts';
import type { World } from './world.ts';

interface Door {
  readonly channel: Brought['channel'];
  readonly post: DirectoryPost | null;
}

/** The next matter that comes at this moment. `serial` is its place in the county's numbering. */
export function broughtAt(
  world: World,
  dice: Dice,
  arrival: { readonly at: Date; readonly open: boolean },
  serial: number,
): Brought {
  const chapter = chapterFor(world, dice, arrival.at);
  const village = dice.weighted(world.villages.map((v) => [v, v.kind === '社区' ? 2.6 : 1] as const));
  const township = world.directory.area(village.parentId) as PracticeArea;
  const complaint = chapter.code === '71';
  const subject = complaint ? subjectOf(world, dice, township, village) : null;
  const door = doorOf(world, dice, arrival.open, township, village, subject);
  const occasion = occasionFor(world, dice, {
    chapter,
    village,
    at: arrival.at,
    ownWords: door.channel === 'resident',
    body: subject?.words ?? null,
  });
  const organisationIds = subject?.organisation ? world.directory.withSubordinates([subject.organisation.id]) : [];
  const dangerSigns = dangerOf(dice, occasion);
  const centre = centreFor(world, organisationIds, door.post?.organisationId ?? null);
  const times = timesOf(world, dice, arrival.at, door);
  const parties = partiesOf(world, dice, occasion, {
    township,
    village,
    door,
    at: times.recordedAt,
    dangerous: dangerSigns.length > 0,
  });
  const first = parties[0] as PracticeParty;
  return {
    id: dice.id(times.recordedAt),
    serial,
    category: chapter.code,
    ...placeOf(world, dice, village, township),
    channel: door.channel,
    registeringOrganisationId: door.post?.organisationId ?? null,
    firstReceiverPostId: door.post?.id ?? null,
    centreOrganisationId: centre.id,
    upperCentreOrganisationId: centre.upperId,
    peopleInvolved: Math.max(occasion.peopleInvolved, 1),
    amountFen: occasion.amountFen,
    dangerSigns,
    askedForCounty: door.channel === 'resident' && dice.chance(0.05),
    restriction: complaint ? 'complaint' : dangerSigns.length > 0 ? 'danger' : null,
    subjectOrganisationIds: organisationIds,
    subjectOfficerIds: subject?.officerId === undefined ? [] : [subject.officerId],
    facts: {
      description: occasion.description,
      claims: occasion.claims,
      placeDetail: occasion.placeDetail,
      occurredOn: occasion.occurredOn,
      safeContact:
        dangerSigns.length > 0
          ? dice.pick(['只能白天打，晚上不要打', '请发短信，不要打电话', '联系我妹妹，不要打家里'])
          : null,
    },
    parties,
    consents: [
      ['shareWithRespondent', 0.8],
      ['sms', 0.7],
    ].flatMap(([purpose, share]) =>
      dice.chance(0.75)
        ? [
            {
              id: dice.id(times.recordedAt),
              partyId: first.id,
              purpose: String(purpose),
              textVersion: world.profile.notice.version,
              given: dice.chance(Number(share)),
              at: times.recordedAt,
              withdrawnAt: null,
            },
          ]
        : [],
    ),
    ...times,
    actor: door.post ? `officer:${door.post.officerId}@${door.post.id}` : 'open',
    typist: null,
  };
}

interface Subject {
  readonly organisation: PracticeOrganisation | null;
  readonly officerId?: number;
  /** How the words speak of it. */
  readonly words: string;
}

/** A department, a township's government, a village committee, a police station, or one officer. Never the centre itself. */
function subjectOf(world: World, dice: Dice, township: PracticeArea, village: PracticeArea): Subject {
  const near = world.organisations.filter((o) => o.areaId === township.id || o.areaId === village.id);
  const county = world.organisations.filter((o) => o.level === 'county' && o.kind === 'department');
  if (dice.chance(0.2)) {
    const gov = near.find((o) => o.kind === 'township_government');
    const post = world.postsOf(gov?.id ?? 0).find((p) => p.roles.includes('handler'));
    if (post)
      return {
        organisation: null,
        officerId: post.officerId,
        words: `${gov?.name}的${post.officerName.slice(0, 1)}某`,
      };
  }
  const kind = dice.weighted([
    ['village_committee', 4],
    ['township_government', 3],
    ['police', 1],
    ['department', 4],
  ] as const);
  const organisation =
    kind === 'department' ? dice.pick(county) : (near.find((o) => o.kind === kind) as PracticeOrganisation);
  return { organisation, words: organisation.name };
}

function doorOf(
  world: World,
  dice: Dice,
  open: boolean,
  township: PracticeArea,
  village: PracticeArea,
  subject: Subject | null,
): Door {
  const channel = open
    ? dice.weighted([
        ['resident', 30],
        ['window', 44],
        ['grid', 12],
        ['telephone', 9],
        ['transfer', 5],
      ] as const)
    : 'resident';
  if (channel === 'resident') return { channel, post: null };
  const body = (areaId: number, kind: string): number =>
    world.organisations.find((o) => o.areaId === areaId && o.kind === kind)?.id ?? 0;
  const county = dice.pick(world.postsOf(body(1, 'county_centre')).filter((p) => p.roles.includes('window_clerk')));
  if (subject || channel === 'transfer' || channel === 'telephone') return { channel, post: county };
  if (channel === 'grid') return { channel, post: dice.pick(world.postsOf(body(village.id, 'mediation_committee'))) };
  const near = world.postsOf(body(township.id, 'township_centre')).find((p) => p.roles.includes('window_clerk'));
  return { channel, post: dice.chance(0.72) && near ? near : county };
}

/** As intake/commands/keeping-centre.ts: the township's own, else the county's. */
function centreFor(
  world: World,
  subjectIds: readonly number[],
  registeringId: number | null,
): { id: number; upperId: number | null } {
  const county = world.organisations.find((o) => o.kind === 'county_centre') as PracticeOrganisation;
  const registering = world.directory.organisation(registeringId);
  if (registering?.kind === 'township_centre' && subjectIds.length === 0)
    return { id: registering.id, upperId: county.id };
  return { id: county.id, upperId: null };
}

/** Somebody in danger: few, and never in what is only asked or owed. */
function dangerOf(dice: Dice, { category, respondent }: Occasion): string[] {
  if (category.code === '01' && respondent && dice.chance(0.09))
    return dice.pick([['domesticViolence'], ['domesticViolence', 'minorHarmed'], ['threat']]);
  if (category.kind === 'dispute' && respondent?.person && dice.chance(0.012))
    return dice.pick([['threat'], ['violence']]);
  if (category.kind === 'help' && dice.chance(0.03)) return ['selfHarm'];
  return [];
}

/** Mostly the village; sometimes its grid, or the township when nobody named a village. */
function placeOf(
  world: World,
  dice: Dice,
  village: PracticeArea,
  township: PracticeArea,
): Pick<Brought, 'areaId' | 'townshipId' | 'villageId'> {
  if (dice.chance(0.04)) return { areaId: township.id, townshipId: township.id, villageId: null };
  const grids = dice.chance(0.15) ? world.areas.filter((a) => a.parentId === village.id) : [];
  return {
    areaId: grids.length > 0 ? dice.pick(grids).id : village.id,
    townshipId: township.id,
    villageId: village.id,
  };
}

/** A village writes on a printed pad and types it days later. */
function timesOf(
  world: World,
  dice: Dice,
  at: Date,
  door: Door,
): Pick<Brought, 'doneAt' | 'recordedAt' | 'lateReason'> {
  const paper = door.channel === 'grid' && dice.chance(0.2);
  if (!paper) return { doneAt: at, recordedAt: at, lateReason: null };
  const recordedAt = minutesLater(world.calendar, dice, at, 600, 8000);
  if (recordedAt.getTime() > world.until.getTime()) return { doneAt: at, recordedAt: at, lateReason: null };
  return { doneAt: at, recordedAt, lateReason: '村里先用纸质登记本登记，到镇上后补录' };
}

interface Setting {
  readonly township: PracticeArea;
  readonly village: PracticeArea;
  readonly door: Door;
  readonly at: Date;
  readonly dangerous: boolean;
}

function partiesOf(world: World, dice: Dice, occasion: Occasion, setting: Setting): PracticeParty[] {
  const parties: PracticeParty[] = [];
  const add = (
    side: PracticeParty['side'],
    role: PracticeParty['role'],
    more: Partial<PracticeParty>,
  ): PracticeParty => {
    const made: PracticeParty = {
      id: dice.id(setting.at),
      side,
      role,
      forPartyId: null,
      position: parties.length,
      name: null,
      organisation: null,
      phone: null,
      idNumber: null,
      address: null,
      details: null,
      contactWay: 'window',
      contact: null,
      powers: null,
      powersUntil: null,
      noticeVersion: side === 'applicant' ? world.profile.notice.version : null,
      codeMadeAt: null,
      reachedAt: null,
      replacedBy: null,
      replacedWhy: null,
      ...more,
    };
    parties.push(made);
    return made;
  };
  const atWindow = setting.door.post !== null;
  const natural = (who: FictionalPerson, known: number): Partial<PracticeParty> => {
    const phone = dice.chance(known) ? telephone(dice) : null;
    return {
      name: who.name,
      phone,
      contactWay: phone ? 'phone' : dice.pick(['relative', 'village', 'window'] as const),
      contact: phone ? null : dice.pick(['村委会转告', '本人到窗口来取', '女儿在县城，由她转告', '邻居家代收']),
      idNumber: atWindow && dice.chance(known * 0.8) ? identityNumber(dice, world.countyCode, who) : null,
      address: atWindow && dice.chance(known * 0.7) ? address(dice, setting.township.name, setting.village.name) : null,
      details:
        atWindow && dice.chance(known * 0.4)
          ? {
              gender: who.female ? '女' : '男',
              age: String(setting.at.getUTCFullYear() - who.birthYear),
              occupation: dice.pick(['务农', '务工', '个体', '退休', '无业', '教师', '司机']),
            }
          : null,
    };
  };
  const { applicant } = occasion;
  const year = setting.at.getUTCFullYear();
  const company = ['04', '05'].includes(occasion.category.code) && dice.chance(0.12);
  const first = company
    ? add('applicant', 'organisation', {
        organisation: firm(dice, 'shop'),
        phone: telephone(dice),
        contactWay: 'phone',
        codeMadeAt: setting.at,
      })
    : add('applicant', 'self', { ...natural(applicant, 0.92), codeMadeAt: setting.at });
  const extra = occasion.peopleInvolved > 1 ? Math.min(dice.whole(0, 3), occasion.peopleInvolved - 1) : 0;
  for (let i = 0; i < extra; i += 1) add('applicant', 'self', natural(person(dice, [year - 66, year - 22]), 0.7));
  if (!company && dice.chance(0.07)) {
    const role = applicant.birthYear < year - 66 ? dice.pick(['agent', 'helper'] as const) : 'helper';
    const child = person(dice, [applicant.birthYear + 22, applicant.birthYear + 34], { surname: applicant.surname });
    add('applicant', role, {
      ...natural(child, 1),
      forPartyId: first.id,
      ...(role === 'agent'
        ? {
            powers: '一般授权：代为参加调解，陈述事实和意见，提交和接收材料',
            powersUntil: addDays(localDateOf(setting.at), 180),
          }
        : {}),
    });
  }
  const { respondent } = occasion;
  if (respondent?.firm)
    add('respondent', 'organisation', {
      organisation: respondent.firm,
      phone: dice.chance(0.5) ? telephone(dice) : null,
      contactWay: 'window',
    });
  if (respondent?.person) add('respondent', 'self', { ...natural(respondent.person, 0.55), noticeVersion: null });
  if (respondent?.person && dice.chance(0.06))
    add(
      'respondent',
      'self',
      natural(person(dice, [year - 60, year - 24], { surname: respondent.person.surname }), 0.4),
    );
  return parties;
}

// Pure. Decides through which door a matter comes, who brings it against whom, and which centre keeps it.
// The rules are those of intake: a township's centre keeps what it registers itself, the county's all else; a complaint never lies with its subject.
import type { DirectoryPost } from '../platform/directory.ts';
import type { PracticeArea } from './areas.ts';
import type { Brought } from './draft.ts';
import { minutesLater } from './office-time.ts';
import type { PracticeParty } from './practice-matter.ts';
import type { PracticeOrganisation } from './organisations.ts';
import { partiesOf } from './parties-of-matter.ts';
import { chapterFor, type Occasion, occasionFor } from './scene.ts';
import { sourceOf } from './sources.ts';
import type { Dice } from './seeded.ts';
import type { World } from './world.ts';

export interface Door {
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
  const from = door.channel === 'transfer' ? sourceOf(world, dice.apart('source'), times.recordedAt) : null;
  return {
    id: dice.id(times.recordedAt),
    serial,
    category: chapter.code,
    ...placeOf(world, dice, village, township),
    channel: from?.channel ?? door.channel,
    source: from?.source ?? null,
    registeringOrganisationId: door.post?.organisationId ?? null,
    firstReceiverPostId: door.post?.id ?? null,
    centreOrganisationId: centre.id,
    upperCentreOrganisationId: centre.upperId,
    // Whoever is named on both sides, as the window counts them; more where the words tell of more.
    peopleInvolved: Math.max(occasion.peopleInvolved, parties.filter((one) => one.forPartyId === null).length),
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

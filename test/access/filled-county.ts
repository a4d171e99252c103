// Fills the small county with matters of every kind that the rules of access know: stages, bodies, centres, danger, complaints.
import { inTransaction } from '../../server/platform/db.ts';
import { systemPrincipal } from '../../server/platform/principal.ts';
import { openSession } from '../../server/platform/session.ts';
import type { TestHouse } from '../harness/house.ts';
import { type OfficerName, officers } from '../harness/small-county.ts';
import { actOn, fileMatter, officerIdOf, registerAt, stages, type StageName, walk } from '../harness/story.ts';

/** One matter to be planted. */
interface Wanted {
  readonly areaCode: string;
  /** Registered at the desk of; a resident's own otherwise. */
  readonly desk?: OfficerName;
  readonly until?: StageName;
  readonly holder?: number;
  readonly danger?: boolean;
  /** Complained of, as said by whoever complains: the system itself must think of what is beneath. */
  readonly bodies?: readonly number[];
  readonly complainedOfficers?: readonly OfficerName[];
}

/** What the test knows of a planted matter beside its rows. */
export interface Planted {
  readonly number: string;
  readonly bodies: readonly number[];
  readonly officerIds: readonly number[];
  /** Officer at whose desk it came in. */
  readonly receivedBy: number | null;
  /** Bodies asked to help, and not released. */
  readonly helpers?: readonly number[];
}

const areas = {
  county: '990101',
  hexi: '990101101',
  dongping: '990101201',
  xinhe: '990101101201',
  liulin: '990101101001',
  dongshan: '990101201201',
  grid: '990101101201001',
} as const;

const ordinaryOnes: Wanted[] = [
  ...stages.map((until) => ({ areaCode: areas.xinhe, until, holder: 20 })),
  ...stages.map((until) => ({ areaCode: areas.dongshan, until, holder: 22 })),
  { areaCode: areas.liulin, until: 'handling', holder: 21 },
  { areaCode: areas.liulin, until: 'closed', holder: 23 },
  { areaCode: areas.hexi, until: 'handling', holder: 23 },
  { areaCode: areas.hexi, until: 'assigned', holder: 27 },
  { areaCode: areas.dongping, until: 'handling', holder: 27 },
  { areaCode: areas.county, until: 'handling', holder: 27 },
  { areaCode: areas.grid, until: 'handling', holder: 20 },
];

const atDesks: Wanted[] = [
  { areaCode: areas.xinhe, desk: 'clerk' },
  { areaCode: areas.xinhe, desk: 'xinhe' },
  { areaCode: areas.dongshan, desk: 'housing', until: 'assigned', holder: 22 },
  { areaCode: areas.hexi, desk: 'hexiClerk' },
  { areaCode: areas.xinhe, desk: 'hexiClerk', until: 'handling', holder: 20 },
  { areaCode: areas.liulin, desk: 'hexiClerk', until: 'closed', holder: 27 },
];

const dangerous: Wanted[] = [
  { areaCode: areas.xinhe, danger: true },
  { areaCode: areas.xinhe, danger: true, until: 'handling', holder: 20 },
  { areaCode: areas.dongshan, danger: true, desk: 'clerk', until: 'assigned', holder: 22 },
  { areaCode: areas.hexi, danger: true, desk: 'hexiClerk' },
  { areaCode: areas.liulin, danger: true, desk: 'xinhe' },
];

const complaints: Wanted[] = [
  { areaCode: areas.xinhe, bodies: [25] },
  { areaCode: areas.hexi, bodies: [25], until: 'handling', holder: 27 },
  { areaCode: areas.xinhe, bodies: [1] },
  { areaCode: areas.dongshan, bodies: [2] },
  { areaCode: areas.xinhe, bodies: [20], until: 'assigned', holder: 27 },
  { areaCode: areas.hexi, bodies: [24], desk: 'clerk' },
  { areaCode: areas.county, bodies: [27], danger: true },
  { areaCode: areas.xinhe, complainedOfficers: ['clerk'], desk: 'head' },
  { areaCode: areas.xinhe, complainedOfficers: ['xinhe'], desk: 'clerk', until: 'handling', holder: 23 },
  { areaCode: areas.hexi, complainedOfficers: ['hexiLeader', 'hexiClerk'], desk: 'coordinator' },
  { areaCode: areas.hexi, complainedOfficers: ['hexiClerk'], desk: 'hexiClerk' },
];

/** Plants about forty matters by the acts of officers and residents, and one row in every table that hangs on a matter. */
export async function fillCounty(t: TestHouse): Promise<Planted[]> {
  const planted: Planted[] = [];
  for (const wanted of [...ordinaryOnes, ...atDesks, ...dangerous, ...complaints]) planted.push(await plant(t, wanted));
  planted.push(await restrictedLater(t), await liftedAgain(t), await assignedAnew(t), await withdrawn(t));
  planted.push(await notTaken(t), await helped(t), await designated(t), await reportedAgain(t, planted));
  return planted;
}

async function plant(t: TestHouse, wanted: Wanted): Promise<Planted> {
  const { areaCode, desk, bodies = [], complainedOfficers = [] } = wanted;
  const complaint = bodies.length + complainedOfficers.length > 0;
  const category = complaint ? '71' : '02';
  const more = { areaCode, category, ...(wanted.danger ? { dangerSigns: ['violence'] } : {}) };
  const officerIds = complainedOfficers.map(officerIdOf);
  const filed = desk
    ? await registerAt(t, desk, { ...more, subjectOrganisationIds: bodies, subjectOfficerIds: officerIds })
    : await fileMatter(t, {
        ...more,
        ...(bodies[0] === undefined ? {} : { complaintAbout: { organisationId: bodies[0] } }),
      });
  const by = desk === 'hexiClerk' && !complaint ? 'hexiClerk' : 'coordinator';
  if (wanted.until)
    await walk(t, { number: filed.number, until: wanted.until, holder: wanted.holder ?? 27, by, category });
  return { number: filed.number, bodies, officerIds, receivedBy: desk ? officers[desk].officerId : null };
}

async function restrictedLater(t: TestHouse): Promise<Planted> {
  const made = await plant(t, { areaCode: areas.xinhe, until: 'handling', holder: 20 });
  await actOn(t, 'xinhe', made.number, 'restrict', { dangerSigns: ['threat'] });
  return made;
}

async function liftedAgain(t: TestHouse): Promise<Planted> {
  const made = await plant(t, { areaCode: areas.dongshan, until: 'handling', holder: 22, danger: true });
  await actOn(t, 'head', made.number, 'lift-restriction', { reason: '经核实危险已经消除' });
  return made;
}

/** Assigned to one committee, then to another: the first sees it no more. */
async function assignedAnew(t: TestHouse): Promise<Planted> {
  const made = await plant(t, { areaCode: areas.liulin, until: 'assigned', holder: 20 });
  await actOn(t, 'coordinator', made.number, 'assign', { organisationId: 21, reason: '应由柳林社区办理' });
  return made;
}

/** Papers were missing, and then it was refused. */
async function notTaken(t: TestHouse): Promise<Planted> {
  const made = await plant(t, { areaCode: areas.xinhe });
  await actOn(t, 'clerk', made.number, 'ask-for-material', { items: [{ name: '身份证' }], ifLate: 'decide_as_is' });
  await actOn(t, 'clerk', made.number, 'supply-material', { positions: [1] });
  await actOn(t, 'clerk', made.number, 'propose-refusal', {
    reasonId: 'notCompetent',
    explanation: '由人民法院处理',
    doorName: '安和县人民法院',
    doorAddress: '人民路18号',
    doorTelephone: '01996605000',
  });
  await actOn(t, 'head', made.number, 'review-refusal', { agreed: true });
  return made;
}

/** The housing bureau helps 新河, 柳林 no longer; a letter went out, and more time was asked for. */
async function helped(t: TestHouse): Promise<Planted> {
  const made = await plant(t, { areaCode: areas.xinhe, until: 'handling', holder: 20 });
  const ask = { task: '查明漏水原因', dueDate: '2026-03-20' };
  await actOn(t, 'xinhe', made.number, 'ask-co-handler', { ...ask, organisationId: 27 });
  await actOn(t, 'xinhe', made.number, 'ask-co-handler', { ...ask, organisationId: 21 });
  await actOn(t, 'xinhe', made.number, 'release-co-handler', { organisationId: 21, reason: '已经不需要' });
  await actOn(t, 'xinhe', made.number, 'transfer', {
    bodyName: '临江市人民法院',
    legalBasis: '《民事诉讼法》第二十二条',
    reason: '由当地法院管辖',
  });
  const [promise] = await t.look<{ id: string }>(
    `select c.id from matters.clock c join matters.matter m on m.id = c.matter_id where m.number = $1 and c.kind = 'promise'`,
    [made.number],
  );
  await actOn(t, 'xinhe', made.number, 'clocks/request-extension', {
    clockId: promise?.id,
    amount: 2,
    words: '等待住建局鉴定',
  });
  return { ...made, helpers: [27] };
}

/** 柳林 objected, and the head named 东山 over it. */
async function designated(t: TestHouse): Promise<Planted> {
  const made = await plant(t, { areaCode: areas.liulin, until: 'assigned', holder: 21 });
  await actOn(t, 'liulin', made.number, 'object', { legalBasis: '本县职责清单', reason: '不属本单位职责' });
  await actOn(t, 'head', made.number, 'designate', {
    organisationId: 22,
    legalBasis: '《信访工作条例》第二十四条',
    reason: '由其办理更合适',
  });
  return made;
}

/** A second report of a matter that 新河 holds goes with it, to the same committee. */
async function reportedAgain(t: TestHouse, planted: readonly Planted[]): Promise<Planted> {
  const main = await plant(t, { areaCode: areas.xinhe, until: 'handling', holder: 20 });
  (planted as Planted[]).push(main);
  const made = await plant(t, { areaCode: areas.xinhe, until: 'accepted' });
  await actOn(t, 'coordinator', made.number, 'link', { mainNumber: main.number, reason: '同一处漏水' });
  return made;
}

async function withdrawn(t: TestHouse): Promise<Planted> {
  const made = await plant(t, { areaCode: areas.xinhe });
  const [party] = await t.look<{ id: string }>(
    `select p.id from matters.party p join matters.matter m on m.id = p.matter_id where m.number = $1 and p.side = 'applicant'`,
    [made.number],
  );
  await actOn(t, 'clerk', made.number, 'withdraw', { partyId: party?.id, reason: '当事人已经自行解决' });
  return made;
}

export interface PartySession {
  readonly number: string;
  readonly matterId: string;
  readonly partyId: string;
  readonly token: string;
}

/** Signs a party of a matter in, as its code would. */
export async function partySession(
  t: TestHouse,
  number: string,
  side: 'applicant' | 'respondent',
): Promise<PartySession> {
  const [row] = await t.look<{ matter_id: string; id: string }>(
    `select p.matter_id, p.id from matters.party p join matters.matter m on m.id = p.matter_id
     where m.number = $1 and p.side = $2 order by p.position limit 1`,
    [number, side],
  );
  if (!row) throw new Error(`${number} has no ${side}`);
  const at = t.clock.now();
  const { token } = await inTransaction(t.house.db, systemPrincipal(t.house.countyId, 'test'), (tx) =>
    openSession(
      tx,
      { kind: 'party', matterId: row.matter_id, partyId: row.id },
      { at, address: '127.0.0.1', agent: 'test' },
    ),
  );
  return { number, matterId: row.matter_id, partyId: row.id, token };
}

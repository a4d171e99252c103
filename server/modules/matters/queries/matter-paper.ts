import { type Selectable, sql } from 'kysely';
import { localDateOf } from '../../../kernel/instant.ts';
import { formatDateZh } from '../../../kernel/local-date.ts';
import { plainSteps } from '../../../kernel/period-plain-words.ts';
import type { PeriodStep } from '../../../kernel/period-steps.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { Call } from '../../../platform/act.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import { type FileRow, filesOf, fileView } from '../../../platform/files/index.ts';
import type { House } from '../../../platform/house.ts';
import { categoryOf, clockRule } from '../../../platform/profile/lookups.ts';
import type { Profile } from '../../../platform/profile/schema.ts';
import { paperQr, trackUrl } from '../commands/track-url.ts';
import type { MatterPaperKind } from '../documents/papers.ts';
import {
  acceptanceNoticeData,
  circulationSlipData,
  type MatterRecord,
  readyMatterPapers,
  receiptData,
  satisfactionSlipData,
} from '../paper-data.ts';
import {
  type ActsOnRecord,
  extensionRequestData,
  objectionSlipData,
  readyActPapers,
  refusalNoticeData,
  supplementNoticeData,
  transferLetterData,
} from '../act-paper-data.ts';
import { type Channel, channelNames } from '../source.ts';
import { factsOf } from '../store/for-procedures.ts';
import type { LockedMatter } from '../store/lock.ts';
import { decidedSupervisionData, supervisionLetterData, urgingNoticeData } from '../supervision-paper-data.ts';
import { actsOnRecord, wordsOf } from './acts-on-record.ts';
import { openParties } from '../store/parties.ts';
import { sourceOf } from '../store/source.ts';
import type { ClockTable, HistoryTable, MattersTables } from '../store/tables.ts';

/** What a paper is made for: the house, and the address under which it was asked. */
export type PaperCall = Pick<Call, 'house' | 'origin' | 'at'>;

/**
 * What stands on a paper about the matter itself, from the record as it is now.
 * @throws Refused `unknown/not-found` where the caller may not see facts, `conflict/paper-not-ready` where the record cannot fill it
 */
export async function fillMatterPaper(
  tx: Tx,
  call: PaperCall,
  matter: LockedMatter,
  wanted: {
    readonly kind: MatterPaperKind;
    readonly partyId?: string | undefined;
    readonly letterId?: string | undefined;
  },
): Promise<unknown> {
  const [record, acts] = await Promise.all([
    matterRecord(tx, call, matter),
    actsOnRecord(tx, call.house, matter, wanted.letterId),
  ]);
  const data = dataOf(record, acts, wanted);
  return data ?? fail('conflict', 'paper-not-ready', { kind: wanted.kind });
}

/** Papers about the matter itself that the record can fill now. */
export async function offeredMatterPapers(tx: Tx, house: House, matter: LockedMatter): Promise<MatterPaperKind[]> {
  const [acts, asked, rated, history] = await Promise.all([
    actsOnRecord(tx, house, matter),
    followUpRows(tx, matter),
    ratingRows(tx, matter),
    historyRows(tx, matter),
  ]);
  const ready = readyMatterPapers({
    acceptedAt: history.find((entry) => entry.act === 'acceptMatter')?.done_at ?? null,
    assigned: matter.holder_organisation_id === null ? null : { by: null, at: matter.registered_at, ground: null },
    followUps: asked.map((row) => followUpOf(row, null)),
    ratings: rated.map(ratingOf),
  });
  return [...ready, ...readyActPapers(acts)];
}

function dataOf(
  record: MatterRecord,
  acts: ActsOnRecord,
  { kind, partyId }: Parameters<typeof fillMatterPaper>[3],
): object | undefined {
  switch (kind) {
    case 'receipt':
      return receiptData(record);
    case 'acceptance-notice':
      return acceptanceNoticeData(record);
    case 'circulation-slip':
      return circulationSlipData(record);
    case 'satisfaction-slip':
      return satisfactionSlipData(record, partyId);
    case 'supplement-notice':
      return supplementNoticeData(record, acts);
    case 'refusal-notice':
      return refusalNoticeData(record, acts);
    case 'transfer-letter':
      return transferLetterData(record, acts);
    case 'objection-slip':
      return objectionSlipData(record, acts);
    case 'extension-request':
      return extensionRequestData(record, acts);
    case 'urging-notice':
      return urgingNoticeData(record, acts.urging);
    case 'supervision-letter':
      return supervisionLetterData(record, acts.supervision);
    case 'talk-notice':
      return decidedSupervisionData(record, acts.talk);
    case 'listing-notice':
      return decidedSupervisionData(record, acts.listing);
    default:
      return kind satisfies never;
  }
}

/** «法院委派、委托：新河县人民法院，(2026)…号，2026年3月1日收到»: how it came, and from whom under what number. */
function channelWords(matter: LockedMatter, source: Awaited<ReturnType<typeof sourceOf>>): string {
  const way = channelNames[matter.channel as Channel]?.zh ?? matter.channel;
  if (!source) return way;
  const received = source.received_on ? `${formatDateZh(source.received_on)}收到` : null;
  return `${way}：${[source.body_name, source.reference, received].filter((part) => part).join('，')}`;
}

/** The record of a matter as its papers read it. @throws Refused `unknown/not-found` where the caller may not see facts */
async function matterRecord(tx: Tx, call: PaperCall, matter: LockedMatter): Promise<MatterRecord> {
  const { house } = call;
  const [facts, parties, files, attached, clocks, history, asked, rated, notice, source] = await Promise.all([
    factsOf(tx, matter.id),
    openParties(tx, house, matter.id),
    filesOf(tx, matter.id),
    attachedRows(tx, matter),
    clockRows(tx, matter),
    historyRows(tx, matter),
    followUpRows(tx, matter),
    ratingRows(tx, matter),
    noticeVersionOf(tx, matter),
    sourceOf(tx, matter),
  ]);
  if (!facts) fail('unknown', 'not-found');
  const profile = house.profileAt(matter.profile_version);
  const directory = house.directory();
  const centre = directory.organisation(matter.centre_organisation_id);
  const named = new Map(files.map((row) => [row.id, fileView(house.crypto, row).name]));
  const firsts = new Set(attached.filter((row) => row.seq === 1).map((row) => row.file_id));
  const step = clocks.find((row) => row.kind === 'step');
  const promise = clocks.findLast((row) => row.kind === 'promise');
  const assigned = history.findLast((entry) => entry.act === 'assignMatter' || entry.act === 'designateBody');
  const signed = history.findLast((entry) => entry.act === 'signForMatter');
  return {
    number: matter.number,
    centre: centre?.name ?? profile.county.centre.name.zh,
    centrePhone: centre?.telephone ?? null,
    lookupAddress: trackUrl(call),
    qr: paperQr(call, matter.number),
    registeredAt: matter.registered_at,
    channel: channelWords(matter, source),
    peopleInvolved: matter.people_involved,
    parties,
    category: categoryOf(profile, matter.category)?.name.zh ?? matter.category,
    complexity: profile.complexities.find((one) => one.id === matter.complexity)?.name.zh ?? null,
    urgency: profile.urgencies.find((one) => one.id === matter.urgency)?.name.zh ?? null,
    place: [directory.area(matter.township_id)?.name, directory.area(matter.village_id)?.name, facts.place_detail]
      .filter((part) => part)
      .join(''),
    description: facts.description,
    claims: facts.claims,
    firstReceiver: directory.post(matter.first_receiver_post_id)?.officerName ?? null,
    materials: [...named].flatMap(([id, name]) => (firsts.has(id) ? [name] : [])),
    attachments: [...named.values()],
    noticeVersion: notice,
    acceptClock: step ? clockOf(step) : null,
    promise: promise ? clockOf(promise) : null,
    legalLimits: clocks
      .filter((row) => row.kind === 'legal' && row.state !== 'stopped')
      .map((row) => limitOf(profile, row)),
    acceptedAt: history.find((entry) => entry.act === 'acceptMatter')?.done_at ?? null,
    holder: directory.organisation(matter.holder_organisation_id)?.name ?? null,
    helpers: matter.co_handler_organisation_ids.map((id) => directory.organisation(id)?.name ?? ''),
    assigned:
      assigned && matter.holder_organisation_id !== null
        ? {
            by: actorName(house, assigned.actor),
            at: assigned.done_at,
            ground: await wordsOf(tx, matter, assigned.seq),
          }
        : null,
    signed: signed && matter.signed_at ? { by: actorName(house, signed.actor), at: matter.signed_at } : null,
    followUps: asked.map((row) => followUpOf(row, directory.post(row.by_post_id)?.officerName ?? null)),
    ratings: rated.map(ratingOf),
    today: localDateOf(call.at),
  };
}

/** Papers put the reckoning in brackets behind the date: without its full stop, and not as a sentence of its own. */
function clockOf(row: Selectable<ClockTable>): NonNullable<MatterRecord['promise']> {
  const steps = JSON.parse(row.steps) as PeriodStep[];
  const en = plainSteps(steps, 'en').replace(/\.$/u, '');
  const reckoned = {
    zh: plainSteps(steps, 'zh').replace(/。$/u, ''),
    en: `${en.charAt(0).toLowerCase()}${en.slice(1)}`,
  };
  return { dueAt: row.due_at, dueOn: row.due_date, reckoned };
}

function limitOf(profile: Profile, row: Selectable<ClockTable>): string {
  const name = clockRule(profile, row.rule_id)?.name.zh ?? row.rule_id;
  const law = row.law ? `（《${row.law.replaceAll(/[《》]/gu, '')}》${row.article ?? ''}）` : '';
  return `${name}：${formatDateZh(row.due_date)}${law}`;
}

function actorName(house: House, actor: string): string | null {
  const post = /@(\d+)$/u.exec(actor)?.[1];
  return post ? (house.directory().post(Number(post))?.officerName ?? null) : null;
}

function historyRows(
  tx: Tx,
  matter: LockedMatter,
): Promise<Pick<Selectable<HistoryTable>, 'seq' | 'act' | 'done_at' | 'actor'>[]> {
  return tablesOf<MattersTables>(tx)
    .selectFrom('matters.history')
    .select(['seq', 'act', 'done_at', 'actor'])
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('act', 'in', ['acceptMatter', 'assignMatter', 'designateBody', 'signForMatter'])
    .orderBy('seq')
    .execute();
}

function clockRows(tx: Tx, matter: LockedMatter): Promise<Selectable<ClockTable>[]> {
  return tablesOf<MattersTables>(tx)
    .selectFrom('matters.clock')
    .selectAll()
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .orderBy('started_at')
    .orderBy('id')
    .execute();
}

/** Files of a matter that the caller may see, each with the party who handed it in. */
export async function handedIn(
  tx: Tx,
  matter: Pick<LockedMatter, 'county_id' | 'id'>,
): Promise<{ row: FileRow; kind: string | null; byPartyId: string | null }[]> {
  const [files, attached] = await Promise.all([filesOf(tx, matter.id), attachedRows(tx, matter)]);
  const handed = files.map((row) => {
    const tie = attached.find((one) => one.file_id === row.id);
    return { row, kind: tie?.kind ?? null, byPartyId: tie?.by_party_id ?? null };
  });
  // What a dossier alone holds (identity, scans, the bound dossier itself) is no evidence that somebody handed in.
  return handed.filter((one) => one.kind !== 'dossier' && one.row.purpose !== 'dossier');
}

function attachedRows(
  tx: Tx,
  matter: Pick<LockedMatter, 'county_id' | 'id'>,
): Promise<{ file_id: string; seq: number; kind: string; by_party_id: string | null }[]> {
  return tablesOf<MattersTables>(tx)
    .selectFrom('matters.attached_file')
    .select(['file_id', 'seq', 'kind', 'by_party_id'])
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .execute();
}

function followUpRows(
  tx: Tx,
  matter: Pick<LockedMatter, 'county_id' | 'id'>,
): Promise<Selectable<MattersTables['matters.follow_up']>[]> {
  return tablesOf<MattersTables>(tx)
    .selectFrom('matters.follow_up')
    .selectAll()
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .orderBy('asked_at')
    .execute();
}

type RatingRow = Selectable<MattersTables['matters.rating']> & { readonly words: string | null };

/** Ratings with the party's own words, which stand as a note beside the entry of the history. */
async function ratingRows(tx: Tx, matter: LockedMatter): Promise<RatingRow[]> {
  const { rows } = await sql<RatingRow>`
    select r.*, n.body as words from matters.rating r
    left join matters.history h on h.county_id = r.county_id and h.matter_id = r.matter_id and h.act = 'rateMatter'
      and h.facts::jsonb ->> 'partyId' = r.party_id::text
    left join matters.note n on n.county_id = h.county_id and n.matter_id = h.matter_id and n.seq = h.seq and n.kind = 'rating'
    where r.county_id = ${matter.county_id} and r.matter_id = ${matter.id}
    order by r.at`.execute(tx.kysely);
  return rows;
}

async function noticeVersionOf(tx: Tx, matter: LockedMatter): Promise<string | null> {
  const row = await tablesOf<MattersTables>(tx)
    .selectFrom('matters.party')
    .select('notice_version')
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('side', '=', 'applicant')
    .where('notice_version', 'is not', null)
    .orderBy('position')
    .executeTakeFirst();
  return row?.notice_version ?? null;
}

function followUpOf(
  row: Selectable<MattersTables['matters.follow_up']>,
  askedBy: string | null,
): MatterRecord['followUps'][number] {
  return {
    partyId: row.party_id,
    askedAt: row.asked_at,
    way: row.way,
    reached: row.reached,
    performed: row.performed,
    solved: row.solved,
    satisfaction: row.satisfaction,
    askedBy,
  };
}

function ratingOf(row: RatingRow): MatterRecord['ratings'][number] {
  const { party_id: partyId, acceptance, process, result, words } = row;
  return { partyId, acceptance, process, result, words };
}

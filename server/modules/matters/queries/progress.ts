import { type Selectable, sql } from 'kysely';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inOneTrip } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { PartyPrincipal } from '../../../platform/principal.ts';
import type { Profile } from '../../../platform/profile/schema.ts';
import { categoryOf, lawClock, resultOf } from '../../../platform/profile/lookups.ts';
import { partyActsOffered } from '../commands/party-reply.ts';
import { reviewWindow } from '../admission.ts';
import type { getProgress as contract, ProgressView } from '../contract/party.ts';
import { stageSchema } from '../contract/shapes.ts';
import { legalShown } from '../clock-changes.ts';
import { outwardActs } from '../outward.ts';
import type {
  AttachedFileTable,
  ClockTable,
  FactsTable,
  HistoryTable,
  MatterTable,
  NoteTable,
  PartyTable,
} from '../store/tables.ts';
import { askUntil, reopeningStatement } from './closing.ts';
import { materialStatement, materialViewOf, type RefusalRow, refusalStatement, refusalViewOf } from './admission.ts';
import { timeBarsOf } from '../time-bars.ts';
import { clockViewOf } from './clock-view.ts';

/** 查进度 What a party sees of its own matter. */
export async function getProgress(call: Call<typeof contract, PartyPrincipal>): Promise<ReplyOf<typeof contract>> {
  return progressOf(call.house, call.principal, call.at);
}

export async function progressOf(house: House, principal: PartyPrincipal, at: Date): Promise<ProgressView> {
  const county = house.countyId;
  const id = principal.matterId;
  const rows = await inOneTrip(house.db, principal, {
    matter: sql<Selectable<MatterTable>>`select * from matters.matter where county_id = ${county} and id = ${id}`,
    facts: sql<
      Selectable<FactsTable>
    >`select description, claims, place_detail, occurred_on from matters.facts where county_id = ${county} and matter_id = ${id}`,
    party: sql<
      Pick<Selectable<PartyTable>, 'side' | 'language' | 'large_type'>
    >`select side, language, large_type from matters.party where county_id = ${county} and id = ${principal.partyId}`,
    clocks: sql<
      Selectable<ClockTable>
    >`select * from matters.clock where county_id = ${county} and matter_id = ${id} order by started_at, id`,
    history: sql<
      Selectable<HistoryTable>
    >`select seq, act, stage, done_at, actor from matters.history where county_id = ${county} and matter_id = ${id} order by seq`,
    notes: sql<
      Selectable<NoteTable>
    >`select seq, kind, body from matters.note where county_id = ${county} and matter_id = ${id} and outward order by seq`,
    files: sql<
      Selectable<AttachedFileTable>
    >`select file_id, by_party_id from matters.attached_file where county_id = ${county} and matter_id = ${id}`,
    material: materialStatement(county, sql`${id}`),
    refusals: refusalStatement(county, sql`${id}`),
    reopenings: reopeningStatement(county, sql`${id}`),
    rated: sql<{
      one: number;
    }>`select 1 as one from matters.rating where county_id = ${county} and matter_id = ${id} and party_id = ${principal.partyId}`,
  });
  const matter = rows.matter[0];
  const party = rows.party[0];
  if (!matter || !party) fail('unknown', 'not-found');
  const directory = house.directory();
  const window = askUntil(house, matter, at);
  const own = rows.reopenings.filter((one) => one.asked_by_party_id === principal.partyId).at(-1);
  const mayAsk = window?.open === true && !rows.reopenings.some((one) => one.state === 'asked');
  const holder =
    directory.organisation(matter.holder_organisation_id) ?? directory.organisation(matter.centre_organisation_id);
  const clocks = rows.clocks.map((row) => clockViewOf(house, row, at));
  const running = clocks.filter((c) => c.state === 'running');
  const profile = house.profileAt(matter.profile_version);
  const mayReview = reviewable(house, profile, rows.refusals.at(-1), at);
  const barred = (ruleId: string): boolean => lawClock(profile, ruleId)?.strength === 'bar';
  const applicant = party.side === 'applicant';
  const category = categoryOf(profile, matter.category);
  const result = matter.result === null ? undefined : resultOf(profile, matter.result);
  return {
    number: matter.number,
    version: matter.version,
    stage: matter.stage,
    side: party.side,
    category: { code: matter.category, zh: category?.plain.zh ?? '', en: category?.plain.en ?? '' },
    receivedAt: matter.registered_at.toISOString(),
    holder: { name: holder?.name ?? '', telephone: holder?.telephone ?? null, address: holder?.address ?? null },
    promise: running.find((c) => c.kind === 'promise') ?? null,
    nextStep: running.find((c) => c.kind === 'step') ?? null,
    legalClocks: clocks.filter((c) => c.kind === 'legal' && legalShown(c.state, barred(c.ruleId), matter.stage)),
    timeBars: applicant
      ? timeBarsOf(profile, {
          category: matter.category,
          clocks: rows.clocks
            .filter((clock) => clock.state !== 'stopped')
            .map((clock) => ({ ruleId: clock.rule_id, startEvent: clock.start_event })),
        }).filter((bar) => !bar.recorded)
      : [],
    // A limitation is the person's own; it says nothing about how long the road may take.
    noLegalLimit: !clocks.some((c) => c.kind === 'legal' && lawClock(profile, c.ruleId)?.timeBar === undefined),
    done: rows.history
      .filter(
        (entry) =>
          outwardActs.includes(entry.act) ||
          rows.notes.some((n) => n.seq === entry.seq) ||
          (applicant && refusedAt(rows.refusals, entry.seq)),
      )
      .map((entry) => ({
        act: entry.act,
        at: entry.done_at.toISOString(),
        body: bodyOf(house, entry.actor),
        words:
          rows.notes
            .filter((n) => n.seq === entry.seq)
            .map((n) => n.body)
            .filter(Boolean)
            .join('\n') || null,
      })),
    filed: {
      // A respondent sees what is asked of them, not how the other side tells it.
      description: applicant ? (rows.facts[0]?.description ?? null) : null,
      claims: rows.facts[0]?.claims ?? null,
      areaName: directory.area(matter.area_id)?.name ?? '',
      placeDetail: applicant ? (rows.facts[0]?.place_detail ?? null) : null,
      occurredOn: rows.facts[0]?.occurred_on ?? null,
      photos: rows.files
        // Only what the reader handed in: it can be opened by nobody else's code.
        .filter((f) => f.by_party_id === principal.partyId)
        .map((f) => f.file_id),
    },
    material: applicant && rows.material[0] ? materialViewOf(house, profile, rows.material[0]) : null,
    refusal: applicant ? standingRefusal(house, profile, rows.refusals.at(-1)) : null,
    withdrawn: matter.result === 'withdrawn' ? withdrawnOf(rows.history) : null,
    result: result ? { code: matter.result as string, zh: result.plain.zh, en: result.plain.en } : null,
    reply: rows.notes.filter((n) => n.kind === 'reply').at(-1)?.body ?? null,
    rated: rows.rated.length > 0,
    reopening: {
      times: matter.reopened,
      askUntil: window?.until ?? null,
      own: own ? { state: own.state, askedAt: (own.asked_at as Date).toISOString(), decision: own.decision } : null,
    },
    preferences: {
      language: party.language,
      largeType: party.large_type ?? false,
      chosen: party.large_type !== null,
    },
    acts: partyActsOffered(matter.stage, party.side, rows.rated.length > 0).filter(
      (act) => (act !== 'askOwnReopening' || mayAsk) && (act !== 'askOwnRefusalReview' || mayReview),
    ),
  };
}

/** Whether that entry is the second look by which a refusal stood; one that was sent back is the office's own affair. */
function refusedAt(refusals: readonly RefusalRow[], seq: number): boolean {
  return refusals.some((row) => row.reviewed_seq === seq && row.state !== 'proposed' && row.state !== 'sent_back');
}

/** Whether a review of the refusal can still be asked for: once, until its last day. */
function reviewable(house: House, profile: Profile, row: RefusalRow | undefined, at: Date): boolean {
  if (row?.state !== 'refused' || row.reviewed_at === null) return false;
  return reviewWindow(row.reviewed_at, profile.refusalReview, house.calendar(), at).open;
}

/** A refusal that is only proposed, or was sent back, is the office's own affair. */
function standingRefusal(house: House, profile: Profile, row: RefusalRow | undefined): ProgressView['refusal'] {
  if (!row || row.state === 'proposed' || row.state === 'sent_back') return null;
  return refusalViewOf(house, profile, row);
}

/** A matter that is withdrawn stands as answered like any other; how far it had come is what its history said before. */
function withdrawnOf(
  history: readonly Pick<Selectable<HistoryTable>, 'act' | 'stage' | 'done_at'>[],
): ProgressView['withdrawn'] {
  const at = history.findLastIndex((entry) => entry.act === 'withdrawMatter');
  const entry = history[at];
  const before = history[at - 1];
  if (!entry || !before) return null;
  return { at: entry.done_at.toISOString(), reached: stageSchema.parse(before.stage) };
}

function bodyOf(house: House, actor: string): string | null {
  const postId = /@(\d+)$/u.exec(actor)?.[1];
  if (!postId) return null;
  return house.directory().organisation(house.directory().post(Number(postId))?.organisationId ?? null)?.name ?? null;
}

import { maskName } from '../../../kernel/identity-number.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inOneTrip, inTransaction } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { offeredActs, operationsNow } from '../commands/act-on-matter.ts';
import { type Standing, waitingFor } from '../askable.ts';
import { nextStep } from '../next-step.ts';
import type { getMatter as contract, PartyView, TimelineEntry } from '../contract/reads.ts';
import { wantedOf } from '../store/data-requests.ts';
import { broughtUnder } from '../store/source.ts';
import { openName } from '../store/parties.ts';
import type { ClockRequestView } from '../contract/clock-acts.ts';
import { type BarredMatter, timeBarsOf } from '../time-bars.ts';
import { officeClockViewOf } from './clock-view.ts';
import {
  type MatterPage,
  matterPageStatement,
  readPage,
  type PageClock,
  type PageClockRequest,
} from './matter-page.ts';

/** One matter whole, in one statement. Whoever sees facts or parties by it leaves a row in openings, in the same transaction. */
export async function getMatter(call: Call<typeof contract, OfficerPrincipal>): Promise<ReplyOf<typeof contract>> {
  const { house, principal, at } = call;
  await mustBeOwn(house, principal, call.params.number);
  const { pages } = await inOneTrip(house.db, principal, {
    pages: matterPageStatement(house, principal, call.params.number, at),
  });
  const matter = readPage(pages[0]?.page);
  if (!matter) fail('unknown', 'not-found');
  const directory = house.directory();
  const area = directory.area(matter.area_id);
  const holder = directory.organisation(matter.holder_organisation_id);
  const { facts } = matter;
  const clocks = matter.clocks.map((clock) => officeClockViewOf(house, clockOf(clock), at));
  const offered = facts ? offeredActs(principal, matter) : [];
  const timeline = timelineOf(house, matter.history, matter.notes);
  const standing: Standing = {
    history: timeline,
    clocks: clocks.map((clock) => ({
      pause: clock.mayPause.length > 0,
      extend: clock.mayExtend !== null,
      paused: clock.pausedUntil !== null,
    })),
    agreed: matter.procedures.some((p) => p.outcome === 'agreed'),
    bouncesToHead: house.profileAt(matter.profile_version).handOffs.bouncesToHead,
  };
  const waiting = waitingFor(standing, matter.holder_organisation_id);
  // Told from the history: whoever does not see that would be told wrongly.
  const next = facts ? nextStep(matter.stage, waiting) : null;
  return {
    number: matter.number,
    version: matter.version,
    stage: matter.stage,
    category: matter.category,
    complexity: matter.complexity,
    urgency: matter.urgency,
    areaCode: area?.code ?? '',
    areaName: area?.name ?? '',
    townshipName: directory.area(matter.township_id)?.name ?? null,
    channel: matter.channel,
    registeredAt: matter.registered_at.toISOString(),
    registeredBy: directory.organisation(matter.registering_organisation_id)?.name ?? null,
    acceptedAt: matter.accepted_at?.toISOString() ?? null,
    answeredAt: matter.answered_at?.toISOString() ?? null,
    closedAt: matter.closed_at?.toISOString() ?? null,
    holder: holder
      ? {
          organisationId: holder.id,
          name: holder.name,
          telephone: holder.telephone,
          officer: directory.post(matter.holder_post_id)?.officerName ?? null,
        }
      : null,
    coHandlerOrganisationIds: facts ? matter.co_handler_organisation_ids : [],
    peopleInvolved: matter.people_involved,
    amountFen: facts ? matter.amount_fen : null,
    restriction: matter.restriction,
    dangerSigns: facts ? matter.danger_signs : [],
    askedForCounty: matter.asked_for_county,
    result: matter.result,
    outcome: matter.outcome,
    timesReopened: matter.reopened,
    procedure:
      matter.procedure_kind && matter.procedure_id ? { kind: matter.procedure_kind, id: matter.procedure_id } : null,
    clocks,
    clockRequests: matter.clock_requests_made.map((request) => requestView(house, matter.profile_version, request)),
    timeBars: timeBarsOf(house.profileAt(matter.profile_version), barredBy(matter)),
    facts: facts
      ? {
          description: facts.description,
          claims: facts.claims,
          placeDetail: facts.place_detail,
          occurredOn: facts.occurred_on,
          safeContact: facts.safe_contact,
          erased: facts.erased_at !== null,
        }
      : null,
    parties: matter.parties.map((row) => partyViewOf(house, row)),
    timeline,
    files: matter.files.map((f) => ({ fileId: f.file_id, kind: f.kind, seq: f.seq })),
    followUps: matter.follow_ups.map((f) => ({
      partyId: f.party_id,
      askedAt: iso(f.asked_at),
      way: f.way,
      reached: f.reached,
      performed: f.performed,
      solved: f.solved,
      satisfaction: f.satisfaction,
    })),
    ratings: matter.ratings.map((r) => ({
      partyId: r.party_id,
      acceptance: r.acceptance,
      process: r.process,
      result: r.result,
      at: iso(r.at),
    })),
    requests: matter.requests.map((r) => ({
      id: r.id,
      partyId: r.party_id,
      kind: r.kind,
      wanted: wantedOf(house, r.wanted_sealed === null ? null : Buffer.from(r.wanted_sealed, 'base64')),
      askedAt: iso(r.asked_at),
      answer: r.answer,
    })),
    procedures: matter.procedures.map((p) => ({
      id: p.id,
      kind: p.kind,
      startedAt: iso(p.started_at),
      endedAt: isoOrNull(p.ended_at),
      outcome: p.outcome,
    })),
    readers: distinct(matter.readers.map((r) => readerView(house, r))),
    mayStartProcedure: offered.includes('startProcedure'),
    acts: facts ? operationsNow(principal, matter, standing) : [],
    next: next ? { act: next.act, by: next.by, roles: [...next.roles], bounces: waiting.bounces } : null,
  };
}

/** A programme reads back what it brought under its own key, and nothing else of its body. */
async function mustBeOwn(house: House, principal: OfficerPrincipal, number: string): Promise<void> {
  if (!principal.viaKey) return;
  const key = principal.viaKey.id;
  const own = await inTransaction(house.db, principal, (tx) => broughtUnder(tx, key, number));
  if (!own) fail('unknown', 'not-found');
}

/** A party with what is personal masked; names only to those who see facts anyway. */
function partyViewOf(house: House, row: MatterPage['parties'][number]): PartyView {
  return {
    id: row.id,
    side: row.side,
    role: row.role,
    forPartyId: row.for_party_id,
    name: row.name_sealed ? openName(house.crypto, Buffer.from(row.name_sealed, 'base64')) : (row.organisation ?? ''),
    organisation: row.organisation,
    phone: row.phone_mask,
    identityNumber: row.identity_mask,
    hasAddress: row.has_address,
    contactWay: row.contact_way,
    powers: row.powers,
    powersUntil: row.powers_until,
    hasCode: row.has_code,
    reachedAt: isoOrNull(row.reached_at),
    erased: row.erased_at !== null,
    replaced: row.replaced_by !== null,
    replacedWhy: row.replaced_why,
  };
}

function clockOf(clock: PageClock): Parameters<typeof officeClockViewOf>[1] {
  return {
    ...clock,
    started_at: new Date(clock.started_at),
    due_at: new Date(clock.due_at),
    ended_at: clock.ended_at === null ? null : new Date(clock.ended_at),
  };
}

/** What decides which time bars concern the matter: its category, and the clocks it has had. */
function barredBy(matter: MatterPage): BarredMatter {
  const clocks = matter.clocks.filter((clock) => clock.state !== 'stopped');
  return {
    category: matter.category,
    clocks: clocks.map((clock) => ({ ruleId: clock.rule_id, startEvent: clock.start_event })),
  };
}

function requestView(house: House, profileVersion: string, request: PageClockRequest): ClockRequestView {
  const reason = house.profileAt(profileVersion).pauseReasons.find((one) => one.id === request.reason_id);
  return {
    id: request.id,
    clockId: request.clock_id,
    kind: request.kind,
    reason: reason ? { zh: reason.name.zh, en: reason.name.en } : null,
    pausedTo: request.paused_to,
    amount: request.amount,
    unit: request.unit,
    askedAt: iso(request.asked_at),
    askedBy:
      house
        .directory()
        .posts()
        .find((post) => post.officerId === request.asked_by)?.officerName ?? null,
    decision: request.decision,
    decidedAt: isoOrNull(request.decided_at),
  };
}

function iso(text: string): string {
  return new Date(text).toISOString();
}

function isoOrNull(text: string | null): string | null {
  return text === null ? null : iso(text);
}

function timelineOf(house: House, history: MatterPage['history'], notes: MatterPage['notes']): TimelineEntry[] {
  return history.map((entry) => ({
    seq: entry.seq,
    act: entry.act,
    stage: entry.stage as TimelineEntry['stage'],
    doneAt: iso(entry.done_at),
    recordedAt: iso(entry.recorded_at),
    late: entry.late_reason,
    actor: actorView(house, entry.actor),
    typist: entry.typist ? actorView(house, entry.typist).name : null,
    facts: JSON.parse(entry.facts) as Record<string, unknown>,
    notes: notes
      .filter((n) => n.seq === entry.seq && n.kind !== 'beforeSealed')
      .map((n) => ({ kind: n.kind, body: n.body, outward: n.outward })),
  }));
}

/** Post and body behind an actor's name in the history. */
export function actorView(house: House, actor: string): TimelineEntry['actor'] {
  const [kind, rest = ''] = actor.split(':') as [string, string?];
  if (kind !== 'officer')
    return { kind: kind === 'party' || kind === 'system' ? kind : 'open', name: null, organisation: null };
  const post = house.directory().post(Number(rest.split('@')[1]));
  return {
    kind: 'officer',
    name: post?.officerName ?? null,
    organisation: house.directory().organisation(post?.organisationId ?? null)?.name ?? null,
  };
}

/** A pool of a township has two keys, one for checkers and one for who follows up: one line on the page. */
function distinct(readers: readonly ReturnType<typeof readerView>[]): ReturnType<typeof readerView>[] {
  const lineOf = (one: ReturnType<typeof readerView>): string => `${one.ring} ${one.why} ${one.name}`;
  return [...new Map(readers.map((one) => [lineOf(one), one])).values()];
}

function readerView(
  house: House,
  row: { key: string; ring: number },
): { key: string; name: string; ring: number; why: string } {
  const directory = house.directory();
  const id = Number(row.key.slice(1));
  if (row.key.startsWith('a')) return { ...row, name: directory.area(id)?.name ?? row.key, why: 'leaders-of-area' };
  if (/^[cf]/u.test(row.key)) return { ...row, name: directory.area(id)?.name ?? row.key, why: 'pool-of-township' };
  if (row.key.startsWith('o'))
    return {
      ...row,
      name: directory.organisation(id)?.name ?? row.key,
      why: directory.organisation(id)?.kind.endsWith('centre') ? 'centre' : 'handles',
    };
  const post = directory.posts().find((p) => p.officerId === id);
  return {
    ...row,
    name: `${maskName(post?.officerName ?? '')}(${directory.organisation(post?.organisationId ?? null)?.name ?? ''})`,
    why: 'named-officer',
  };
}

import { type RawBuilder, type Selectable, sql } from 'kysely';
import { maskName } from '../../../kernel/identity-number.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inOneTrip } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { newId } from '../../../platform/new-id.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { offeredActs } from '../commands/act-on-matter.ts';
import type { getMatter as contract, PartyView, TimelineEntry } from '../contract/reads.ts';
import { openPartyRow } from '../store/parties.ts';
import type {
  AttachedFileTable,
  ClockTable,
  FactsTable,
  FollowUpTable,
  HistoryTable,
  MatterTable,
  NoteTable,
  PartyTable,
  ProcedureTable,
  RatingTable,
} from '../store/tables.ts';
import { clockViewOf } from './clock-view.ts';

/** One matter whole, in one round trip. Whoever sees facts or parties by it leaves a row in openings, in the same transaction. */
export async function getMatter(call: Call<typeof contract, OfficerPrincipal>): Promise<ReplyOf<typeof contract>> {
  const { house, principal, at } = call;
  const rows = await inOneTrip(house.db, principal, matterStatements(house, principal, call.params.number, at));
  const matter = rows.matter[0];
  if (!matter) fail('unknown', 'not-found');
  const directory = house.directory();
  const area = directory.area(matter.area_id);
  const holder = directory.organisation(matter.holder_organisation_id);
  const facts = rows.facts[0];
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
    peopleInvolved: matter.people_involved,
    amountFen: facts ? matter.amount_fen : null,
    restriction: matter.restriction,
    dangerSigns: facts ? matter.danger_signs : [],
    askedForCounty: matter.asked_for_county,
    result: matter.result,
    outcome: matter.outcome,
    procedure:
      matter.procedure_kind && matter.procedure_id ? { kind: matter.procedure_kind, id: matter.procedure_id } : null,
    clocks: rows.clocks.map((clock) => clockViewOf(house, clock, at)),
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
    parties: rows.parties.map((row) => partyViewOf(house, row)),
    timeline: timelineOf(house, rows.history, rows.notes),
    files: rows.files.map((f) => ({ fileId: f.file_id, kind: f.kind, seq: f.seq })),
    followUps: rows.followUps.map((f) => ({
      partyId: f.party_id,
      askedAt: f.asked_at.toISOString(),
      way: f.way,
      reached: f.reached,
      performed: f.performed,
      solved: f.solved,
      satisfaction: f.satisfaction,
    })),
    ratings: rows.ratings.map((r) => ({
      partyId: r.party_id,
      acceptance: r.acceptance,
      process: r.process,
      result: r.result,
      at: r.at.toISOString(),
    })),
    procedures: rows.procedures.map((p) => ({
      id: p.id,
      kind: p.kind,
      startedAt: p.started_at.toISOString(),
      endedAt: p.ended_at?.toISOString() ?? null,
      outcome: p.outcome,
    })),
    readers: rows.readers.map((r) => readerView(house, r)),
    acts: facts ? offeredActs(principal, matter) : [],
  };
}

/** The page's SQL: every part by the number, under the caller's rows. */
export function matterStatements(house: House, principal: OfficerPrincipal, number: string, at: Date) {
  const county = house.countyId;
  const id = sql`(select m.id from matters.matter m where m.county_id = ${county} and m.number = ${number})`;
  const part = <T>(table: string, order: string): RawBuilder<T> =>
    sql<T>`select * from ${sql.table(table)} where county_id = ${county} and matter_id = ${id} order by ${sql.raw(order)}`;
  return {
    matter: sql<
      Selectable<MatterTable>
    >`select * from matters.matter where county_id = ${county} and number = ${number}`,
    facts: sql<
      Selectable<FactsTable>
    >`select county_id, matter_id, description, claims, place_detail, occurred_on, safe_contact, erased_at from matters.facts where county_id = ${county} and matter_id = ${id}`,
    parties: part<Selectable<PartyTable>>('matters.party', 'side, position'),
    clocks: part<Selectable<ClockTable>>('matters.clock', 'started_at, id'),
    history: part<Selectable<HistoryTable>>('matters.history', 'seq'),
    notes: part<Selectable<NoteTable>>('matters.note', 'seq, kind'),
    files: part<Selectable<AttachedFileTable>>('matters.attached_file', 'seq, file_id'),
    followUps: part<Selectable<FollowUpTable>>('matters.follow_up', 'asked_at'),
    ratings: part<Selectable<RatingTable>>('matters.rating', 'at'),
    procedures: part<Selectable<ProcedureTable>>('matters.procedure', 'started_at'),
    readers: sql<{
      key: string;
      ring: number;
    }>`select key, ring from matters.readers_of(${county}, ${id}) order by ring desc, key`,
    opening: sql<unknown>`insert into matters.opening (county_id, id, matter_id, officer_id, post_id, organisation_id, operation, at)
      select county_id, ${newId(at)}::uuid, matter_id, ${principal.officerId}, ${principal.postId}, ${principal.organisationId}, 'getMatter', ${at}
      from matters.facts where county_id = ${county} and matter_id = ${id}`,
  };
}

/** A party with what is personal masked; names only to those who see facts anyway. */
export function partyViewOf(house: House, row: Selectable<PartyTable>): PartyView {
  const party = openPartyRow(house.crypto, row);
  return {
    id: row.id,
    side: row.side,
    role: row.role,
    forPartyId: row.for_party_id,
    name: party.name ?? party.organisation ?? '',
    organisation: row.organisation,
    phone: row.phone_mask,
    identityNumber: row.identity_mask,
    hasAddress: row.address_sealed !== null,
    contactWay: row.contact_way,
    powers: row.powers,
    powersUntil: row.powers_until,
    hasCode: row.code_hash !== null,
    reachedAt: row.reached_at?.toISOString() ?? null,
    erased: row.erased_at !== null,
    replaced: row.replaced_by !== null,
    replacedWhy: row.replaced_why,
  };
}

function timelineOf(
  house: House,
  history: readonly Selectable<HistoryTable>[],
  notes: readonly Selectable<NoteTable>[],
): TimelineEntry[] {
  return history.map((entry) => ({
    seq: entry.seq,
    act: entry.act,
    stage: entry.stage as TimelineEntry['stage'],
    doneAt: entry.done_at.toISOString(),
    recordedAt: entry.recorded_at.toISOString(),
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

function readerView(
  house: House,
  row: { key: string; ring: number },
): { key: string; name: string; ring: number; why: string } {
  const directory = house.directory();
  const id = Number(row.key.slice(1));
  if (row.key.startsWith('a')) return { ...row, name: directory.area(id)?.name ?? row.key, why: 'leaders-of-area' };
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

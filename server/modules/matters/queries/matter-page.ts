import type { Selectable } from 'kysely';
import { ready, type ReadyStatement } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { newId } from '../../../platform/new-id.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import type { MatterTable, PartyTable } from '../store/tables.ts';

/** Everything one page of a matter needs, as PostgreSQL puts it together in one statement. */
export interface MatterPage extends Selectable<MatterTable> {
  facts: {
    description: string;
    claims: string | null;
    place_detail: string | null;
    occurred_on: string | null;
    safe_contact: string | null;
    erased_at: string | null;
  } | null;
  parties: PageParty[];
  clocks: PageClock[];
  history: {
    seq: number;
    act: string;
    stage: string;
    done_at: string;
    recorded_at: string;
    actor: string;
    typist: string | null;
    late_reason: boolean;
    facts: string;
  }[];
  notes: { seq: number; kind: string; body: string | null; outward: boolean }[];
  files: { file_id: string; kind: string; seq: number }[];
  follow_ups: {
    party_id: string;
    asked_at: string;
    way: string;
    reached: string;
    performed: string | null;
    solved: boolean | null;
    satisfaction: number | null;
  }[];
  ratings: { party_id: string; acceptance: number; process: number; result: number; at: string }[];
  requests: {
    id: string;
    party_id: string;
    kind: 'correct' | 'erase';
    wanted_sealed: string | null;
    asked_at: string;
    answer: 'done' | 'refused' | null;
  }[];
  clock_requests_made: PageClockRequest[];
  procedures: { id: string; kind: string; started_at: string; ended_at: string | null; outcome: string | null }[];
  readers: { key: string; ring: number }[];
}

/** Moments inside the page's JSON are ISO text; of sealed fields only the name comes along, as base64. */
interface PageParty extends Pick<
  PartyTable,
  | 'id'
  | 'side'
  | 'role'
  | 'for_party_id'
  | 'organisation'
  | 'phone_mask'
  | 'identity_mask'
  | 'contact_way'
  | 'powers'
  | 'powers_until'
  | 'replaced_by'
  | 'replaced_why'
> {
  name_sealed: string | null;
  has_address: boolean;
  has_code: boolean;
  reached_at: string | null;
  erased_at: string | null;
}

export interface PageClockRequest {
  id: string;
  clock_id: string;
  kind: 'pause' | 'extend';
  reason_id: string | null;
  paused_to: string | null;
  amount: number | null;
  unit: string | null;
  asked_at: string;
  asked_by: number;
  decision: 'approved' | 'refused' | 'moot' | null;
  decided_at: string | null;
}

export interface PageClock {
  id: string;
  kind: 'step' | 'promise' | 'legal';
  rule_id: string;
  profile_version: string;
  start_event: string;
  started_at: string;
  due_at: string;
  due_date: string;
  certain: boolean;
  steps: string;
  changes: string;
  law: string | null;
  article: string | null;
  state: 'running' | 'met' | 'missed' | 'stopped' | 'lapsed';
  ended_at: string | null;
}

type Moments = 'accepted_at' | 'answered_at' | 'closed_at' | 'due_at' | 'signed_at';
type WrittenPage = Omit<MatterPage, Moments | 'registered_at' | 'touched_at'> &
  Readonly<Record<Moments, string | null> & Record<'registered_at' | 'touched_at', string>>;

/** The page as it came: one text, and so one reading instead of one for each of fifty columns. Its moments become moments again. */
export function readPage(page: WrittenPage | undefined): MatterPage | undefined {
  if (!page) return undefined;
  return {
    ...page,
    registered_at: new Date(page.registered_at),
    accepted_at: momentOrNull(page.accepted_at),
    answered_at: momentOrNull(page.answered_at),
    closed_at: momentOrNull(page.closed_at),
    due_at: momentOrNull(page.due_at),
    signed_at: momentOrNull(page.signed_at),
    touched_at: new Date(page.touched_at),
  };
}

function momentOrNull(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

/**
 * The page in one statement: every part by the number, under the caller's rows, and the row in openings when facts are seen. One statement and not
 * twelve: the parts are small, and what costs is the talk between the two processes.
 */
export function matterPageStatement(
  house: House,
  principal: OfficerPrincipal,
  number: string,
  at: Date,
): ReadyStatement<{ page: WrittenPage }> {
  const { officerId, postId, organisationId } = principal;
  return ready(page, [house.countyId, number, newId(at), officerId, postId, organisationId, at]);
}

const partyColumns = `id, side, role, for_party_id, organisation, phone_mask, identity_mask, contact_way, powers, powers_until, reached_at, replaced_by, replaced_why, erased_at,
  encode(name_sealed, 'base64') as name_sealed, address_sealed is not null as has_address, code_hash is not null as has_code`;

function list(columns: string, table: string, order: string): string {
  return `(select coalesce(json_agg(x), '[]') from (select ${columns} from matters.${table} t
    where t.county_id = m.county_id and t.matter_id = m.id order by ${order}) x)`;
}

const page = `
  with m as materialized (
    select * from matters.matter where county_id = $1 and number = $2
  ), seen as materialized (
    select f.county_id, f.matter_id, f.description, f.claims, f.place_detail, f.occurred_on, f.safe_contact, f.erased_at
    from m join matters.facts f on f.county_id = m.county_id and f.matter_id = m.id
  ), opened as (
    insert into matters.opening (county_id, id, matter_id, officer_id, post_id, organisation_id, operation, at)
    select county_id, $3::uuid, matter_id, $4, $5, $6, 'getMatter', $7 from seen
  )
  select row_to_json(whole) as page from (
  select m.*,
    (select to_json(x) from (select description, claims, place_detail, occurred_on, safe_contact, erased_at from seen) x) as facts,
    ${list(partyColumns, 'party', 'side, position')} as parties,
    ${list('id, kind, rule_id, profile_version, start_event, started_at, due_at, due_date, certain, steps, changes, law, article, state, ended_at', 'clock', 'started_at, id')} as clocks,
    ${list('seq, act, stage, done_at, recorded_at, actor, typist, late_reason, facts', 'history', 'seq')} as history,
    ${list('seq, kind, body, outward', 'note', 'seq, kind')} as notes,
    ${list('file_id, kind, seq', 'attached_file', 'seq, file_id')} as files,
    ${list('party_id, asked_at, way, reached, performed, solved, satisfaction', 'follow_up', 'asked_at')} as follow_ups,
    ${list('party_id, acceptance, process, result, at', 'rating', 'at')} as ratings,
    ${list("id, party_id, kind, encode(wanted_sealed, 'base64') as wanted_sealed, asked_at, answer", 'data_request', 'asked_at, id')} as requests,
    ${list('id, clock_id, kind, reason_id, paused_to, amount, unit, asked_at, asked_by, decision, decided_at', 'clock_request', 'asked_at, id')} as clock_requests_made,
    ${list('id, kind, started_at, ended_at, outcome', 'procedure', 'started_at')} as procedures,
    (select coalesce(json_agg(x), '[]') from (select key, ring from matters.readers_of(m.county_id, m.id) order by ring desc, key) x) as readers
  from m) whole`;

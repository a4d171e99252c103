import { type RawBuilder, type Selectable, sql } from 'kysely';
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

/**
 * The page in one statement: every part by the number, under the caller's rows, and the row in openings when facts are seen. One statement and not
 * twelve: the parts are small, and what costs is the talk between the two processes.
 */
export function matterPageStatement(
  house: House,
  principal: OfficerPrincipal,
  number: string,
  at: Date,
): RawBuilder<MatterPage> {
  const county = house.countyId;
  const list = (columns: string, table: string, order: string): RawBuilder<unknown> =>
    sql`(select coalesce(json_agg(x), '[]') from (select ${sql.raw(columns)} from ${sql.table(table)} t
      where t.county_id = m.county_id and t.matter_id = m.id order by ${sql.raw(order)}) x)`;
  return sql<MatterPage>`
    with m as materialized (
      select * from matters.matter where county_id = ${county} and number = ${number}
    ), seen as materialized (
      select f.county_id, f.matter_id, f.description, f.claims, f.place_detail, f.occurred_on, f.safe_contact, f.erased_at
      from m join matters.facts f on f.county_id = m.county_id and f.matter_id = m.id
    ), opened as (
      insert into matters.opening (county_id, id, matter_id, officer_id, post_id, organisation_id, operation, at)
      select county_id, ${newId(at)}::uuid, matter_id, ${principal.officerId}, ${principal.postId}, ${principal.organisationId}, 'getMatter', ${at} from seen
    )
    select m.*,
      (select to_json(x) from (select description, claims, place_detail, occurred_on, safe_contact, erased_at from seen) x) as facts,
      ${list(partyColumns, 'matters.party', 'side, position')} as parties,
      ${list('id, kind, rule_id, profile_version, start_event, started_at, due_at, due_date, certain, steps, changes, law, article, state, ended_at', 'matters.clock', 'started_at, id')} as clocks,
      ${list('seq, act, stage, done_at, recorded_at, actor, typist, late_reason, facts', 'matters.history', 'seq')} as history,
      ${list('seq, kind, body, outward', 'matters.note', 'seq, kind')} as notes,
      ${list('file_id, kind, seq', 'matters.attached_file', 'seq, file_id')} as files,
      ${list('party_id, asked_at, way, reached, performed, solved, satisfaction', 'matters.follow_up', 'asked_at')} as follow_ups,
      ${list('party_id, acceptance, process, result, at', 'matters.rating', 'at')} as ratings,
      ${list("id, party_id, kind, encode(wanted_sealed, 'base64') as wanted_sealed, asked_at, answer", 'matters.data_request', 'asked_at, id')} as requests,
      ${list('id, kind, started_at, ended_at, outcome', 'matters.procedure', 'started_at')} as procedures,
      (select coalesce(json_agg(x), '[]') from (select key, ring from matters.readers_of(m.county_id, m.id) order by ring desc, key) x) as readers
    from m`;
}

const partyColumns = `id, side, role, for_party_id, organisation, phone_mask, identity_mask, contact_way, powers, powers_until, reached_at, replaced_by, replaced_why, erased_at,
  encode(name_sealed, 'base64') as name_sealed, address_sealed is not null as has_address, code_hash is not null as has_code`;

import type { Generated } from 'kysely';
import type { MatterState } from '../lifecycle.ts';
import type { OpeningOperation } from '../openings.ts';
import type {
  CoHandlingTable,
  DesignationTable,
  LetterCounterTable,
  ObjectionTable,
  OutsideTransferTable,
  RoutingRulingTable,
} from './hand-off-tables.ts';
import type { ReopeningTable } from './reopening.ts';
import type { LinkTable } from './links.ts';
import type { SupervisionTable } from './supervision-tables.ts';
import type { OutsideNumberTable, SourceTable } from './source-tables.ts';
import type { MaterialItemTable, MaterialRequestTable, RefusalTable } from './admission-tables.ts';

/** The tables of this module as Kysely sees them. */
export interface MattersTables {
  'matters.matter': MatterTable;
  'matters.reader': ReaderTable;
  'matters.facts': FactsTable;
  'matters.party': PartyTable;
  'matters.consent': ConsentTable;
  'matters.clock': ClockTable;
  'matters.clock_request': ClockRequestTable;
  'matters.history': HistoryTable;
  'matters.note': NoteTable;
  'matters.attached_file': AttachedFileTable;
  'matters.procedure': ProcedureTable;
  'matters.follow_up': FollowUpTable;
  'matters.rating': RatingTable;
  'matters.opening': OpeningTable;
  'matters.data_request': DataRequestTable;
  'matters.material_request': MaterialRequestTable;
  'matters.material_item': MaterialItemTable;
  'matters.refusal': RefusalTable;
  'matters.reopening': ReopeningTable;
  'matters.link': LinkTable;
  'matters.objection': ObjectionTable;
  'matters.designation': DesignationTable;
  'matters.co_handling': CoHandlingTable;
  'matters.outside_transfer': OutsideTransferTable;
  'matters.letter_counter': LetterCounterTable;
  'matters.supervision': SupervisionTable;
  'matters.routing_ruling': RoutingRulingTable;
  'matters.source': SourceTable;
  'matters.outside_number': OutsideNumberTable;
}

export interface MatterTable {
  county_id: number;
  id: string;
  number: string;
  stage: MatterState['stage'];
  category: string;
  complexity: MatterState['complexity'];
  urgency: MatterState['urgency'];
  area_id: number;
  township_id: number | null;
  village_id: number | null;
  channel: string;
  first_receiver_post_id: number | null;
  registering_organisation_id: number | null;
  centre_organisation_id: number;
  upper_centre_organisation_id: number | null;
  handler_officer_ids: number[];
  holder_organisation_id: number | null;
  holder_post_id: number | null;
  co_handler_organisation_ids: number[];
  signed_at: Date | null;
  people_involved: number;
  amount_fen: number | null;
  danger_signs: string[];
  asked_for_county: boolean;
  restriction: MatterState['restriction'];
  subject_organisation_ids: number[];
  subject_officer_ids: number[];
  registered_at: Date;
  accepted_at: Date | null;
  answered_at: Date | null;
  closed_at: Date | null;
  due_at: Date | null;
  result: string | null;
  outcome: MatterState['outcome'];
  procedure_kind: string | null;
  procedure_id: string | null;
  /** Requests for a pause or a prolongation that wait. */
  clock_requests: Generated<number>;
  paused_until: string | null;
  /** How often it was taken up again after it was closed. */
  reopened: Generated<number>;
  profile_version: string;
  version: number;
  head_hash: Buffer;
  touched_at: Date;
}

export interface ReaderTable {
  county_id: number;
  matter_id: string;
  key: string;
  ring: number;
  stage: string;
  category: string;
  township_id: number | null;
  village_id: number | null;
  registered_at: Date;
  due_at: Date | null;
  outcome: MatterState['outcome'];
}

export interface FactsTable {
  county_id: number;
  matter_id: string;
  description: string;
  claims: string | null;
  place_detail: string | null;
  occurred_on: string | null;
  safe_contact: string | null;
  words: unknown;
  erased_at: Date | null;
}

export interface PartyTable {
  county_id: number;
  id: string;
  matter_id: string;
  side: 'applicant' | 'respondent';
  role: 'self' | 'organisation' | 'guardian' | 'agent' | 'helper';
  for_party_id: string | null;
  position: number;
  name_sealed: Buffer | null;
  name_finder: Buffer | null;
  organisation: string | null;
  credit_code: string | null;
  phone_sealed: Buffer | null;
  phone_finder: Buffer | null;
  phone_mask: string | null;
  identity_sealed: Buffer | null;
  identity_finder: Buffer | null;
  identity_mask: string | null;
  address_sealed: Buffer | null;
  details_sealed: Buffer | null;
  contact_way: 'phone' | 'relative' | 'village' | 'window' | null;
  contact_sealed: Buffer | null;
  powers: string | null;
  powers_until: string | null;
  notice_version: string | null;
  code_hash: Buffer | null;
  code_made_at: Date | null;
  language: 'zh' | 'en';
  large_type: Generated<boolean | null>;
  reached_at: Date | null;
  replaced_by: string | null;
  replaced_why: string | null;
  erased_at: Date | null;
}

export interface ConsentTable {
  county_id: number;
  id: string;
  matter_id: string;
  party_id: string;
  purpose: string;
  text_version: string;
  given: boolean;
  at: Date;
  withdrawn_at: Date | null;
}

export interface ClockTable {
  county_id: number;
  id: string;
  matter_id: string;
  kind: 'step' | 'promise' | 'legal';
  rule_id: string;
  profile_version: string;
  calendar_version: number;
  start_event: string;
  started_at: Date;
  due_at: Date;
  due_date: string;
  certain: boolean;
  steps: string;
  /** Prolongations, pauses and interruptions, in their order. */
  changes: Generated<string>;
  law: string | null;
  article: string | null;
  state: 'running' | 'met' | 'missed' | 'stopped' | 'lapsed';
  ended_at: Date | null;
}

export interface ClockRequestTable {
  county_id: number;
  id: string;
  matter_id: string;
  clock_id: string;
  kind: 'pause' | 'extend';
  reason_id: string | null;
  paused_from: string | null;
  paused_to: string | null;
  amount: number | null;
  unit: string | null;
  asked_at: Date;
  asked_by: number;
  decision: 'approved' | 'refused' | 'moot' | null;
  decided_at: Date | null;
  decided_by: number | null;
}

export interface HistoryTable {
  county_id: number;
  matter_id: string;
  seq: number;
  act: string;
  stage: string;
  done_at: Date;
  recorded_at: Date;
  actor: string;
  typist: string | null;
  late_reason: boolean;
  facts: string;
  hash: Buffer;
}

export interface NoteTable {
  county_id: number;
  matter_id: string;
  seq: number;
  kind: string;
  body: string | null;
  outward: boolean;
  erased_at: Date | null;
}

export interface AttachedFileTable {
  county_id: number;
  matter_id: string;
  file_id: string;
  seq: number;
  kind: string;
  by_party_id: string | null;
}

export interface ProcedureTable {
  county_id: number;
  id: string;
  matter_id: string;
  kind: string;
  started_at: Date;
  ended_at: Date | null;
  outcome: string | null;
  proof: string | null;
}

export interface FollowUpTable {
  county_id: number;
  id: string;
  matter_id: string;
  party_id: string;
  asked_at: Date;
  way: 'phone' | 'visit' | 'window' | 'page';
  reached: 'reached' | 'not_reached' | 'refused';
  performed: 'yes' | 'partly' | 'no' | 'not_due' | 'none' | null;
  solved: boolean | null;
  satisfaction: number | null;
  by_post_id: number | null;
}

export interface RatingTable {
  county_id: number;
  matter_id: string;
  party_id: string;
  acceptance: number;
  process: number;
  result: number;
  at: Date;
}

export interface OpeningTable {
  county_id: number;
  id: string;
  matter_id: string;
  party_id: string | null;
  field: string | null;
  officer_id: number | null;
  post_id: number | null;
  organisation_id: number | null;
  operation: OpeningOperation;
  reason: string | null;
  at: Date;
}

export interface DataRequestTable {
  county_id: number;
  id: string;
  matter_id: string;
  party_id: string;
  kind: 'correct' | 'erase';
  wanted_sealed: Buffer | null;
  asked_at: Date;
  answered_at: Date | null;
  answer: 'done' | 'refused' | null;
  reason: string | null;
  law: string | null;
}

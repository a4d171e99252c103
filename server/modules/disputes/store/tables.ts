import type { Generated } from 'kysely';
import type {
  BreachTable,
  JudicialConfirmationTable,
  MediatorVisitTable,
  PerformanceReportTable,
} from './performance-tables.ts';
import type { ConsentWay, EndReason, State } from '../mediation.ts';

/** The tables of this module as Kysely sees them. */
export interface DisputesTables {
  'disputes.mediation': MediationTable;
  'disputes.party_standing': PartyStandingTable;
  'disputes.consent': ConsentTable;
  'disputes.chosen_mediator': ChosenMediatorTable;
  'disputes.mediator_declaration': DeclarationTable;
  'disputes.session': SessionTable;
  'disputes.sham_check': ShamCheckTable;
  'disputes.agreement': AgreementTable;
  'disputes.signature': SignatureTable;
  'disputes.signed_paper': SignedPaperTable;
  'disputes.obligation': ObligationTable;
  'disputes.performance': PerformanceTable;
  'disputes.performance_report': PerformanceReportTable;
  'disputes.breach': BreachTable;
  'disputes.judicial_confirmation': JudicialConfirmationTable;
  'disputes.follow_up': MediatorVisitTable;
  'disputes.dossier_number': DossierNumberTable;
  'disputes.dossier_counter': DossierCounterTable;
}

interface OfMatter {
  county_id: number;
  matter_id: string;
}

interface OfMediation extends OfMatter {
  mediation_id: string;
}

export interface MediationTable extends OfMatter {
  id: string;
  committee_id: number;
  state: State;
  source: 'application' | 'own-initiative' | 'entrusted';
  entrusted_by: string | null;
  on_the_spot: boolean;
  principals: string[];
  suspended: boolean;
  dossier_number: string | null;
  started_at: Date;
  accepted_on: string | null;
  remarks: string | null;
  period_rule: string | null;
  period_due_on: string | null;
  period_certain: boolean | null;
  prolonged: number;
  ended_at: Date | null;
  end_reason: EndReason | null;
  end_words: string | null;
  erased_at: Date | null;
}

export interface PartyStandingTable extends OfMediation {
  party_id: string;
  attempts: number;
  reached_at: Date | null;
  reach_way: 'phone' | 'visit' | 'window' | 'village' | 'paper' | null;
  answer: string | null;
  answered_at: Date | null;
  erased_at: Date | null;
}

export interface ConsentTable extends OfMediation {
  id: string;
  party_id: string;
  by_party_id: string | null;
  about: 'mediation' | 'others' | 'prolong' | 'screen';
  agrees: boolean;
  how: ConsentWay;
  text_version: string;
  at: Date;
}

export interface ChosenMediatorTable extends OfMediation {
  mediator_id: number;
  position: number;
  chosen_by: 'committee' | 'parties';
  accepted_by: string[];
  chosen_at: Date;
  declared_at: Date | null;
  objected_at: Date | null;
  left_at: Date | null;
}

export interface DeclarationTable extends OfMediation {
  id: string;
  mediator_id: number;
  nothing: boolean;
  words_sealed: Buffer | null;
  objected_by: string[];
  at: Date;
}

export interface SessionTable extends OfMediation {
  id: string;
  planned_at: Date | null;
  started_at: Date | null;
  ended_at: Date | null;
  place: string;
  present: string[];
  mediator_ids: number[];
  recorder: string | null;
  others: string;
  open: boolean;
  rights_told: boolean;
  statements: string | null;
  course: string | null;
  result: 'agreed' | 'not_agreed' | 'continued' | null;
  result_text: string | null;
  signatures: string;
  unsigned: string;
  recorded_at: Date | null;
  erased_at: Date | null;
}

export interface ShamCheckTable extends OfMediation {
  id: string;
  signs: string[];
  suspected: boolean;
  words_sealed: Buffer | null;
  at: Date;
}

export interface AgreementTable extends OfMediation {
  id: string;
  draft: number;
  kind: 'written' | 'oral';
  facts: string;
  points: string;
  responsibilities: string | null;
  other_terms: string | null;
  copies: number;
  drafted_at: Date;
  replaced_at: Date | null;
  sealed_at: Date | null;
  effective_on: string | null;
  confirmation_until: string | null;
  confirmation_certain: boolean | null;
  erased_at: Date | null;
}

interface OfAgreement extends OfMatter {
  agreement_id: string;
}

export interface SignatureTable extends OfAgreement {
  id: string;
  party_id: string | null;
  by_party_id: string | null;
  mediator_id: number | null;
  how: 'signature' | 'seal' | 'fingerprint';
  way: 'paper' | 'screen';
  identity_checked: 'identity_card' | 'known_person' | 'other_paper' | null;
  file_id: string | null;
  at: Date;
}

export interface SignedPaperTable extends OfAgreement {
  file_id: string;
  sha256: Buffer;
  at: Date;
}

export interface ObligationTable extends OfAgreement {
  id: string;
  position: number;
  debtor_id: string;
  creditor_id: string;
  what: string;
  amount_fen: number | null;
  due_on: string;
  way: string | null;
  place: string | null;
  watched: boolean;
  performed: 'yes' | 'partly' | 'no' | null;
  performed_on: string | null;
  late_on: Generated<string | null>;
  breached_on: Generated<string | null>;
  erased_at: Date | null;
}

export interface PerformanceTable extends OfMatter {
  id: string;
  obligation_id: string;
  performed: 'yes' | 'partly' | 'no';
  on_date: string;
  at: Date;
}

export interface DossierNumberTable extends OfMediation {
  committee_id: number;
  year: number;
  serial: number;
  number: string;
  given_at: Date;
  voided_at: Date | null;
  void_reason: string | null;
}

export interface DossierCounterTable {
  county_id: number;
  committee_id: number;
  year: number;
  last: number;
}

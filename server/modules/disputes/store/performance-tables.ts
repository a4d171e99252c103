interface OfMatter {
  county_id: number;
  id: string;
  matter_id: string;
}

/** 履行申报 */
export interface PerformanceReportTable extends OfMatter {
  obligation_id: string;
  by_party_id: string;
  for_party_id: string;
  done: 'done' | 'partly';
  amount_fen: number | null;
  file_ids: string[];
  reported_at: Date;
  seq: number;
  confirmed: boolean | null;
  answered_at: Date | null;
  answered_by_party_id: string | null;
  answered_seq: number | null;
}

/** 违约 */
export interface BreachTable extends OfMatter {
  obligation_id: string;
  recorded_at: Date;
  by_post_id: number;
  debtor_asked: 'admits' | 'disputes' | 'not_reached';
  creditor_asked: 'not_performed' | 'partly_performed';
  reopened: boolean;
  seq: number;
}

/** 司法确认 */
export interface JudicialConfirmationTable extends OfMatter {
  agreement_id: string;
  court: string;
  decision_number: string;
  confirmed: boolean;
  decided_on: string;
  seq: number;
}

/** 人民调解回访 */
export interface MediatorVisitTable extends OfMatter {
  mediation_id: string;
  visited_at: Date;
  way: 'phone' | 'visit' | 'window';
  party_ids: string[];
  by_post_id: number;
  performed: 'yes' | 'partly' | 'no' | 'not_due';
  lawsuit: boolean;
  wrong_mediation: boolean;
  escalation: boolean;
  seq: number;
}

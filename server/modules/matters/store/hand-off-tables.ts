/** 异议 */
export interface ObjectionTable {
  county_id: number;
  id: string;
  matter_id: string;
  organisation_id: number;
  legal_basis: string;
  suggested_organisation_id: number | null;
  objected_at: Date;
  objected_by_post_id: number;
  objected_seq: number;
  ruled_at: Date | null;
  ruled_by_post_id: number | null;
  ruled_seq: number | null;
  upheld: boolean | null;
}

/** 指定承办 */
export interface DesignationTable {
  county_id: number;
  id: string;
  matter_id: string;
  organisation_id: number;
  legal_basis: string;
  designated_at: Date;
  by_post_id: number;
  seq: number;
}

/** 协办 */
export interface CoHandlingTable {
  county_id: number;
  id: string;
  matter_id: string;
  organisation_id: number;
  task: string;
  due_date: string;
  asked_at: Date;
  asked_by_post_id: number;
  opinion_at: Date | null;
  opinion_by_post_id: number | null;
  opinion_seq: number | null;
  released_at: Date | null;
}

/** 移送 */
export interface OutsideTransferTable {
  county_id: number;
  id: string;
  matter_id: string;
  letter_number: string;
  sent_by_organisation_id: number;
  body_name: string;
  body_address: string | null;
  body_telephone: string | null;
  legal_basis: string;
  materials: string[];
  time_limit_note: string | null;
  sent_at: Date;
  sent_by_post_id: number;
  sent_seq: number;
  receipt: 'received' | 'returned' | null;
  receipt_at: Date | null;
  receipt_seq: number | null;
  their_number: string | null;
}

export interface LetterCounterTable {
  county_id: number;
  kind: string;
  organisation_id: number;
  year: number;
  last: number;
}

/** 裁定沿用 */
export interface RoutingRulingTable {
  county_id: number;
  id: string;
  category: string;
  township_id: number | null;
  organisation_id: number;
  legal_basis: string;
  ruled_at: Date;
  from_number: string;
  adopted_at: Date | null;
  adopted_by_post_id: number | null;
  ended_at: Date | null;
}

import type { LateConsequence } from '../../../platform/profile/schema.ts';
import type { RefusalState } from '../admission.ts';

/** 一次性补正告知 One a matter. */
export interface MaterialRequestTable {
  county_id: number;
  id: string;
  matter_id: string;
  asked_at: Date;
  asked_by_post_id: number;
  due_date: string;
  if_late: LateConsequence;
  ended_at: Date | null;
  outcome: 'supplied' | 'lapsed' | null;
}

export interface MaterialItemTable {
  county_id: number;
  request_id: string;
  matter_id: string;
  position: number;
  name: string;
  note: string | null;
  supplied_at: Date | null;
  file_ids: string[];
}

/** 不予受理 The words stand in the notes of the entries that the seqs name. */
export interface RefusalTable {
  county_id: number;
  id: string;
  matter_id: string;
  reason_id: string;
  door_name: string;
  door_address: string;
  door_telephone: string;
  proposed_at: Date;
  proposed_by_officer_id: number;
  proposed_seq: number;
  reviewed_at: Date | null;
  reviewed_by_officer_id: number | null;
  reviewed_seq: number | null;
  review_asked_at: Date | null;
  review_asked_by_party_id: string | null;
  review_asked_seq: number | null;
  decided_at: Date | null;
  decided_by_officer_id: number | null;
  decided_seq: number | null;
  state: RefusalState;
}

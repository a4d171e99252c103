import type { Level } from '../supervision.ts';

/** 督办 One level of the ladder for one term, or an asking for the receipt of a transfer. */
export interface SupervisionTable {
  county_id: number;
  id: string;
  matter_id: string;
  level: Level;
  clock_id: string | null;
  transfer_id: string | null;
  organisation_id: number | null;
  body_name: string;
  asks: 'finish' | 'receipt';
  due_date: string;
  days_late: number;
  letter_number: string | null;
  by_organisation_id: number;
  by_post_id: number | null;
  issued_at: Date;
  seq: number;
  reply_due: string | null;
  decider_organisation_id: number | null;
  decision: 'adopted' | 'declined' | null;
  document_number: string | null;
  decided_on: string | null;
  decided_seq: number | null;
  replied_at: Date | null;
  replied_by_post_id: number | null;
  reply_seq: number | null;
}

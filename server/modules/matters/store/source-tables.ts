import type { Source } from '../source.ts';

/** 来源 */
export interface SourceTable {
  county_id: number;
  matter_id: string;
  body_name: string;
  reference: string | null;
  reference_key: string | null;
  received_on: string | null;
  asks_back: string | null;
  answer_by: string | null;
  court_mediation: NonNullable<Source['courtMediation']> | null;
  api_key_id: string | null;
}

/** 外部编号 */
export interface OutsideNumberTable {
  county_id: number;
  id: string;
  matter_id: string;
  system_name: string;
  number: string;
  number_key: string;
  added_at: Date;
  added_by_post_id: number;
  added_seq: number;
  removed_at: Date | null;
  removed_seq: number | null;
}

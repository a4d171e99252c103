import type { OpenHours } from '../windows/hours.ts';
import type { Manner } from '../windows/manner.ts';
import type { TicketStatus } from '../windows/queue.ts';

export interface WindowTable {
  county_id: number;
  id: number;
  centre_id: number;
  number: number;
  name: string;
  body_id: number;
  manner: Manner;
  /** Written as JSON text, read as what it says. */
  hours: OpenHours[];
  slot_minutes: number;
  places: number;
  valid_from: string;
  valid_to: string | null;
  version: number;
}

export interface ServiceTable {
  county_id: number;
  id: number;
  centre_id: number;
  code: string;
  name: string;
  what: string;
  materials: string[];
  takes: string;
  fee: string;
  law: string | null;
  bookable: boolean;
  window_ids: number[];
  valid_from: string;
  valid_to: string | null;
  version: number;
}

export interface BookingTable {
  county_id: number;
  id: string;
  number: string;
  code_hash: Buffer;
  centre_id: number;
  service_id: number;
  window_id: number;
  day: string;
  starts_at: Date;
  ends_at: Date;
  place: number;
  status: 'booked' | 'arrived' | 'cancelled' | 'no_show';
  name_sealed: Buffer | null;
  phone_sealed: Buffer | null;
  phone_mask: string | null;
  matter_id: string | null;
  notice_version: string;
  language: 'zh' | 'en';
  made_at: Date;
  ended_at: Date | null;
  erased_at: Date | null;
  reminded_at: Date | null;
  version: number;
}

export interface TicketTable {
  county_id: number;
  id: string;
  centre_id: number;
  day: string;
  code: string;
  serial: number;
  service_id: number;
  booking_id: string | null;
  priority: boolean;
  queue_at: Date;
  status: TicketStatus;
  only_window_id: number | null;
  window_id: number | null;
  called_times: number;
  taken_at: Date;
  taken_by_post: number;
  called_at: Date | null;
  called_by_post: number | null;
  served_at: Date | null;
  ended_at: Date | null;
  matter_id: string | null;
  version: number;
}

export interface ScreenTable {
  county_id: number;
  id: string;
  centre_id: number;
  name: string;
  token_hash: Buffer;
  made_by: number;
  made_at: Date;
  ended_at: Date | null;
  version: number;
}

export interface PadTable {
  county_id: number;
  id: string;
  organisation_id: number;
  sheets: number;
  issued_at: Date;
  issued_by_post: number;
}

export interface PadSheetTable {
  county_id: number;
  number: string;
  pad_id: string;
  organisation_id: number;
  position: number;
  code_sealed: Buffer | null;
  status: 'blank' | 'entered' | 'voided';
  matter_id: string | null;
  ended_at: Date | null;
  ended_by_post: number | null;
  void_reason: string | null;
  version: number;
}

export interface WindowsTables {
  'intake.service_window': WindowTable;
  'intake.service': ServiceTable;
  'intake.booking': BookingTable;
  'intake.ticket': TicketTable;
  'intake.ticket_run': { county_id: number; centre_id: number; day: string; code: string; last: number };
  'intake.screen': ScreenTable;
  'intake.pad': PadTable;
  'intake.pad_sheet': PadSheetTable;
}

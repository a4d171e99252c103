// Decides what the calendar's rows look like in the database.
import type { LocalDate } from '../../kernel/local-date.ts';

export interface CalendarVersionRow {
  county_id: number;
  version: number;
  source: string;
  first_announced_year: number;
  last_announced_year: number;
  imported_at: Date;
  imported_by: string | null;
}

export interface CalendarDayRow {
  county_id: number;
  version: number;
  date: LocalDate;
  kind: 'holiday' | 'make_up';
  name: string;
}

export interface CalendarTables {
  'platform.calendar_version': CalendarVersionRow;
  'platform.calendar_day': CalendarDayRow;
}

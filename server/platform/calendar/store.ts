// Decides how the calendar is kept: whole versions, never changed, the highest in use.
import { accepted, fail, refuse } from '../../kernel/refusal.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { addDays } from '../../kernel/local-date.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { readDay, USUAL_OFFICE_HOURS } from '../../kernel/working-days.ts';
import type { CalendarSnapshot, OfficeHours } from '../../kernel/working-days.ts';
import { tablesOf } from '../db.ts';
import type { Tx } from '../db.ts';
import { expectedHolidays } from './expected-holidays.ts';
import { checkNotice, mayHold } from './notice.ts';
import type { Notice } from './notice.ts';
import { seedRows } from './seed.ts';
import type { CalendarDayRow, CalendarTables, CalendarVersionRow } from './tables.ts';

/** How far past the last notice the holidays that the law fixes are worked out. */
const EXPECTED_YEARS = 30;

export interface CalendarChoice {
  /** From the county profile; 09:00–12:00 and 13:30–17:30 when not given. */
  workingHours?: readonly OfficeHours[];
  /** An older version, for showing how a date once came about; the one in use when not given. */
  version?: number;
}

/** The calendar of the transaction's county. Throws Refused `unavailable/calendar-missing` where none was set up. */
export async function loadCalendar(tx: Tx, choice: CalendarChoice = {}): Promise<CalendarSnapshot> {
  const row = await versionRow(tx, choice.version);
  return snapshotOf(row, await dayRows(tx, row.version), choice.workingHours);
}

export interface CalendarShelf {
  load(tx: Tx, choice?: CalendarChoice): Promise<CalendarSnapshot>;
}

/**
 * Keeps loaded calendars, so that an act reads one row and not the eight hundred days. Versions never change; the time of
 * import is part of the key, so that a version whose transaction was rolled back is not taken for its successor.
 */
export function calendarShelf(): CalendarShelf {
  const kept = new Map<string, CalendarSnapshot>();
  return {
    load: async (tx, choice = {}) => {
      const row = await versionRow(tx, choice.version);
      const hours = JSON.stringify(choice.workingHours ?? null);
      const key = `${row.county_id}/${row.version}/${row.imported_at.getTime()}/${hours}`;
      const known = kept.get(key);
      if (known) return known;
      const calendar = snapshotOf(row, await dayRows(tx, row.version), choice.workingHours);
      const oldest = kept.size >= 16 ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      kept.set(key, calendar);
      return calendar;
    },
  };
}

/** Writes version 1 from chinese-days for the transaction's county; for the set-up of a county. */
export async function seedCalendar(tx: Tx, at: Date): Promise<void> {
  const { version, days } = seedRows(tx.principal.countyId, at);
  await insertVersion(tx, version, days);
}

export interface ImportedNotice {
  version: number;
  lastAnnouncedYear: number;
  /** Days that are now read otherwise than before: what was computed across one of them, or was not certain, moves. */
  changed: LocalDate[];
}

/**
 * Reads a year's notice in as a new version: its days replace those of that year. Clocks are the caller's to recompute.
 * Throws Refused `invalid/calendar-notice-invalid` with `details.problems`.
 */
export async function importNotice(tx: Tx, notice: Notice, at: Date): Promise<ImportedNotice> {
  const before = await loadCalendar(tx);
  accepted(mayImport(notice, before));
  const row: CalendarVersionRow = {
    county_id: tx.principal.countyId,
    version: before.version + 1,
    source: notice.source,
    first_announced_year: before.firstAnnouncedYear,
    last_announced_year: Math.max(before.lastAnnouncedYear, notice.year),
    imported_at: at,
    imported_by: tx.principal.id,
  };
  const days = daysAfter(notice, await dayRows(tx, before.version)).map((day) => ({ ...day, version: row.version }));
  await insertVersion(tx, row, days);
  const after = snapshotOf(row, days);
  return {
    version: row.version,
    lastAnnouncedYear: row.last_announced_year,
    changed: changedDays(before, after, notice),
  };
}

function mayImport(notice: Notice, before: CalendarSnapshot): Notice | Refusal {
  const problems = checkNotice(notice, before);
  return problems.length === 0 ? notice : refuse('invalid', 'calendar-notice-invalid', { problems });
}

/** The days of other years stay; of the last days of the year before, those stay that the notice does not name. */
function daysAfter(notice: Notice, before: readonly CalendarDayRow[]): CalendarDayRow[] {
  const first = before[0];
  if (!first) return fail('unavailable', 'calendar-missing');
  const named = new Set(notice.days.map(({ date }) => date));
  const kept = before.filter(({ date }) => !named.has(date) && !date.startsWith(`${notice.year}-`));
  return [...kept, ...notice.days.map((day) => ({ county_id: first.county_id, version: first.version, ...day }))];
}

function changedDays(before: CalendarSnapshot, after: CalendarSnapshot, { year }: Notice): LocalDate[] {
  const changed: LocalDate[] = [];
  for (let date = `${year - 1}-12-24`; mayHold(year, date); date = addDays(date, 1)) {
    const [was, is] = [readDay(before, date), readDay(after, date)];
    if (was.working !== is.working || was.name !== is.name) changed.push(date);
  }
  return changed;
}

async function insertVersion(tx: Tx, version: CalendarVersionRow, days: CalendarDayRow[]): Promise<void> {
  const tables = tablesOf<CalendarTables>(tx);
  await tables.insertInto('platform.calendar_version').values(version).execute();
  await tables.insertInto('platform.calendar_day').values(days).execute();
}

async function versionRow(tx: Tx, version: number | undefined): Promise<CalendarVersionRow> {
  let query = tablesOf<CalendarTables>(tx)
    .selectFrom('platform.calendar_version')
    .selectAll()
    .where('county_id', '=', tx.principal.countyId);
  if (version !== undefined) query = query.where('version', '=', version);
  const row = await query.orderBy('version', 'desc').limit(1).executeTakeFirst();
  return row ?? fail('unavailable', 'calendar-missing');
}

function dayRows(tx: Tx, version: number): Promise<CalendarDayRow[]> {
  return tablesOf<CalendarTables>(tx)
    .selectFrom('platform.calendar_day')
    .selectAll()
    .where('county_id', '=', tx.principal.countyId)
    .where('version', '=', version)
    .orderBy('date')
    .execute();
}

/** The versions of the county's calendar, newest first. */
export function listCalendarVersions(tx: Tx): Promise<CalendarVersionRow[]> {
  return tablesOf<CalendarTables>(tx)
    .selectFrom('platform.calendar_version')
    .selectAll()
    .where('county_id', '=', tx.principal.countyId)
    .orderBy('version', 'desc')
    .execute();
}

/** A snapshot from rows; without a database for tools that have the rows from `seedRows`. */
export function snapshotOf(
  version: CalendarVersionRow,
  days: readonly CalendarDayRow[],
  workingHours: readonly OfficeHours[] = USUAL_OFFICE_HOURS,
): CalendarSnapshot {
  const of = (wanted: CalendarDayRow['kind']) =>
    days.filter(({ kind }) => kind === wanted).map(({ date, name }) => ({ date, name }));
  const last = version.last_announced_year;
  return {
    version: version.version,
    firstAnnouncedYear: version.first_announced_year,
    lastAnnouncedYear: last,
    holidays: of('holiday'),
    makeUpDays: of('make_up'),
    expectedHolidays: expectedHolidays(last + 1, last + EXPECTED_YEARS),
    workingHours,
  };
}

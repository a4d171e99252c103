// Pure. Decides which days are working days and which hours office hours, by the State Council's notices of holidays and
// make-up days as far as they are announced, and beyond that by weekends and the holidays that the law fixes.
import { DAY_MS, instantAt, localDateOf } from './instant.ts';
import type { LocalTime } from './instant.ts';
import { addDays, daysBetween, isWeekend, localDate, partsOf, yearOf } from './local-date.ts';
import type { DateParts, LocalDate } from './local-date.ts';

export interface CalendarDay {
  date: LocalDate;
  /** The holiday it belongs to: «国庆节». */
  name: string;
}

export interface OfficeHours {
  from: LocalTime;
  to: LocalTime;
}

/** One version of the calendar with all that a period is computed from. Never changed once made: it is indexed. */
export interface CalendarSnapshot {
  version: number;
  firstAnnouncedYear: number;
  /** The last year whose notice is known; what reaches past it is not certain. */
  lastAnnouncedYear: number;
  /** Days off by notice, those on a weekend too. */
  holidays: readonly CalendarDay[];
  /** Weekend days that are worked by notice (调休上班). */
  makeUpDays: readonly CalendarDay[];
  /** Holidays that the law fixes in the years after the last announced one. */
  expectedHolidays: readonly CalendarDay[];
  /** In the order of the day, not overlapping. */
  workingHours: readonly OfficeHours[];
}

export const USUAL_OFFICE_HOURS: readonly OfficeHours[] = [
  { from: '09:00', to: '12:00' },
  { from: '13:30', to: '17:30' },
];

export interface DayReading {
  date: LocalDate;
  working: boolean;
  reason: 'weekday' | 'weekend' | 'holiday' | 'makeUp';
  /** Of the holiday, or of the holiday that the day is worked for. */
  name?: string;
  /** False where no notice covers the year. */
  certain: boolean;
}

/** What kind of day it is, and why. */
export function readDay(calendar: CalendarSnapshot, date: LocalDate): DayReading {
  const certain = isAnnounced(calendar, date);
  const listed = indexOf(calendar).get(date);
  if (listed) return { date, working: listed.reason === 'makeUp', ...listed, certain };
  if (isWeekend(date)) return { date, working: false, reason: 'weekend', certain };
  return { date, working: true, reason: 'weekday', certain };
}

export function isWorkingDay(calendar: CalendarSnapshot, date: LocalDate): boolean {
  return readDay(calendar, date).working;
}

/** True when a notice of the State Council covers the date's year. */
export function isAnnounced(calendar: CalendarSnapshot, date: LocalDate): boolean {
  const year = yearOf(date);
  return year >= calendar.firstAnnouncedYear && year <= calendar.lastAnnouncedYear;
}

/** The date itself when it is a working day, else the next one. */
export function workingDayFrom(calendar: CalendarSnapshot, date: LocalDate): LocalDate {
  let day = date;
  while (!isWorkingDay(calendar, day)) day = addDays(day, 1);
  return day;
}

/** Working days after `from` up to and with `to`; negative when `to` is earlier. */
export function workingDaysBetween(calendar: CalendarSnapshot, from: LocalDate, to: LocalDate): number {
  if (to < from) return -workingDaysBetween(calendar, to, from);
  const first = partsOf(from);
  const last = partsOf(to);
  let count = workedUpTo(calendar, last) - workedUpTo(calendar, first);
  for (let year = first.year; year < last.year; year += 1) count += workedIn(calendar, year).at(-1) ?? 0;
  return count;
}

/** Working days of the date's year up to and with the date. */
function workedUpTo(calendar: CalendarSnapshot, { year, month, day }: DateParts): number {
  return workedIn(calendar, year)[(Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / DAY_MS] ?? 0;
}

/** Built once a snapshot and year: a list shows how much is left of each of its matters, over months. */
const yearsWorked = new WeakMap<CalendarSnapshot, Map<number, Uint16Array>>();

/** By the day of the year: how many days were worked so far. */
function workedIn(calendar: CalendarSnapshot, year: number): Uint16Array {
  let years = yearsWorked.get(calendar);
  if (!years) yearsWorked.set(calendar, (years = new Map()));
  const known = years.get(year);
  if (known) return known;
  const begin = localDate(year, 1, 1);
  const worked = new Uint16Array(daysBetween(begin, localDate(year + 1, 1, 1)));
  let count = 0;
  for (let i = 0; i < worked.length; i += 1) {
    if (isWorkingDay(calendar, addDays(begin, i))) count += 1;
    worked[i] = count;
  }
  years.set(year, worked);
  return worked;
}

export interface Stretch {
  from: Date;
  to: Date;
}

/** The office hours of the day as moments; none on a day that is not worked. */
export function officeHoursOn(calendar: CalendarSnapshot, date: LocalDate): Stretch[] {
  if (!isWorkingDay(calendar, date)) return [];
  return calendar.workingHours.map(({ from, to }) => ({ from: instantAt(date, from), to: instantAt(date, to) }));
}

/** The moment business ends on that day, by the clock; the caller has made sure that the day is worked. */
export function closeOfBusiness(calendar: CalendarSnapshot, date: LocalDate): Date {
  return instantAt(date, calendar.workingHours.at(-1)?.to ?? '23:59:59');
}

/** Milliseconds of office hours between two moments; 0 when `to` is not later. */
export function officeMsBetween(calendar: CalendarSnapshot, from: Date, to: Date): number {
  let sum = 0;
  const lastDay = localDateOf(to);
  for (let day = localDateOf(from); day <= lastDay; day = addDays(day, 1)) {
    for (const stretch of officeHoursOn(calendar, day)) {
      const begin = Math.max(stretch.from.getTime(), from.getTime());
      const end = Math.min(stretch.to.getTime(), to.getTime());
      if (end > begin) sum += end - begin;
    }
  }
  return sum;
}

type Listed = { reason: 'holiday' | 'makeUp'; name: string };

/** Built once a snapshot: a list screen reads thousands of days. */
const indexes = new WeakMap<CalendarSnapshot, ReadonlyMap<LocalDate, Listed>>();

function indexOf(calendar: CalendarSnapshot): ReadonlyMap<LocalDate, Listed> {
  const known = indexes.get(calendar);
  if (known) return known;
  const index = new Map<LocalDate, Listed>();
  for (const { date, name } of calendar.expectedHolidays) {
    if (!isAnnounced(calendar, date)) index.set(date, { reason: 'holiday', name });
  }
  for (const { date, name } of calendar.holidays) index.set(date, { reason: 'holiday', name });
  for (const { date, name } of calendar.makeUpDays) index.set(date, { reason: 'makeUp', name });
  indexes.set(calendar, index);
  return index;
}

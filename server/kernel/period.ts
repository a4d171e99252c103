// Pure. Decides when a period ends, by 民法典 200–203: the first day does not count, a month ends on the like day, a last
// day that is not worked moves on, the day ends at 24:00 or at close of business; hours run from the moment.
import { z } from 'zod';
import { addHours, endOfDay, HOUR_MS, localDateOf, MINUTE_MS } from './instant.ts';
import { addDays, addMonths, partsOf } from './local-date.ts';
import type { LocalDate } from './local-date.ts';
import { addSkipped } from './period-steps.ts';
import type { PeriodStep, SkippedDays } from './period-steps.ts';
import { closeOfBusiness, isWorkingDay, officeHoursOn, readDay } from './working-days.ts';
import type { CalendarSnapshot, DayReading } from './working-days.ts';

export const PERIOD_UNITS = ['hours', 'workingHours', 'workingDays', 'calendarDays', 'months', 'years'] as const;
export const periodUnit = z.enum(PERIOD_UNITS);
export type PeriodUnit = z.infer<typeof periodUnit>;

/** The longest period in each unit; beyond it is a slip of the keyboard, not a period of law. */
export const MOST_OF_UNIT: Readonly<Record<PeriodUnit, number>> = {
  hours: 87_600,
  workingHours: 5_000,
  workingDays: 2_500,
  calendarDays: 36_500,
  months: 1_200,
  years: 100,
};

/** How long, without from when: what rules and interfaces carry. An amount of 0 means on the day itself. */
export const periodLength = z
  .strictObject({ amount: z.int().min(0), unit: periodUnit })
  .refine(({ amount, unit }) => amount <= MOST_OF_UNIT[unit], { error: 'longer than any period', path: ['amount'] });
export type PeriodLength = z.infer<typeof periodLength>;

export interface Period extends PeriodLength {
  /** When the start event happened. */
  from: Date;
  /** The day ends when business does and not at 24:00 (民法典 203 second paragraph). Days, months and years only. */
  closeOfBusiness?: boolean;
  /** False for a period that does not move on from a day off. Calendar days, months and years only; true by default. */
  movesOn?: boolean;
}

export interface Due {
  /** The last moment in time: 23:59:59 of `dueDate`, close of business, or the exact moment for hours. */
  dueAt: Date;
  dueDate: LocalDate;
  /** False when a day was used whose year no notice covers. */
  certain: boolean;
  steps: PeriodStep[];
}

/**
 * Computes the end of a period. Throws RangeError on an amount that is no whole number, is negative or longer than
 * `MOST_OF_UNIT`: input is checked with `periodLength` first.
 */
export function computeDue(period: Period, calendar: CalendarSnapshot): Due {
  const { amount, unit, from } = period;
  if (!Number.isInteger(amount) || amount < 0 || amount > MOST_OF_UNIT[unit]) {
    throw new RangeError(`not a period: ${amount} ${unit}`);
  }
  const reckoning: Reckoning = { calendar, steps: [], uncertainFrom: null };
  if (unit === 'hours') return inHours(reckoning, from, amount);
  if (unit === 'workingHours') return inWorkingHours(reckoning, from, amount);
  const start = localDateOf(from);
  if (amount > 0) reckoning.steps.push({ kind: 'startDay', date: start });
  const last = lastDay(reckoning, start, period);
  if (!period.closeOfBusiness || !isWorkingDay(calendar, last)) {
    return finish(reckoning, last, endOfDay(last), 'dayEnd');
  }
  return finish(reckoning, last, closeOfBusiness(calendar, last), 'closeOfBusiness');
}

interface Reckoning {
  calendar: CalendarSnapshot;
  steps: PeriodStep[];
  uncertainFrom: LocalDate | null;
}

function lastDay(reckoning: Reckoning, start: LocalDate, { amount, unit, movesOn = true }: Period): LocalDate {
  const { steps } = reckoning;
  if (unit === 'workingDays' && amount > 0) return countWorkingDays(reckoning, start, amount);
  let last: LocalDate;
  if (unit === 'months' || unit === 'years') {
    last = addMonths(start, unit === 'months' ? amount : amount * 12);
    const monthEnd = partsOf(last).day < partsOf(start).day;
    steps.push({ kind: 'likeDay', amount, unit, date: last, monthEnd });
  } else {
    last = addDays(start, amount);
    const counted = unit === 'workingDays' ? 'workingDays' : 'calendarDays';
    steps.push({ kind: 'daysCounted', amount, unit: counted, last });
  }
  return movesOn || unit === 'workingDays' ? moveOn(reckoning, last) : last;
}

function countWorkingDays(reckoning: Reckoning, start: LocalDate, amount: number): LocalDate {
  let day = start;
  let skipped: SkippedDays[] = [];
  for (let counted = 0; counted < amount;) {
    day = addDays(day, 1);
    const reading = look(reckoning, day);
    if (!reading.working) {
      addSkipped(skipped, reading);
      continue;
    }
    skipped = writeSkipped(reckoning, skipped);
    noteMakeUp(reckoning, reading);
    counted += 1;
  }
  reckoning.steps.push({ kind: 'daysCounted', amount, unit: 'workingDays', last: day });
  return day;
}

function moveOn(reckoning: Reckoning, last: LocalDate): LocalDate {
  const over: SkippedDays[] = [];
  let reading = look(reckoning, last);
  while (!reading.working) {
    addSkipped(over, reading);
    reading = look(reckoning, addDays(reading.date, 1));
  }
  if (over.length > 0) reckoning.steps.push({ kind: 'movedOn', from: last, to: reading.date, over });
  noteMakeUp(reckoning, reading);
  return reading.date;
}

function inHours(reckoning: Reckoning, from: Date, amount: number): Due {
  const dueAt = addHours(from, amount);
  reckoning.steps.push({ kind: 'startMoment', at: from.toISOString() });
  return finish(reckoning, localDateOf(dueAt), dueAt, 'moment');
}

function inWorkingHours(reckoning: Reckoning, from: Date, amount: number): Due {
  const { calendar, steps } = reckoning;
  const wanted = amount * HOUR_MS;
  let skipped: SkippedDays[] = [];
  let counted = 0;
  let began = false;
  steps.push({ kind: 'startMoment', at: from.toISOString() });
  for (let day = localDateOf(from); ; day = addDays(day, 1)) {
    const reading = look(reckoning, day);
    if (!reading.working) addSkipped(skipped, reading);
    let today = 0;
    for (const stretch of officeHoursOn(calendar, day)) {
      const begin = Math.max(stretch.from.getTime(), from.getTime());
      const end = stretch.to.getTime();
      if (begin >= end) continue;
      if (today === 0) {
        skipped = writeSkipped(reckoning, skipped);
        noteMakeUp(reckoning, reading);
      }
      if (!began && begin > from.getTime()) {
        steps.push({ kind: 'waitedForOpening', from: from.toISOString(), to: new Date(begin).toISOString() });
      }
      began = true;
      const taken = Math.min(end - begin, wanted - counted - today);
      today += taken;
      if (counted + today < wanted) continue;
      noteHours(reckoning, day, counted, today);
      return finish(reckoning, day, new Date(begin + taken), 'moment');
    }
    noteHours(reckoning, day, counted, today);
    counted += today;
  }
}

/** Whole days in a row are one step, so that a long period stays short to read. */
function noteHours({ calendar, steps }: Reckoning, day: LocalDate, before: number, today: number): void {
  if (today === 0) return;
  const minutes = Math.round((before + today) / MINUTE_MS) - Math.round(before / MINUTE_MS);
  const wholeDay = officeHoursOn(calendar, day).reduce((sum, { from, to }) => sum + to.getTime() - from.getTime(), 0);
  const last = steps.at(-1);
  if (today === wholeDay && last?.kind === 'hoursCounted' && last.minutes * MINUTE_MS >= wholeDay) {
    last.to = day;
    last.minutes += minutes;
    return;
  }
  steps.push({ kind: 'hoursCounted', from: day, to: day, minutes });
}

/** Reads a day of the calendar and remembers the first that is not certain. */
function look(reckoning: Reckoning, date: LocalDate): DayReading {
  const reading = readDay(reckoning.calendar, date);
  if (!reading.certain) reckoning.uncertainFrom ??= date;
  return reading;
}

function noteMakeUp({ steps }: Reckoning, { reason, date, name = '' }: DayReading): void {
  if (reason === 'makeUp') steps.push({ kind: 'makeUpDay', date, name });
}

function writeSkipped({ steps }: Reckoning, skipped: SkippedDays[]): SkippedDays[] {
  for (const run of skipped) steps.push({ kind: 'skipped', ...run });
  return [];
}

function finish(
  reckoning: Reckoning,
  dueDate: LocalDate,
  dueAt: Date,
  ends: 'dayEnd' | 'closeOfBusiness' | 'moment',
): Due {
  const { calendar, steps, uncertainFrom } = reckoning;
  if (uncertainFrom !== null) {
    const { firstAnnouncedYear, lastAnnouncedYear } = calendar;
    steps.push({ kind: 'uncertain', date: uncertainFrom, firstAnnouncedYear, lastAnnouncedYear });
  }
  steps.push({ kind: 'due', date: dueDate, at: dueAt.toISOString(), ends });
  return { dueAt, dueDate, certain: uncertainFrom === null, steps };
}

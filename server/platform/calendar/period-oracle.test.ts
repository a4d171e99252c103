import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { computeDue } from '../../kernel/period.ts';
import type { PeriodUnit } from '../../kernel/period.ts';
import { seedRows, snapshotOf } from './index.ts';

// The slow clerk: walks day by day or minute by minute over the raw lists of the notices, and knows none of our functions.
const DAY = 86_400_000;
const MINUTE = 60_000;
const OFFSET = 8 * 3_600_000;
const holidays: Readonly<Record<string, string>> = data.holidays;
const workdays: Readonly<Record<string, string>> = data.workdays;

function dateOf(ms: number): string {
  return new Date(ms + OFFSET).toISOString().slice(0, 10);
}

function isWorked(ms: number): boolean {
  const date = dateOf(ms);
  const weekday = new Date(ms + OFFSET).getUTCDay();
  return date in workdays || (!(date in holidays) && weekday >= 1 && weekday <= 5);
}

function pastDaysOff(ms: number): number {
  let day = ms;
  while (!isWorked(day)) day += DAY;
  return day;
}

const slowly: Readonly<Record<PeriodUnit, (from: number, amount: number) => string>> = {
  workingDays(from, amount) {
    let day = from;
    for (let left = amount; left > 0;) {
      day += DAY;
      if (isWorked(day)) left -= 1;
    }
    return `${dateOf(pastDaysOff(day))} 23:59:59`;
  },
  calendarDays(from, amount) {
    let day = from;
    for (let left = amount; left > 0; left -= 1) day += DAY;
    return `${dateOf(pastDaysOff(day))} 23:59:59`;
  },
  months(from, amount) {
    const wanted = dateOf(from).slice(8);
    let day = from;
    for (let turns = 0; ; day += DAY) {
      const isLike = dateOf(day).slice(8) === wanted;
      const isLast = dateOf(day + DAY).slice(8) === '01';
      if (turns === amount && (isLike || isLast)) break;
      if (isLast) turns += 1;
    }
    return `${dateOf(pastDaysOff(day))} 23:59:59`;
  },
  years(from, amount) {
    return slowly.months(from, amount * 12);
  },
  hours(from, amount) {
    let at = from;
    for (let left = amount * 60; left > 0; left -= 1) at += MINUTE;
    return wall(at);
  },
  workingHours(from, amount) {
    let at = from;
    for (let left = amount * 60; left > 0; at += MINUTE) if (isOpen(at)) left -= 1;
    return wall(at);
  },
};

function isOpen(ms: number): boolean {
  const time = wall(ms).slice(11);
  return isWorked(ms) && ((time >= '09:00:00' && time < '12:00:00') || (time >= '13:30:00' && time < '17:30:00'));
}

function wall(ms: number): string {
  return new Date(ms + OFFSET).toISOString().slice(0, 19).replace('T', ' ');
}

const { version, days } = seedRows(1, new Date(0));
const calendar = snapshotOf(version, days);
const first = Date.parse('2022-01-01T00:00:00+08:00');
const minutes = (Date.parse('2027-01-01T00:00:00+08:00') - first) / MINUTE;
const anyMoment = fc.integer({ min: 0, max: minutes - 1 }).map((minute) => first + minute * MINUTE);

test.each<[unit: PeriodUnit, most: number, runs: number]>([
  ['workingDays', 90, 1500],
  ['calendarDays', 180, 1500],
  ['months', 24, 1500],
  ['years', 3, 500],
  ['hours', 400, 300],
  ['workingHours', 60, 200],
])('periods in %s agree with a slow clerk with a paper calendar, over 2022 to 2026', (unit, most, numRuns) => {
  fc.assert(
    fc.property(anyMoment, fc.integer({ min: unit === 'workingHours' ? 1 : 0, max: most }), (from, amount) => {
      const answer = computeDue({ from: new Date(from), amount, unit }, calendar);
      const expected = slowly[unit](from, amount);
      const known = expected < '2027';
      expect(answer.certain).toBe(known || unit === 'hours');
      const said = wall(answer.dueAt.getTime());
      // Past the last notice the clerk's list is silent, and so is he.
      expect(said).toBe(answer.certain ? expected : said);
      expect(wall(answer.dueAt.getTime()).slice(0, 10)).toBe(answer.dueDate);
    }),
    { numRuns },
  );
});

test('the steps of a period in working days account for every day between its ends', () => {
  fc.assert(
    fc.property(anyMoment, fc.integer({ min: 1, max: 300 }), (from, amount) => {
      const { steps, dueDate } = computeDue({ from: new Date(from), amount, unit: 'workingDays' }, calendar);
      const skipped = steps.reduce((sum, step) => sum + (step.kind === 'skipped' ? step.days : 0), 0);
      const between = (Date.parse(dueDate) - Date.parse(dateOf(from))) / DAY;
      expect(between).toBe(amount + skipped);
    }),
  );
});

test('the minutes of office hours that the steps show add up to the period', () => {
  fc.assert(
    fc.property(anyMoment, fc.integer({ min: 1, max: 200 }), (from, amount) => {
      const { steps } = computeDue({ from: new Date(from), amount, unit: 'workingHours' }, calendar);
      const counted = steps.reduce((sum, step) => sum + (step.kind === 'hoursCounted' ? step.minutes : 0), 0);
      expect(counted).toBe(amount * 60);
    }),
  );
});

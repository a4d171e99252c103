import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantAt } from './instant.ts';
import { addDays } from './local-date.ts';
import {
  isWorkingDay,
  officeMsBetween,
  readDay,
  USUAL_OFFICE_HOURS,
  workingDayFrom,
  workingDaysBetween,
} from './working-days.ts';
import type { CalendarSnapshot } from './working-days.ts';

const calendar: CalendarSnapshot = {
  version: 1,
  firstAnnouncedYear: 2026,
  lastAnnouncedYear: 2026,
  holidays: [{ date: '2026-10-03', name: '国庆节' }],
  makeUpDays: [{ date: '2026-10-10', name: '国庆节' }],
  expectedHolidays: [
    { date: '2026-06-19', name: '端午节' },
    { date: '2027-01-01', name: '元旦' },
  ],
  workingHours: USUAL_OFFICE_HOURS,
};

describe('a day of the calendar', () => {
  test('is read by the notice first, then by its weekday', () => {
    expect(readDay(calendar, '2026-10-03')).toMatchObject({ working: false, reason: 'holiday', name: '国庆节' });
    expect(readDay(calendar, '2026-10-10')).toMatchObject({ working: true, reason: 'makeUp', certain: true });
    expect(readDay(calendar, '2026-10-11')).toMatchObject({ working: false, reason: 'weekend' });
    expect(readDay(calendar, '2026-10-12')).toMatchObject({ working: true, reason: 'weekday' });
  });

  test('is read by the fixed holidays only where no notice covers the year', () => {
    expect(readDay(calendar, '2027-01-01')).toMatchObject({ working: false, reason: 'holiday', certain: false });
    expect(readDay(calendar, '2026-06-19')).toMatchObject({ working: true, reason: 'weekday', certain: true });
  });

  test('counts as many days back as forward', () => {
    expect(workingDaysBetween(calendar, '2026-10-09', '2026-10-12')).toBe(2);
    expect(workingDaysBetween(calendar, '2026-10-12', '2026-10-09')).toBe(-2);
    expect(workingDayFrom(calendar, '2026-10-03')).toBe('2026-10-05');
  });

  test('holds seven office hours, and none on a day off', () => {
    const hours = (from: string, to: string) => officeMsBetween(calendar, instantAt(from), instantAt(to)) / 3_600_000;
    expect(hours('2026-10-10', '2026-10-11')).toBe(7);
    expect(hours('2026-10-11', '2026-10-12')).toBe(0);
    expect(hours('2026-10-12', '2026-10-10')).toBe(0);
  });
});

describe('working days between two days', () => {
  test('are those that a finger on the wall calendar counts, across years and backwards', () => {
    fc.assert(
      fc.property(fc.integer({ min: -900, max: 900 }), fc.integer({ min: 0, max: 800 }), (begin, days) => {
        const from = addDays('2026-06-01', begin);
        const to = addDays(from, days);
        let counted = 0;
        for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
          if (isWorkingDay(calendar, day)) counted += 1;
        expect(workingDaysBetween(calendar, from, to)).toBe(counted);
        expect(workingDaysBetween(calendar, to, from) + counted).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});

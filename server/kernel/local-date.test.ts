import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  daysBetween,
  formatDateEn,
  formatDateZh,
  isLocalDate,
  isWeekend,
  isWithinReach,
  localDate,
  weekdayOf,
} from './local-date.ts';
import { localDateSchema } from './local-date-schema.ts';

const anyDate = fc.integer({ min: -25_000, max: 40_000 }).map((days) => addDays('1970-01-01', days));

describe('a date of law', () => {
  test.each(['2026-11-22', '2024-02-29', '1949-10-01'])('%s is a date', (text) => {
    expect(isLocalDate(text)).toBe(true);
    expect(localDateSchema.parse(text)).toBe(text);
  });

  test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '20260101', '2026-01-01T00:00', '', '0050-01-01x'])(
    '%s is none',
    (text) => {
      expect(isLocalDate(text)).toBe(false);
      expect(localDateSchema.safeParse(text).success).toBe(false);
    },
  );

  test.each(['0001-01-01', '1899-12-31', '2200-01-01', '9999-12-31'])('%s is beyond what anybody can mean', (text) => {
    expect(isWithinReach(text)).toBe(false);
    expect(localDateSchema.safeParse(text).success).toBe(false);
  });

  test('the calendar ends with the years of four digits, loudly: a count over days must never stand still', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addMonths('9999-12-31', 1)).toThrow(RangeError);
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-23', 3, '2027-02-23'],
    ['2026-12-31', 12, '2027-12-31'],
    ['2026-01-15', -13, '2024-12-15'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });

  test('29 February and a year is 28 February', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
  });

  test('weekdays are the real ones, before 1970 too', () => {
    expect(weekdayOf('2026-11-22')).toBe(0);
    expect(weekdayOf('1949-10-01')).toBe(6);
    expect(weekdayOf('1970-01-01')).toBe(4);
    expect([isWeekend('2026-11-21'), isWeekend('2026-11-23')]).toEqual([true, false]);
  });

  test('it reads in Chinese and English, with the weekday when asked', () => {
    expect(formatDateZh('2026-11-02')).toBe('2026年11月2日');
    expect(formatDateZh('2026-11-22', { weekday: true })).toBe('2026年11月22日（周日）');
    expect(formatDateEn('2026-11-22')).toBe('22 November 2026');
    expect(formatDateEn('2026-11-22', { weekday: true })).toBe('Sunday 22 November 2026');
    expect([formatDateZh('2026-11-02', { short: true }), formatDateEn('2026-11-02', { short: true })]).toEqual([
      '11月2日',
      '2 November',
    ]);
  });

  test('a text that is no date is refused, not guessed at', () => {
    expect(() => addDays('yesterday', 1)).toThrow(RangeError);
    expect(() => addMonths('2026-02-30', 1)).toThrow(RangeError);
  });

  test('adding days and counting days undo each other, and order of text is order of time', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -9999, max: 9999 }), (date, days) => {
        const later = addDays(date, days);
        expect(daysBetween(date, later)).toBe(days);
        expect(later > date).toBe(days > 0);
        expect(weekdayOf(later)).toBe((((weekdayOf(date) + days) % 7) + 7) % 7);
      }),
    );
  });

  test('parts beyond their end run on', () => {
    expect(localDate(2026, 12, 32)).toBe('2027-01-01');
  });
});

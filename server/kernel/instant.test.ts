import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  endOfDay,
  formatDateTimeEn,
  formatDateTimeZh,
  instantAt,
  isPast,
  localDateOf,
  localTimeOf,
  parseInstant,
  startOfDay,
  toChinaIso,
} from './instant.ts';

describe('a moment on the clock of China', () => {
  test('the evening in London is the next day in China', () => {
    const moment = new Date('2026-11-22T16:00:00Z');
    expect(localDateOf(moment)).toBe('2026-11-23');
    expect(localTimeOf(moment)).toBe('00:00');
    expect(localDateOf(new Date('2026-11-22T15:59:59.999Z'))).toBe('2026-11-22');
  });

  test('there is no summer time, not even in the years that had it', () => {
    expect(instantAt('1988-07-01', '12:00').toISOString()).toBe('1988-07-01T04:00:00.000Z');
  });

  test('it is written by 24 hours in both languages', () => {
    const moment = new Date('2026-11-22T13:05:59Z');
    expect(formatDateTimeZh(moment)).toBe('2026年11月22日 21:05');
    expect(formatDateTimeZh(moment, { weekday: true })).toBe('2026年11月22日（周日） 21:05');
    expect(formatDateTimeEn(moment)).toBe('22 November 2026, 21:05');
    expect(toChinaIso(moment)).toBe('2026-11-22T21:05:59+08:00');
  });

  test('a day that ends at 24:00 is not past one millisecond before, and is past at 24:00', () => {
    const due = endOfDay('2026-11-22');
    expect(isPast(due, new Date('2026-11-22T15:59:59.999Z'))).toBe(false);
    expect(isPast(due, startOfDay('2026-11-23'))).toBe(true);
  });

  test.each([
    ['2026-11-22', '2026-11-21T16:00:00.000Z'],
    ['2026-11-22T14:05', '2026-11-22T06:05:00.000Z'],
    ['2026-11-22 14:05:30', '2026-11-22T06:05:30.000Z'],
    ['2026-11-22T06:05:00Z', '2026-11-22T06:05:00.000Z'],
    ['2026-11-22T14:05:00+08:00', '2026-11-22T06:05:00.000Z'],
  ])('%s is read as %s', (text, iso) => {
    expect(parseInstant(text)?.toISOString()).toBe(iso);
  });

  test.each([
    '',
    'now',
    '2026-02-30',
    '2026-02-30T10:00',
    '2026-11-22T25:00',
    '2026-11-22T24:00:00Z+',
    '1763784000000',
  ])('%s is not read at all', (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  test('date and time of a moment give the moment back, to the minute', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000_000 }), (minutes) => {
        const moment = new Date(minutes * 60_000);
        expect(instantAt(localDateOf(moment), localTimeOf(moment))).toEqual(moment);
      }),
    );
  });
});

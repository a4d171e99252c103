import { expect, test } from 'vitest';
import { formatDateEn, formatDateZh } from '../../server/kernel/local-date.ts';
import { dayOf, dayWords, momentWords, timeOf, versionWords } from './dates.ts';

test('the day of a moment is the day in China', () => {
  expect(dayOf('2026-11-22T17:30:00Z')).toBe('2026-11-23');
  expect(timeOf('2026-11-22T17:30:00Z')).toBe('01:30');
  expect(dayOf('2026-11-22')).toBe('2026-11-22');
});

test('days read as the server writes them', () => {
  for (const day of ['2026-11-22', '2024-02-29', '2027-01-01', '2025-10-09']) {
    expect(dayWords(day, 'zh')).toBe(formatDateZh(day));
    expect(dayWords(day, 'en')).toBe(formatDateEn(day));
    expect(dayWords(day, 'en', { weekday: true })).toBe(formatDateEn(day, { weekday: true }));
  }
  expect(dayWords('2026-11-22', 'zh', { weekday: true })).toBe(formatDateZh('2026-11-22', { weekday: true }));
});

test('a moment is told in 24 hours', () => {
  expect(momentWords('2026-11-22T06:05:00Z', 'zh')).toBe('2026年11月22日 14:05');
  expect(momentWords('2026-11-22T06:05:00Z', 'en')).toBe('22 November 2026, 14:05');
});

test('the version of a text that was published on a day reads as that day', () => {
  expect(versionWords('2026-11-01', 'zh')).toBe('2026年11月1日');
  expect(versionWords('2026-11-01', 'en')).toBe('1 November 2026');
  expect(versionWords('第二版', 'zh')).toBe('第二版');
  expect(versionWords('2026-13-01', 'zh')).toBe('2026-13-01');
});

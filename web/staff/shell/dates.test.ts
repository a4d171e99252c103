import { expect, test } from 'vitest';
import { writeShort } from './dates.ts';

const now = new Date('2026-11-23T01:00:00Z');

test('a moment of this year needs no year in a list; one of another year has it', () => {
  expect(writeShort('2026-11-22T06:05:00Z', 'zh', now)).toBe('11月22日 14:05');
  expect(writeShort('2025-12-16T02:14:00Z', 'zh', now)).toBe('2025年12月16日 10:14');
  expect(writeShort('2025-12-16T02:14:00Z', 'en', now)).toBe('16 Dec 2025 10:14');
  // The year is China's: this is New Year's morning there.
  expect(writeShort('2025-12-31T17:00:00Z', 'zh', now)).toBe('1月1日 01:00');
});

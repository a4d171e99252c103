import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadProfile } from '../../server/platform/profile/index.ts';
import { sweeps } from '../../server/tasks.ts';
import { happenings, happeningWords } from '../../web/staff/administration/practice-words.ts';

it('names every regular check and everything that people are told of in the office’s words, in both languages', () => {
  expect(sweeps.map((sweep) => sweep.name).filter((name) => !(name in happenings))).toEqual([]);
  const told = loadProfile(join(import.meta.dirname, '../../profiles/default')).messages.map(({ event }) => event);
  expect(told.length).toBeGreaterThan(20);
  expect(told.filter((event) => !(event in happenings))).toEqual([]);
  expect(happeningWords('intake.releaseBookings', 'zh')).toBe('放掉没有来的预约');
  expect(happeningWords('something.new', 'en')).toBe('something.new');
});

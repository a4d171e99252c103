import { expect, it } from 'vitest';
import { sweeps } from '../../server/tasks.ts';
import { happenings, happeningWords } from '../../web/staff/administration/practice-words.ts';

it('names every regular check in the office’s words, in both languages', () => {
  expect(sweeps.map((sweep) => sweep.name).filter((name) => !(name in happenings))).toEqual([]);
  expect(happeningWords('intake.releaseBookings', 'zh')).toBe('放掉没有来的预约');
  expect(happeningWords('something.new', 'en')).toBe('something.new');
});

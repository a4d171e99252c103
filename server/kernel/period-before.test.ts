import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfDay, instantAt } from './instant.ts';
import { addDays } from './local-date.ts';
import { computeBefore } from './period-before.ts';
import { computeDue } from './period.ts';
import { periodStep } from './period-steps.ts';
import { plainSteps } from './period-plain-words.ts';
import { explainSteps } from './period-words.ts';
import { type CalendarDay, type CalendarSnapshot, isWorkingDay, USUAL_OFFICE_HOURS } from './working-days.ts';

const run = (from: string, days: number, name: string): CalendarDay[] =>
  Array.from({ length: days }, (_, i) => ({ date: addDays(from, i), name }));
// From the notice of the State Council for 2026.
const calendar: CalendarSnapshot = {
  version: 1,
  firstAnnouncedYear: 2026,
  lastAnnouncedYear: 2026,
  holidays: [...run('2026-09-25', 3, '中秋节'), ...run('2026-10-01', 7, '国庆节')],
  makeUpDays: [
    { date: '2026-09-20', name: '国庆节' },
    { date: '2026-10-10', name: '国庆节' },
  ],
  expectedHolidays: [],
  workingHours: USUAL_OFFICE_HOURS,
};
const before = (day: string, amount: number, unit: 'workingDays' | 'calendarDays') =>
  computeBefore({ event: instantAt(day, '09:00'), amount, unit }, calendar);

describe('a period counted back from what is to come (开庭五日前)', () => {
  it.each([
    ['2026-10-12', 5, 'workingDays', '2026-09-29', 'the worked Saturday 10, 9, 8 October, 30, 29 September'],
    ['2026-09-29', 3, 'workingDays', '2026-09-23', '28, 24, 23, over 中秋'],
    ['2026-09-29', 3, 'calendarDays', '2026-09-24', '26 September is a day off: back to the 24th'],
    ['2026-09-23', 3, 'calendarDays', '2026-09-20', 'a Sunday, but worked'],
    ['2026-11-04', 5, 'calendarDays', '2026-10-30', 'a Friday'],
  ] as const)('before %s, %i %s: %s (%s)', (day, amount, unit, last, how) => {
    const due = before(day, amount, unit);
    expect(due, how).toMatchObject({ dueDate: last, certain: true, dueAt: endOfDay(last) });
    for (const step of due.steps) expect(periodStep.parse(step)).toEqual(step);
  });

  it('is said in words, day off by day off', () => {
    expect(explainSteps(before('2026-09-29', 3, 'calendarDays').steps, 'zh')).toEqual([
      '自2026年9月29日（周二）起向前推算，当日不计入。',
      '向前数满3日，至迟为2026年9月26日（周六）。',
      '该日不是工作日（2026年9月25日至2026年9月26日中秋节放假（共2日）），为不减少应有的天数，提前至2026年9月24日（周四）。',
      '期限至2026年9月24日（周四）24:00届满（民法典第二百零三条）。',
    ]);
    expect(plainSteps(before('2026-09-29', 3, 'calendarDays').steps, 'zh')).toBe(
      '从2026年9月29日（周二）的前一天往前数，3天，2026年9月26日（周六）赶上中秋节放假，要提前，到2026年9月24日（周四）为止。',
    );
  });

  it('is not certain where it reaches into a year that no notice covers', () => {
    expect(before('2026-01-05', 3, 'workingDays').certain).toBe(false);
  });

  it('leaves as many working days as the text asks: counted forward again, they end on the event or after it', () => {
    assert(
      property(integer({ min: 0, max: 200 }), integer({ min: 1, max: 30 }), (offset, amount) => {
        const event = addDays('2026-05-01', offset);
        const { dueDate } = before(event, amount, 'workingDays');
        const again = computeDue({ from: instantAt(dueDate, '09:00'), amount, unit: 'workingDays' }, calendar).dueDate;
        expect(isWorkingDay(calendar, dueDate)).toBe(true);
        if (isWorkingDay(calendar, event)) expect(again).toBe(event);
        else expect(again > event).toBe(true);
      }),
    );
  });

  it('is in days, and of at least one', () => {
    expect(() => before('2026-09-29', 0, 'workingDays')).toThrow(RangeError);
    expect(() => computeBefore({ event: new Date(), amount: 1, unit: 'months' }, calendar)).toThrow(RangeError);
  });
});

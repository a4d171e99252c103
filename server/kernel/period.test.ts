import { describe, expect, test } from 'vitest';
import { instantAt, localDateOf, localTimeOf } from './instant.ts';
import { addDays } from './local-date.ts';
import type { LocalDate } from './local-date.ts';
import { computeDue, MOST_OF_UNIT, periodLength } from './period.ts';
import type { PeriodUnit } from './period.ts';
import { periodStep } from './period-steps.ts';
import { plainSteps } from './period-plain-words.ts';
import { explainSteps, formatPeriod } from './period-words.ts';
import { USUAL_OFFICE_HOURS } from './working-days.ts';
import type { CalendarDay, CalendarSnapshot } from './working-days.ts';

// Copied by hand from the notices of the State Council for 2025 and 2026, so that no package stands between.
const calendar: CalendarSnapshot = {
  version: 1,
  firstAnnouncedYear: 2025,
  lastAnnouncedYear: 2026,
  holidays: [
    ...run('2025-01-01', 1, '元旦'),
    ...run('2025-01-28', 8, '春节'),
    ...run('2025-04-04', 3, '清明节'),
    ...run('2025-05-01', 5, '劳动节'),
    ...run('2025-05-31', 3, '端午节'),
    ...run('2025-10-01', 8, '国庆节、中秋节'),
    ...run('2026-01-01', 3, '元旦'),
    ...run('2026-02-15', 9, '春节'),
    ...run('2026-04-04', 3, '清明节'),
    ...run('2026-05-01', 5, '劳动节'),
    ...run('2026-06-19', 3, '端午节'),
    ...run('2026-09-25', 3, '中秋节'),
    ...run('2026-10-01', 7, '国庆节'),
  ],
  makeUpDays: [
    ...['2025-01-26', '2025-02-08'].map((date) => ({ date, name: '春节' })),
    { date: '2025-04-27', name: '劳动节' },
    ...['2025-09-28', '2025-10-11'].map((date) => ({ date, name: '国庆节、中秋节' })),
    { date: '2026-01-04', name: '元旦' },
    ...['2026-02-14', '2026-02-28'].map((date) => ({ date, name: '春节' })),
    { date: '2026-05-09', name: '劳动节' },
    ...['2026-09-20', '2026-10-10'].map((date) => ({ date, name: '国庆节' })),
  ],
  expectedHolidays: [...run('2027-01-01', 1, '元旦'), ...run('2027-02-05', 4, '春节')],
  workingHours: USUAL_OFFICE_HOURS,
};

function run(from: LocalDate, days: number, name: string): CalendarDay[] {
  return Array.from({ length: days }, (_, at) => ({ date: addDays(from, at), name }));
}

function at(text: string): Date {
  const [date = '', time] = text.split(' ');
  return instantAt(date, time);
}

function due(from: string, amount: number, unit: PeriodUnit) {
  return computeDue({ from: at(from), amount, unit }, calendar);
}

describe('days, months and years end on the day that the law says', () => {
  test.each<[from: string, amount: number, unit: PeriodUnit, dueDate: LocalDate, why: string]>([
    ['2026-11-23 10:05', 7, 'workingDays', '2026-12-02', 'one weekend between'],
    ['2026-11-23 00:00', 1, 'workingDays', '2026-11-24', 'the first day does not count even from its first moment'],
    ['2026-11-27 17:59', 1, 'workingDays', '2026-11-30', 'Friday to Monday'],
    ['2026-11-28 10:00', 1, 'workingDays', '2026-11-30', 'an event on a Saturday'],
    ['2025-09-27 10:00', 1, 'workingDays', '2025-09-28', 'Sunday 28 September 2025 is worked'],
    ['2025-09-26 10:00', 5, 'workingDays', '2025-10-10', '28, 29, 30 September, 9 and 10 October'],
    ['2025-09-30 10:00', 3, 'workingDays', '2025-10-11', 'Saturday 11 October 2025 is worked'],
    ['2026-09-30 16:10', 3, 'workingDays', '2026-10-10', 'Saturday 10 October 2026 is worked'],
    ['2026-09-18 09:00', 1, 'workingDays', '2026-09-20', 'Sunday 20 September 2026 is worked'],
    ['2026-02-13 09:00', 3, 'workingDays', '2026-02-25', 'Spring Festival: 14, 24 and 25 February'],
    ['2026-02-13 09:00', 6, 'workingDays', '2026-02-28', 'and Saturday 28 February is worked'],
    ['2025-12-31 09:00', 1, 'workingDays', '2026-01-04', 'Sunday 4 January 2026 is worked'],
    ['2026-11-28 09:00', 0, 'workingDays', '2026-11-30', 'the same day, when it is worked'],
    ['2026-09-24 09:00', 7, 'calendarDays', '2026-10-08', 'ends in the holidays of October, moves on past them'],
    ['2026-09-05 09:00', 15, 'calendarDays', '2026-09-20', 'the Sunday it ends on is worked'],
    ['2026-11-06 09:00', 15, 'calendarDays', '2026-11-23', 'ends on a Saturday'],
    ['2026-11-23 09:00', 0, 'calendarDays', '2026-11-23', 'the same day'],
    ['2026-01-31 09:00', 1, 'months', '2026-02-28', 'no like day; and that Saturday is worked'],
    ['2025-01-31 09:00', 1, 'months', '2025-02-28', 'no like day'],
    ['2026-08-31 09:00', 1, 'months', '2026-09-30', 'no like day'],
    ['2025-12-31 09:00', 2, 'months', '2026-02-28', 'no like day, two months on'],
    ['2026-01-15 09:00', 1, 'months', '2026-02-24', 'the like day is the first of Spring Festival'],
    ['2026-09-02 09:00', 1, 'months', '2026-10-08', 'the like day is a National Day holiday'],
    ['2025-02-28 09:00', 1, 'months', '2025-03-28', 'a like day that exists is not the month end'],
    ['2025-11-23 09:00', 1, 'years', '2026-11-23', 'the like day'],
    ['2025-11-22 09:00', 1, 'years', '2026-11-23', 'the like day is a Sunday'],
  ])('%s and %i %s is %s: %s', (from, amount, unit, dueDate) => {
    const answer = due(from, amount, unit);
    expect(answer.dueDate).toBe(dueDate);
    expect(answer.dueAt).toEqual(instantAt(dueDate, '23:59:59'));
    expect(answer.certain).toBe(true);
  });

  test('with close of business the last day ends when the office does', () => {
    const answer = computeDue(
      { from: at('2026-11-23 10:00'), amount: 3, unit: 'workingDays', closeOfBusiness: true },
      calendar,
    );
    expect(answer.dueAt).toEqual(at('2026-11-26 17:30'));
    expect(answer.steps.at(-1)).toMatchObject({ kind: 'due', ends: 'closeOfBusiness' });
  });

  test('a period that does not move on ends on the day off itself', () => {
    const answer = computeDue(
      { from: at('2026-11-06 09:00'), amount: 15, unit: 'calendarDays', movesOn: false, closeOfBusiness: true },
      calendar,
    );
    expect(answer.dueAt).toEqual(at('2026-11-21 23:59:59'));
  });
});

describe('hours run from the moment, working hours only while the office is open', () => {
  test.each<[from: string, amount: number, unit: PeriodUnit, dueAt: string, why: string]>([
    ['2026-11-23 10:05', 24, 'hours', '2026-11-24 10:05', 'day and night'],
    ['2026-11-27 20:00', 48, 'hours', '2026-11-29 20:00', 'on a Sunday too'],
    ['2026-11-23 10:00', 1, 'workingHours', '2026-11-23 11:00', 'within the morning'],
    ['2026-11-23 11:00', 4, 'workingHours', '2026-11-23 16:30', 'over lunch'],
    ['2026-11-23 12:15', 1, 'workingHours', '2026-11-23 14:30', 'from lunch'],
    ['2026-11-23 10:30', 5, 'workingHours', '2026-11-23 17:00', 'to the late afternoon'],
    ['2026-11-23 10:30', 7, 'workingHours', '2026-11-24 10:30', 'a whole working day'],
    ['2026-11-23 09:00', 3, 'workingHours', '2026-11-23 12:00', 'ends when the morning does, not after lunch'],
    ['2026-11-23 09:00', 7, 'workingHours', '2026-11-23 17:30', 'ends when the day does, not the next morning'],
    ['2026-11-27 16:30', 4, 'workingHours', '2026-11-30 12:00', 'over the weekend'],
    ['2026-11-28 03:00', 4, 'workingHours', '2026-11-30 14:30', 'from a Saturday night'],
    ['2026-11-23 18:00', 2, 'workingHours', '2026-11-24 11:00', 'from the evening'],
    ['2026-11-23 06:00', 2, 'workingHours', '2026-11-23 11:00', 'from the early morning'],
    ['2026-09-30 16:30', 20, 'workingHours', '2026-10-10 15:30', 'over National Day to the Saturday that is worked'],
    ['2026-11-28 03:00', 0, 'workingHours', '2026-11-30 09:00', 'none: when the office opens'],
  ])('%s and %i %s is %s: %s', (from, amount, unit, dueAt) => {
    const answer = due(from, amount, unit);
    expect(`${localDateOf(answer.dueAt)} ${localTimeOf(answer.dueAt)}`).toBe(dueAt);
    expect(answer.dueDate).toBe(dueAt.slice(0, 10));
  });
});

describe('past the last notice a date is given and marked not certain', () => {
  test('thirty working days from today reach 2027, with New Year by law and no bridge', () => {
    const answer = due('2026-11-23 10:00', 30, 'workingDays');
    expect(answer).toMatchObject({ dueDate: '2027-01-05', certain: false });
    expect(answer.steps).toContainEqual({
      kind: 'uncertain',
      date: '2027-01-01',
      firstAnnouncedYear: 2025,
      lastAnnouncedYear: 2026,
    });
  });

  test('the last working day of 2026 is still certain, the next is not', () => {
    expect(due('2026-12-30 10:00', 1, 'workingDays')).toMatchObject({ dueDate: '2026-12-31', certain: true });
    expect(due('2026-12-31 10:00', 1, 'workingDays')).toMatchObject({ dueDate: '2027-01-04', certain: false });
  });

  test('a month that ends in 2027 is not certain, because the notice may make its last day a day off', () => {
    expect(due('2026-12-12 10:00', 1, 'months')).toMatchObject({ dueDate: '2027-01-12', certain: false });
  });

  test('hours of the clock need no calendar and are always certain', () => {
    expect(due('2026-12-31 20:00', 24, 'hours').certain).toBe(true);
  });

  test('a year before the calendar begins is not certain either', () => {
    expect(due('2024-05-06 10:00', 5, 'workingDays').certain).toBe(false);
  });
});

describe('every step is shown', () => {
  test('over National Day 2026, in Chinese', () => {
    expect(explainSteps(due('2026-09-24 10:00', 7, 'workingDays').steps, 'zh')).toEqual([
      '2026年9月24日（周四）是起算事由发生之日，开始的当日不计入（民法典第二百零一条）。',
      '2026年9月25日至2026年9月27日中秋节放假（共3日），不计入。',
      '2026年10月1日至2026年10月7日国庆节放假（共7日），不计入。',
      '2026年10月10日（周六）因国庆节调休上班，按工作日计。',
      '2026年10月11日（周日）为周末，不计入。',
      '数满7个工作日，最后一日为2026年10月12日（周一）。',
      '期限至2026年10月12日（周一）24:00届满（民法典第二百零三条）。',
    ]);
  });

  test('a month that moves on, in English', () => {
    expect(explainSteps(due('2026-09-02 10:00', 1, 'months').steps, 'en')).toEqual([
      'The start event was on Wednesday 2 September 2026; that day is not counted (Civil Code art. 201).',
      '1 month: the like day is Friday 2 October 2026 (Civil Code art. 202).',
      'The last day is not a working day (2 October 2026 to 7 October 2026, National Day, 6 days), so the period moves on to Thursday 8 October 2026 (Civil Code art. 203).',
      'The period ends on Thursday 8 October 2026 at 24:00 (Civil Code art. 203).',
    ]);
  });

  test.each<[string, number, PeriodUnit, zh: string, en: string]>([
    [
      '2026-09-24 10:00',
      7,
      'workingDays',
      '从2026年9月24日（周四）的第二天起算，7个工作日，跳过周末和中秋节、国庆节放假，2026年10月10日（周六）调休上班也算，到2026年10月12日（周一）为止。',
      'Counted from the day after Thursday 24 September 2026, 7 working days, leaving out weekends, Mid-autumn Festival, National Day, counting Saturday 10 October 2026, which is worked, until Monday 12 October 2026.',
    ],
    [
      '2026-09-02 10:00',
      1,
      'months',
      '从2026年9月2日（周三）起1个月，2026年10月2日（周五）赶上国庆节放假，往后顺延，到2026年10月8日（周四）为止。',
      '1 month from Wednesday 2 September 2026, moved on because Friday 2 October 2026 is off (National Day), until Thursday 8 October 2026.',
    ],
    [
      '2026-11-28 10:00',
      15,
      'calendarDays',
      '从2026年11月28日（周六）的第二天起算，15天，周末和放假也算，2026年12月13日（周日）赶上周末，往后顺延，到2026年12月14日（周一）为止。',
      'Counted from the day after Saturday 28 November 2026, 15 days, weekends and holidays included, moved on because Sunday 13 December 2026 is off (weekends), until Monday 14 December 2026.',
    ],
    [
      '2026-11-28 10:00',
      4,
      'workingHours',
      '从2026年11月28日（周六） 10:00起，那时不上班，从2026年11月30日（周一） 09:00起算，只数上班时间，共4小时，跳过周末，到2026年11月30日（周一） 14:30为止。',
      'From 10:00 on Saturday 28 November 2026, outside office hours, so counted from 09:00 on Monday 30 November 2026, only office hours count, 4 h in all, leaving out weekends, until 14:30 on Monday 30 November 2026.',
    ],
  ])('residents are told in plain words, without articles: %s, %i %s', (from, amount, unit, zh, en) => {
    const { steps } = due(from, amount, unit);
    expect(plainSteps(steps, 'zh')).toBe(zh);
    expect(plainSteps(steps, 'en')).toBe(en);
  });

  test('working hours over a holiday, as data', () => {
    expect(due('2026-09-30 16:30', 20, 'workingHours').steps).toEqual([
      { kind: 'startMoment', at: '2026-09-30T08:30:00.000Z' },
      { kind: 'hoursCounted', from: '2026-09-30', to: '2026-09-30', minutes: 60 },
      { kind: 'skipped', from: '2026-10-01', to: '2026-10-07', days: 7, reason: 'holiday', name: '国庆节' },
      { kind: 'hoursCounted', from: '2026-10-08', to: '2026-10-09', minutes: 840 },
      { kind: 'makeUpDay', date: '2026-10-10', name: '国庆节' },
      { kind: 'hoursCounted', from: '2026-10-10', to: '2026-10-10', minutes: 300 },
      { kind: 'due', date: '2026-10-10', at: '2026-10-10T07:30:00.000Z', ends: 'moment' },
    ]);
  });

  test.each<[string, number, PeriodUnit]>([
    ['2026-09-24 10:00', 60, 'workingDays'],
    ['2026-11-28 10:00', 90, 'workingHours'],
    ['2024-01-31 10:00', 13, 'months'],
    ['2026-11-28 10:00', 90, 'calendarDays'],
    ['2026-11-28 10:00', 0, 'years'],
    ['2026-11-28 10:00', 5, 'hours'],
  ])(
    'the steps of %s and %i %s keep their form as JSON, and every one has words in both languages',
    (from, amount, unit) => {
      const { steps } = due(from, amount, unit);
      expect(periodStep.array().parse(JSON.parse(JSON.stringify(steps)))).toEqual(steps);
      for (const language of ['zh', 'en'] as const) {
        const said = explainSteps(steps, language);
        expect(said).toHaveLength(steps.length);
        for (const sentence of said) expect(sentence).not.toMatch(/undefined|NaN|^$/);
        expect(plainSteps(steps, language)).not.toMatch(/undefined|NaN|^$/);
      }
    },
  );
});

describe('what is no period', () => {
  test.each([-1, 1.5, Number.NaN, MOST_OF_UNIT.workingDays + 1])('%d working days are refused', (amount) => {
    expect(() => due('2026-11-23 10:00', amount, 'workingDays')).toThrow(RangeError);
    expect(periodLength.safeParse({ amount, unit: 'workingDays' }).success).toBe(false);
  });

  test('the longest period of each unit is still computed', () => {
    for (const unit of periodLength.shape.unit.options) {
      expect(due('2026-11-23 10:00', MOST_OF_UNIT[unit], unit).dueAt.getTime()).toBeGreaterThan(0);
    }
  });

  test('a length reads as the office says it', () => {
    expect(formatPeriod(7, 'workingDays', 'zh')).toBe('7个工作日');
    expect(formatPeriod(1, 'workingHours', 'en')).toBe('1 working hour');
    expect(formatPeriod(15, 'calendarDays', 'en')).toBe('15 days');
  });
});

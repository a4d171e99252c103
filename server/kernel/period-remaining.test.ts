import { describe, expect, test } from 'vitest';
import { endOfDay, instantAt } from './instant.ts';
import type { PeriodUnit } from './period.ts';
import { clockTone, formatRemaining, remaining } from './period-remaining.ts';
import { USUAL_OFFICE_HOURS } from './working-days.ts';
import type { CalendarSnapshot } from './working-days.ts';

const calendar: CalendarSnapshot = {
  version: 1,
  firstAnnouncedYear: 2026,
  lastAnnouncedYear: 2026,
  holidays: ['2026-10-01', '2026-10-02'].map((date) => ({ date, name: '国庆节' })),
  makeUpDays: [],
  expectedHolidays: [],
  workingHours: USUAL_OFFICE_HOURS,
};

function at(text: string): Date {
  return instantAt(text.slice(0, 10), text.slice(11));
}

describe('the chip of a clock', () => {
  test.each<[now: string, due: string, unit: PeriodUnit, zh: string, en: string]>([
    ['2026-11-23 10:05', '2026-12-02 23:59:59', 'workingDays', '剩 7 个工作日', '7 working days left'],
    ['2026-11-28 10:05', '2026-12-02 23:59:59', 'workingDays', '剩 3 个工作日', '3 working days left'],
    ['2026-09-30 10:05', '2026-10-05 23:59:59', 'workingDays', '剩 1 个工作日', '1 working day left'],
    ['2026-12-02 23:59:59', '2026-12-02 23:59:59', 'workingDays', '今天到期', 'due today'],
    ['2026-12-03 00:00', '2026-12-02 23:59:59', 'workingDays', '超期 1 个工作日', '1 working day late'],
    ['2026-12-07 09:00', '2026-12-03 23:59:59', 'workingDays', '超期 2 个工作日', '2 working days late'],
    ['2026-12-06 09:00', '2026-12-04 23:59:59', 'workingDays', '刚刚超期', 'just past due'],
    ['2026-12-07 09:00', '2026-12-03 23:59:59', 'calendarDays', '超期 4 天', '4 days late'],
    ['2026-12-04 12:00', '2026-12-02 23:59:59', 'months', '超期 2 天', '2 days late'],
    ['2026-11-23 10:05', '2026-12-02 23:59:59', 'months', '剩 9 天', '9 days left'],
    ['2026-11-23 11:00', '2026-11-23 16:30', 'workingHours', '剩 4 个工作小时', '4 working hours left'],
    ['2026-11-23 11:00', '2026-11-23 13:40', 'workingHours', '剩 1 个工作小时', '1 working hour left'],
    ['2026-11-23 13:00', '2026-11-23 13:40', 'workingHours', '剩 10 分钟（工作时间）', '10 working minutes left'],
    ['2026-11-23 12:30', '2026-11-23 12:00', 'workingHours', '超期 30 分钟', '30 minutes late'],
    ['2026-11-23 12:00:30', '2026-11-23 12:00', 'workingHours', '刚刚超期', 'just past due'],
    ['2026-11-23 18:30', '2026-11-23 17:30', 'workingDays', '超期 1 小时', '1 hour late'],
    ['2026-11-24 16:00', '2026-11-23 17:30', 'workingHours', '超期 1 个工作日', '1 working day late'],
    ['2026-11-25 17:30', '2026-11-23 17:30', 'hours', '超期 2 天', '2 days late'],
    ['2026-11-23 10:00', '2026-11-24 09:30', 'hours', '剩 23 小时', '23 hours left'],
    ['2026-11-23 10:00', '2026-11-23 10:00', 'hours', '即将到期', 'due now'],
  ])('at %s, due %s, in %s: %s', (now, due, unit, zh, en) => {
    const left = remaining(at(now), at(due), unit, calendar);
    expect(formatRemaining(left, 'zh')).toBe(zh);
    expect(formatRemaining(left, 'en')).toBe(en);
  });

  test('it is calm, amber when under a third is left, and red from 24:00 of the last day', () => {
    const clock = { from: at('2026-11-23 10:00'), dueAt: endOfDay('2026-12-04'), unit: 'workingDays' as const };
    expect(clockTone(clock, at('2026-11-23 10:00'), calendar)).toBe('calm');
    expect(clockTone(clock, at('2026-12-01 10:00'), calendar)).toBe('calm');
    expect(clockTone(clock, at('2026-12-02 10:00'), calendar)).toBe('soon');
    expect(clockTone(clock, at('2026-12-04 23:59:59'), calendar)).toBe('soon');
    expect(clockTone(clock, at('2026-12-05 00:00'), calendar)).toBe('late');
  });
});

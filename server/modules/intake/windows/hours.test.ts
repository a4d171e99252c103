import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../../kernel/refusal.ts';
import { USUAL_OFFICE_HOURS } from '../../../kernel/working-days.ts';
import { hoursOn, type OpenHours, readHours, writeHours } from './hours.ts';

// As announced for 2026 (国办发明电〔2025〕7号): National Day off from Thursday 1 October to Wednesday 7 October, worked on Saturday 10 October.
const calendar = {
  version: 1,
  firstAnnouncedYear: 2026,
  lastAnnouncedYear: 2026,
  holidays: ['01', '02', '03', '04', '05', '06', '07'].map((day) => ({ date: `2026-10-${day}`, name: '国庆节' })),
  makeUpDays: [{ date: '2026-10-10', name: '国庆节' }],
  expectedHolidays: [],
  workingHours: USUAL_OFFICE_HOURS,
};

function read(text: string): OpenHours[] {
  const hours = readHours(text);
  if (isRefusal(hours)) throw new Error(hours.code);
  return hours;
}

describe('开放时间 as the office writes them', () => {
  it('are read with their days and stretches', () => {
    const hours = read('周一至周五 9:00-12:00、13:30-17:00；周六 09:00-12:00');
    expect(hours).toHaveLength(11);
    expect(hours.filter((one) => one.weekday === 1)).toEqual([
      { weekday: 1, from: '09:00', to: '12:00' },
      { weekday: 1, from: '13:30', to: '17:00' },
    ]);
    expect(hours.at(-1)).toEqual({ weekday: 6, from: '09:00', to: '12:00' });
  });

  it.each([
    ['星期二、周四 14：00至17：00', '周二 14:00-17:00；周四 14:00-17:00'],
    ['Mon-Fri 09:00-12:00, 13:30-17:00', '周一至周五 09:00-12:00、13:30-17:00'],
    ['周一至周日 08:30-12:00', '周一至周日 08:30-12:00'],
    ['', ''],
  ])('«%s» is written «%s»', (typed, written) => expect(writeHours(read(typed))).toBe(written));

  it('read in English where the page is English', () => {
    expect(writeHours(read('周一至周五 09:00-12:00；周六 09:00-11:00'), 'en')).toBe(
      'Mon-Fri 09:00-12:00; Sat 09:00-11:00',
    );
  });

  it.each([
    '每天 9 点',
    '周一 09:00',
    '周五至周一 09:00-12:00',
    '周一 12:00-09:00',
    '周八 09:00-12:00',
    '周一 25:00-26:00',
  ])('«%s» cannot be read and is not guessed at', (typed) =>
    expect(readHours(typed)).toMatchObject({ code: 'window-hours-form' }),
  );

  it('do not overlap on a day', () => {
    expect(readHours('周一 09:00-12:00；周一至周三 11:00-13:00')).toMatchObject({ code: 'window-hours-overlap' });
  });

  it('are read back as they were written', () => {
    const stretches = fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), stretches), { maxLength: 7 }), (days) => {
        const own = new Map(days);
        const hours = [...own]
          .flatMap(([weekday, starts]) =>
            starts.map((h) => ({
              weekday,
              from: `${String(h).padStart(2, '0')}:00`,
              to: `${String(h).padStart(2, '0')}:45`,
            })),
          )
          .sort((a, b) => a.weekday - b.weekday || (a.from < b.from ? -1 : 1));
        expect(read(writeHours(hours))).toEqual(hours);
        expect(read(writeHours(hours, 'en'))).toEqual(hours);
      }),
    );
  });
});

describe('when a window is open', () => {
  const hours = read('周一至周五 09:00-12:00、13:30-17:00；周六 09:00-12:00');
  it.each([
    ['2026-09-30', 2, 'Wednesday before the holiday: as every Wednesday'],
    ['2026-10-01', 0, '国庆节, a Thursday'],
    ['2026-10-03', 0, '国庆节, a Saturday on which it would be open'],
    ['2026-10-08', 2, 'Thursday after the holiday'],
    ['2026-10-11', 0, 'Sunday without hours'],
    ['2026-10-17', 1, 'an ordinary Saturday (延时服务)'],
    ['2026-10-10', 1, 'Saturday that is worked (调休): its own Saturday hours'],
  ])('%s: %i stretches (%s)', (day, count) => expect(hoursOn(hours, day, calendar)).toHaveLength(count));

  it('on a worked weekend day without hours of its own it keeps Monday’s', () => {
    expect(hoursOn(read('周一 09:00-12:00；周二至周五 09:00-16:00'), '2026-10-10', calendar)).toEqual([
      { from: '09:00', to: '12:00' },
    ]);
  });
});

import { expect, test } from 'vitest';
import { expectedHolidays } from './expected-holidays.ts';
import { isWorkingDay } from '../../kernel/working-days.ts';
import { announcedDays, seedRows } from './seed.ts';
import { snapshotOf } from './store.ts';

test('the lunar holidays of 2027 and 2028 are those of the almanac', () => {
  const named = (year: number, name: string) =>
    expectedHolidays(year, year)
      .filter((day) => day.name.includes(name))
      .map(({ date }) => date);
  expect(named(2027, '春节')).toEqual(['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08']);
  expect(named(2027, '清明节')).toEqual(['2027-04-05']);
  expect(named(2027, '端午节')).toEqual(['2027-06-09']);
  expect(named(2027, '中秋节')).toEqual(['2027-09-15']);
  expect(named(2028, '中秋节')).toEqual(['2028-10-03']);
  expect(named(2028, '国庆节')).toEqual(['2028-10-01', '2028-10-02', '2028-10-03']);
});

test('every holiday that the law of today fixes was a day off in each notice since 2025', () => {
  const { holidays } = announcedDays();
  const off = new Set(holidays.map(({ date }) => date));
  expect(expectedHolidays(2025, 2026).filter(({ date }) => !off.has(date))).toEqual([]);
  expect(expectedHolidays(2025, 2026)).toHaveLength(26);
});

test('清明, 端午 and 中秋 were never worked in any year since 2008, in which they became holidays', () => {
  const { version, days } = seedRows(1, new Date(0));
  const calendar = snapshotOf(version, days);
  const lunar = expectedHolidays(2008, 2026).filter(({ name }) => /清明|端午|中秋/.test(name));
  expect(lunar).toHaveLength(57);
  expect(lunar.filter(({ date }) => isWorkingDay(calendar, date))).toEqual([]);
});

test('the days of the package reach from 2004 to 2026, with the names whole', () => {
  const { firstAnnouncedYear, lastAnnouncedYear, holidays, makeUpDays } = announcedDays();
  expect([firstAnnouncedYear, lastAnnouncedYear]).toEqual([2004, 2026]);
  expect(holidays.filter(({ date }) => date.startsWith('2026'))).toHaveLength(33);
  expect(makeUpDays.filter(({ date }) => date.startsWith('2026')).map(({ date }) => date)).toEqual([
    '2026-01-04',
    '2026-02-14',
    '2026-02-28',
    '2026-05-09',
    '2026-09-20',
    '2026-10-10',
  ]);
  expect(new Set(holidays.map(({ name }) => name))).toContain('清明节');
  expect(new Set(holidays.map(({ name }) => name))).not.toContain('清明');
});

// Pure. Decides which holidays the law fixes in a year whose notice is not out yet (全国年节及纪念日放假办法, in force from
// 2025-01-01): 13 days, some by the lunar calendar. What the notice adds (bridges, make-up days) nobody can know before.
import chineseDays from 'chinese-days';
import { addDays, localDate } from '../../kernel/local-date.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { CalendarDay } from '../../kernel/working-days.ts';

// Under Node the package (UMD) has only a default export, whatever its types say.
const { getYearLeapMonth, monthDays } = chineseDays;

/** The month table of chinese-days ends with lunar year 2100. */
const LAST_LUNAR_YEAR = 2099;

/** Holidays fixed by law from `fromYear` to `toYear`, in order of date; two on one day share the entry. */
export function expectedHolidays(fromYear: number, toYear: number): CalendarDay[] {
  const names = new Map<LocalDate, string>();
  for (let year = fromYear; year <= Math.min(toYear, LAST_LUNAR_YEAR); year += 1) {
    for (const { date, name } of holidaysOf(year)) {
      const before = names.get(date);
      names.set(date, before === undefined ? name : `${before}、${name}`);
    }
  }
  return [...names].map(([date, name]) => ({ date, name })).sort((a, b) => (a.date < b.date ? -1 : 1));
}

function holidaysOf(year: number): CalendarDay[] {
  const newYear = lunarDate(year, 1, 1);
  return [
    { date: localDate(year, 1, 1), name: '元旦' },
    ...[-1, 0, 1, 2].map((days) => ({ date: addDays(newYear, days), name: '春节' })),
    { date: tombSweepingDay(year), name: '清明节' },
    ...[1, 2].map((day) => ({ date: localDate(year, 5, day), name: '劳动节' })),
    { date: lunarDate(year, 5, 5), name: '端午节' },
    ...[1, 2, 3].map((day) => ({ date: localDate(year, 10, day), name: '国庆节' })),
    { date: lunarDate(year, 8, 15), name: '中秋节' },
  ];
}

/**
 * The day of a lunar date (not in a leap month). Only the month lengths are taken from chinese-days: its own conversion
 * goes through the machine's time zone and gives another day in another zone.
 */
function lunarDate(year: number, month: number, day: number): LocalDate {
  let days = day - 1;
  for (let y = 1900; y < year; y += 1) {
    for (let m = 1; m <= 12; m += 1) days += monthDays(y, m);
    days += getYearLeapMonth(y).days;
  }
  const leap = getYearLeapMonth(year);
  for (let m = 1; m < month; m += 1) {
    days += monthDays(year, m);
    if (m === leap.leapMonth) days += leap.days;
  }
  return addDays('1900-01-31', days);
}

/** 清明, the solar term at 15 degrees: the customary formula of the 21st century, which has no exception for it. */
function tombSweepingDay(year: number): LocalDate {
  const y = year % 100;
  return localDate(year, 4, Math.floor(y * 0.2422 + 4.81) - Math.floor(y / 4));
}

// Pure. Decides what a date of law is: a day of the civil calendar, 'YYYY-MM-DD', with no time and no zone,
// how days, months and years are added to it, and how it reads in Chinese and English.

/** A day of the civil calendar, 'YYYY-MM-DD'. Two of them compare rightly with `<` and `===`. */
export type LocalDate = string;

const DAY_MS = 86_400_000;
const WHOLE_MOMENT = '2026-11-22T00:00:00.000Z'.length;
const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
const WEEKDAYS_ZH = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;
const WEEKDAYS_EN = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const MONTHS_EN = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** True for a day that exists: '2024-02-29' but not '2026-02-29', '2026-2-9' or '2026-11-22T10:00'. */
export function isLocalDate(text: string): boolean {
  const found = FORM.exec(text);
  if (!found) return false;
  const year = Number(found[1]);
  const month = Number(found[2]);
  const day = Number(found[3]);
  return year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * True for a day that somebody alive can mean, 1900 to 2199. What is sent lies in it, so that every period counted from it ends on a
 * day of the calendar.
 */
export function isWithinReach(date: LocalDate): boolean {
  return isLocalDate(date) && date >= '1900-01-01' && date <= '2199-12-31';
}

export interface DateParts {
  year: number;
  /** 1 to 12 */
  month: number;
  /** 1 to 31 */
  day: number;
}

/** Takes a date apart. Throws RangeError on a text that is no date: callers check input with `localDateSchema`. */
export function partsOf(date: LocalDate): DateParts {
  if (!isLocalDate(date)) throw new RangeError(`not a date: ${date}`);
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** The date of the given parts; days and months beyond their end run on as in `Date.UTC`. */
export function localDate(year: number, month: number, day: number): LocalDate {
  return fromDayNumber(Date.UTC(year, month - 1, day) / DAY_MS);
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(date) + days);
}

/**
 * The like day `months` later (or earlier, when negative); the last day of that month where it has no like day
 * (民法典 202): 31 January and one month is 28 February.
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = partsOf(date);
  const at = year * 12 + (month - 1) + months;
  const toYear = Math.floor(at / 12);
  const toMonth = (at % 12) + 1;
  return localDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** The like day `years` later; 29 February becomes the 28th in a common year. */
export function addYears(date: LocalDate, years: number): LocalDate {
  return addMonths(date, years * 12);
}

/** `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Sunday is 0, Saturday is 6. */
export function weekdayOf(date: LocalDate): number {
  return ((dayNumber(date) % 7) + 11) % 7;
}

export function isWeekend(date: LocalDate): boolean {
  const weekday = weekdayOf(date);
  return weekday === 0 || weekday === 6;
}

export interface DateFormat {
  /** Adds the day of the week. */
  readonly weekday?: boolean;
  /** Leaves the year out: 11月22日. */
  readonly short?: boolean;
}

/** 2026年11月22日, with `weekday`: 2026年11月22日（周日）. */
export function formatDateZh(date: LocalDate, format: DateFormat = {}): string {
  const { year, month, day } = partsOf(date);
  const text = `${format.short ? '' : `${year}年`}${month}月${day}日`;
  return format.weekday ? `${text}（${weekdayZh(date)}）` : text;
}

/** 22 November 2026, with `weekday`: Sunday 22 November 2026. */
export function formatDateEn(date: LocalDate, format: DateFormat = {}): string {
  const { year, month, day } = partsOf(date);
  const text = `${day} ${MONTHS_EN[month - 1]}${format.short ? '' : ` ${year}`}`;
  return format.weekday ? `${weekdayEn(date)} ${text}` : text;
}

/** 周日 */
export function weekdayZh(date: LocalDate): string {
  return WEEKDAYS_ZH[weekdayOf(date)] ?? '';
}

/** Sunday */
export function weekdayEn(date: LocalDate): string {
  return WEEKDAYS_EN[weekdayOf(date)] ?? '';
}

/** Days since 1970-01-01. Throws RangeError on a text that is no date. */
function dayNumber(date: LocalDate): number {
  const ms = Date.parse(`${date}T00:00:00Z`);
  if (date.length !== 10 || Number.isNaN(ms)) throw new RangeError(`not a date: ${date}`);
  return ms / DAY_MS;
}

/** Throws RangeError past the years of four digits: there the text would no longer be the day, and a count over days would never end. */
function fromDayNumber(days: number): LocalDate {
  const text = new Date(days * DAY_MS).toISOString();
  if (text.length !== WHOLE_MOMENT) throw new RangeError(`no date of four-digit years: day ${days}`);
  return text.slice(0, 10);
}

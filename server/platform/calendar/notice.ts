// Pure. Decides whether a notice of holidays may be read in: which days it may hold, and what a slip of the keyboard looks
// like. The State Council's notice of a year names its days off and the weekend days worked for them.
import { z } from 'zod';
import { addDays, isLocalDate, isWeekend, yearOf } from '../../kernel/local-date.ts';
import { localDateSchema } from '../../kernel/local-date-schema.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { CalendarSnapshot } from '../../kernel/working-days.ts';
import { expectedHolidays } from './expected-holidays.ts';

/** Printable, so that it can stand in the explanation of a date. */
const name = z
  .string()
  .trim()
  .min(1)
  .max(30)
  .regex(/^[\p{L}\p{N}\p{P} ]+$/u);

const noticeDay = z.strictObject({ date: localDateSchema, kind: z.enum(['holiday', 'make_up']), name });
export type NoticeDay = z.infer<typeof noticeDay>;

/** The body of an import: all days of one year's notice. A corrected notice of the same year replaces the earlier one. */
export const noticeSchema = z.strictObject({
  year: z.int().min(2004).max(2099),
  source: z.string().trim().min(1).max(200).meta({ description: 'the number of the notice, 国办发明电〔2026〕7号' }),
  days: z.array(noticeDay).min(1).max(120),
});
export type Notice = z.infer<typeof noticeSchema>;

/** What can be wrong with a notice; the page of the calendar has words for each. */
export const calendarNoticeCodes = [
  'year-outside-calendar',
  'date-outside-year',
  'date-twice',
  'make-up-on-weekday',
  'fixed-holiday-missing',
  'line-not-understood',
] as const;

export interface NoticeProblem {
  code: (typeof calendarNoticeCodes)[number];
  date?: LocalDate;
  name?: string;
  /** Of a table that was read in, from 1. */
  line?: number;
}

/** Everything that is wrong with the notice, against the calendar it would follow; none when it may be read in. */
export function checkNotice(
  notice: Notice,
  calendar: Pick<CalendarSnapshot, 'firstAnnouncedYear' | 'lastAnnouncedYear'>,
): NoticeProblem[] {
  const { year, days } = notice;
  const problems: NoticeProblem[] = [];
  // A year left out would be read as one without holidays.
  if (year < calendar.firstAnnouncedYear || year > calendar.lastAnnouncedYear + 1) {
    problems.push({ code: 'year-outside-calendar' });
  }
  const seen = new Set<LocalDate>();
  for (const { date, kind, name } of days) {
    if (!mayHold(year, date)) problems.push({ code: 'date-outside-year', date, name });
    if (seen.has(date)) problems.push({ code: 'date-twice', date, name });
    if (kind === 'make_up' && !isWeekend(date)) problems.push({ code: 'make-up-on-weekday', date, name });
    seen.add(date);
  }
  const off = new Set(days.filter(({ kind }) => kind === 'holiday').map(({ date }) => date));
  for (const { date, name } of fixedHolidays(year)) {
    if (!off.has(date)) problems.push({ code: 'fixed-holiday-missing', date, name });
  }
  return problems;
}

/** A notice may reach into the last days of the year before: 2019-01-01 was joined to 2018-12-30 and 2018-12-29 worked. */
export function mayHold(year: number, date: LocalDate): boolean {
  return yearOf(date) === year || (date >= `${year - 1}-12-24` && date < `${year}-01-01`);
}

function fixedHolidays(year: number): { date: LocalDate; name: string }[] {
  const fixed = expectedHolidays(year, year);
  if (year >= 2025) return fixed;
  // Before the revision of 2024 fewer days were fixed; these always were.
  return fixed.filter(({ date }) => ['01-01', '05-01', '10-01', '10-02', '10-03'].includes(date.slice(5)));
}

const KINDS: Readonly<Record<string, NoticeDay['kind']>> = {
  放假: 'holiday',
  休: 'holiday',
  holiday: 'holiday',
  上班: 'make_up',
  调休上班: 'make_up',
  班: 'make_up',
  make_up: 'make_up',
};

/**
 * Reads a table of a notice, one line a day or run of days: `2027-10-01至2027-10-07,放假,国庆节`. Between the dates may stand 至, ~ or
 * `..`; a line of headings at the top is passed over. Gives all lines not understood instead of days when there are any.
 */
export function parseNoticeTable(text: string): NoticeDay[] | { problems: NoticeProblem[] } {
  const days: NoticeDay[] = [];
  const problems: NoticeProblem[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '' || (at === 0 && !/\d/.test(line))) continue;
    const found = readLine(line);
    if (found === null) problems.push({ code: 'line-not-understood', line: at + 1 });
    else days.push(...found);
  }
  return problems.length > 0 ? { problems } : days;
}

function readLine(line: string): NoticeDay[] | null {
  const cells = line.split(/[,，\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  const [when = '', kindWord = '', what = ''] = cells;
  const kind = KINDS[kindWord];
  const named = name.safeParse(what);
  const [from = '', to = from, ...more] = when.split(/至|~|\.\./).map((part) => part.trim());
  if (cells.length !== 3 || !kind || !named.success || more.length > 0) return null;
  if (!isLocalDate(from) || !isLocalDate(to) || to < from || to > addDays(from, 30)) return null;
  const days: NoticeDay[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) days.push({ date, kind, name: named.data });
  return days;
}

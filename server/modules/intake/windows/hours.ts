// Pure. Decides how a window's opening hours are written and read («周一至周五 09:00-12:00、13:30-17:00»), and when it is open on a day:
// working days by the calendar, weekend hours where the window has some, never on a holiday; a make-up day is kept as a Monday.
import { isLocalTime } from '../../../kernel/instant.ts';
import { isWeekend, type LocalDate, weekdayOf } from '../../../kernel/local-date.ts';
import { refuse, type Refusal } from '../../../kernel/refusal.ts';
import { type CalendarSnapshot, readDay } from '../../../kernel/working-days.ts';

/** A stretch of opening: weekday 1 is Monday, 7 is Sunday; times on the clock of China. */
export interface OpenHours {
  readonly weekday: number;
  readonly from: string;
  readonly to: string;
}

const daysZh = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const daysEn = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const monday = 1;

function dayOf(word: string): number | undefined {
  const zh = word.replace(/^(星期|礼拜)/u, '周').replace('周天', '周日');
  const at = daysZh.indexOf(zh);
  if (at >= 0) return at + 1;
  const en = daysEn.findIndex((day) => word.toLowerCase().startsWith(day.toLowerCase()));
  return en >= 0 ? en + 1 : undefined;
}

function daysIn(words: string): number[] | undefined {
  const days = new Set<number>();
  for (const part of words.split(/[、,，]/u).filter(Boolean)) {
    const [first = '', last] = part.split(/[至到~-]/u);
    const from = dayOf(first.trim());
    const to = last === undefined ? from : dayOf(last.trim());
    if (from === undefined || to === undefined || to < from) return undefined;
    for (let day = from; day <= to; day += 1) days.add(day);
  }
  return days.size > 0 ? [...days] : undefined;
}

/** One group of days with its times. Latin letters after the times would be another group: they are parted by `；`. */
const group = /^([^\d]+?)\s*((?:\d{1,2}[:：]\d{2}\s*[-–~至到]\s*\d{1,2}[:：]\d{2}[、,，\s]*)+)$/u;

/**
 * Reads hours as the office writes them, groups of days parted by `；`. An empty text is a window without hours of its own (随叫随到).
 * @returns the stretches in order, or Refusal `window-hours-form` with the part that cannot be read, `window-hours-overlap`
 */
export function readHours(text: string): OpenHours[] | Refusal {
  const hours: OpenHours[] = [];
  for (const part of text
    .split(/[;；\n]/u)
    .map((one) => one.trim())
    .filter(Boolean)) {
    const found = group.exec(part);
    const days = found?.[1] ? daysIn(found[1].trim()) : undefined;
    const times = (found?.[2] ?? '').match(/\d{1,2}[:：]\d{2}/gu) ?? [];
    if (!days || times.length === 0) return refuse('invalid', 'window-hours-form', { field: 'hours', found: part });
    for (let i = 0; i + 1 < times.length; i += 2) {
      const [from, to] = [times[i], times[i + 1]].map((time) => String(time).replace('：', ':').padStart(5, '0'));
      if (!from || !to || !isLocalTime(from) || !isLocalTime(to) || from >= to)
        return refuse('invalid', 'window-hours-form', { field: 'hours', found: part });
      for (const weekday of days) hours.push({ weekday, from, to });
    }
  }
  hours.sort((a, b) => a.weekday - b.weekday || (a.from < b.from ? -1 : 1));
  const clash = hours.find((one, i) => hours[i + 1]?.weekday === one.weekday && String(hours[i + 1]?.from) < one.to);
  return clash ? refuse('invalid', 'window-hours-overlap', { field: 'hours', day: daysZh[clash.weekday - 1] }) : hours;
}

/** The same hours as the office writes them: days with like times stand together. `readHours` reads it back. */
export function writeHours(hours: readonly OpenHours[], language: 'zh' | 'en' = 'zh'): string {
  const names = language === 'zh' ? daysZh : daysEn;
  const times = names.map((_, i) =>
    hours
      .filter((one) => one.weekday === i + 1)
      .map((one) => `${one.from}-${one.to}`)
      .join(language === 'zh' ? '、' : ', '),
  );
  const parts: string[] = [];
  for (let i = 0; i < 7;) {
    let end = i;
    while (end + 1 < 7 && times[end + 1] === times[i]) end += 1;
    const through = language === 'zh' ? '至' : '-';
    if (times[i]) parts.push(`${i === end ? names[i] : `${names[i]}${through}${names[end]}`} ${times[i]}`);
    i = end + 1;
  }
  return parts.join(language === 'zh' ? '；' : '; ');
}

/** When the window is open on that day; nothing on a holiday or where it has no hours. */
export function hoursOn(
  hours: readonly OpenHours[],
  day: LocalDate,
  calendar: CalendarSnapshot,
): { readonly from: string; readonly to: string }[] {
  const reading = readDay(calendar, day);
  if (reading.reason === 'holiday') return [];
  const weekday = weekdayOf(day) || 7;
  const own = hours.filter((one) => one.weekday === weekday);
  const kept =
    own.length === 0 && reading.reason === 'makeUp' && isWeekend(day)
      ? hours.filter((one) => one.weekday === monday)
      : own;
  return kept.map(({ from, to }) => ({ from, to }));
}

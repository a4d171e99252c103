// Decides how dates and moments read: 2026年11月22日（周日）, 24 hours, always the clock of China, whatever zone the phone is set to.
// Written without the schema library on which the kernel's own dates stand, so that the resident page stays small.
import type { Language } from './language.ts';

const weekdaysZh = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const weekdaysEn = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const monthsEn = [
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
];
const chinaMs = 8 * 3_600_000;

/** 'YYYY-MM-DD' of a moment in China; a date of law is given back as it is. */
export function dayOf(moment: string | Date): string {
  if (typeof moment === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(moment)) return moment;
  return wall(moment).slice(0, 10);
}

/** 'HH:MM' in China. */
export function timeOf(moment: string | Date): string {
  return wall(moment).slice(11, 16);
}

export interface DayStyle {
  readonly weekday?: boolean;
  /** Leaves the year out: 11月22日. */
  readonly short?: boolean;
}

/** 2026年11月22日（周日）, or Sunday 22 November 2026. */
export function dayWords(moment: string | Date, language: Language, style: DayStyle = {}): string {
  const [year = '', month = '', day = ''] = dayOf(moment).split('-');
  const weekday = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay();
  if (language === 'zh') {
    const text = `${style.short ? '' : `${year}年`}${Number(month)}月${Number(day)}日`;
    return style.weekday ? `${text}（${weekdaysZh[weekday]}）` : text;
  }
  const text = `${Number(day)} ${monthsEn[Number(month) - 1]}${style.short ? '' : ` ${year}`}`;
  return style.weekday ? `${weekdaysEn[weekday]} ${text}` : text;
}

/** 2026年11月22日 14:05 */
export function momentWords(moment: string | Date, language: Language, style: DayStyle = {}): string {
  return `${dayWords(moment, language, style)}${language === 'zh' ? ' ' : ', '}${timeOf(moment)}`;
}

/** The wall clock of China written as if it were UTC. */
function wall(moment: string | Date): string {
  return new Date(new Date(moment).getTime() + chinaMs).toISOString();
}

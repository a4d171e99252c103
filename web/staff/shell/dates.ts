// Decides how moments and dates are written on the staff pages: 2026年11月22日 14:05, the clock of China, 24 hours.
import { formatDateTimeEn, formatDateTimeZh, localDateOf, localTimeOf } from '../../../server/kernel/instant.ts';
import { formatDateEn, formatDateZh, isLocalDate, partsOf } from '../../../server/kernel/local-date.ts';
import type { Language } from '../../ui/language.ts';
import { useLanguage } from './language.tsx';

const monthsEn = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 2026年11月22日(周日) / Sunday 22 November 2026; takes a date or a moment. */
export function writeDate(text: string, language: Language, weekday = false): string {
  const date = isLocalDate(text) ? text : localDateOf(new Date(text));
  return language === 'zh' ? formatDateZh(date, { weekday }) : formatDateEn(date, { weekday });
}

/** 2026年11月22日 14:05 / 22 November 2026, 14:05 */
export function writeDateTime(iso: string, language: Language): string {
  const at = new Date(iso);
  return language === 'zh' ? formatDateTimeZh(at) : formatDateTimeEn(at);
}

/** 11月22日 14:05 / 22 Nov 14:05: for lists; of another year than this one, with its year. */
export function writeShort(iso: string, language: Language, now: Date): string {
  const at = new Date(iso);
  const { year, month, day } = partsOf(localDateOf(at));
  const time = localTimeOf(at);
  const same = year === partsOf(localDateOf(now)).year;
  if (language === 'zh') return `${same ? '' : `${year}年`}${month}月${day}日 ${time}`;
  return `${day} ${monthsEn[month - 1]}${same ? '' : ` ${year}`} ${time}`;
}

export interface Dates {
  readonly date: (text: string, weekday?: boolean) => string;
  readonly dateTime: (iso: string) => string;
  readonly short: (iso: string) => string;
}

export function useDates(): Dates {
  const { language } = useLanguage();
  return {
    date: (text, weekday) => writeDate(text, language, weekday),
    dateTime: (iso) => writeDateTime(iso, language),
    short: (iso) => writeShort(iso, language, new Date()),
  };
}

// Decides how a date or a moment that the server sent reads, in the language of the page: always the clock of China, whatever zone the
// phone is set to. The words are the kernel's.
import { localDateOf, localTimeOf } from '../../server/kernel/instant.ts';
import { type DateFormat, formatDateEn, formatDateZh, isLocalDate } from '../../server/kernel/local-date.ts';
import type { Language } from './language.ts';

/** 'YYYY-MM-DD' of a moment in China; a date of law is given back as it is. */
export function dayOf(moment: string | Date): string {
  return typeof moment === 'string' && isLocalDate(moment) ? moment : localDateOf(new Date(moment));
}

/** 'HH:MM' in China. */
export function timeOf(moment: string | Date): string {
  return localTimeOf(new Date(moment));
}

/** 2026年11月22日（周日）, or Sunday 22 November 2026. */
export function dayWords(moment: string | Date, language: Language, style: DateFormat = {}): string {
  return language === 'zh' ? formatDateZh(dayOf(moment), style) : formatDateEn(dayOf(moment), style);
}

/** Texts that are published on a day have it as their version: it reads as a day, 2026年11月1日; any other version as it is written. */
export function versionWords(version: string, language: Language): string {
  return isLocalDate(version) ? dayWords(version, language) : version;
}

/** 2026年11月22日 14:05 */
export function momentWords(moment: string | Date, language: Language, style: DateFormat = {}): string {
  return `${dayWords(moment, language, style)}${language === 'zh' ? ' ' : ', '}${timeOf(moment)}`;
}

// Pure. Decides how a moment (`Date`) and the wall clock of China stand to each other: fixed +08:00, no summer time,
// whatever zone the machine is set to; and how a moment reads in Chinese and English (24 hours).
import { formatDateEn, formatDateZh, isLocalDate } from './local-date.ts';
import type { DateFormat, LocalDate } from './local-date.ts';

/** A time of day on the wall clock, 'HH:MM' or 'HH:MM:SS', '00:00' to '23:59:59'. */
export type LocalTime = string;

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

const OFFSET_MS = 8 * HOUR_MS;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;
const WALL = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)$/;
const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

export function isLocalTime(text: string): boolean {
  return TIME.test(text);
}

/** The day in China on which the moment falls. */
export function localDateOf(instant: Date): LocalDate {
  return wall(instant).slice(0, 10);
}

/** 'HH:MM' in China, 24 hours, seconds cut off. */
export function localTimeOf(instant: Date): LocalTime {
  return wall(instant).slice(11, 16);
}

/** The moment at which the clock in China shows this date and time. Throws RangeError on what is no date or time. */
export function instantAt(date: LocalDate, time: LocalTime = '00:00'): Date {
  if (!isLocalDate(date) || !isLocalTime(time)) throw new RangeError(`not a date and time: ${date} ${time}`);
  return new Date(Date.parse(`${date}T${time}Z`) - OFFSET_MS);
}

export function startOfDay(date: LocalDate): Date {
  return instantAt(date);
}

/**
 * The last whole second of the day, 23:59:59. The law's day ends at 24:00 (民法典 203), which a screen would show as
 * the next day; so a thing is late when `now` is past this second, see `isPast`.
 */
export function endOfDay(date: LocalDate): Date {
  return instantAt(date, '23:59:59');
}

/** True when the second of `due` is over: a due moment of 23:59:59 is past from 24:00 on. */
export function isPast(due: Date, now: Date): boolean {
  return now.getTime() >= due.getTime() + 1000;
}

export function addMs(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms);
}

export function addHours(instant: Date, hours: number): Date {
  return addMs(instant, hours * HOUR_MS);
}

/** '2026-11-22T14:05:00+08:00': for papers, exports and interfaces that should show China's clock. */
export function toChinaIso(instant: Date): string {
  return `${wall(instant).slice(0, 19)}+08:00`;
}

/**
 * Reads what people and programmes send: a date ('2026-11-22', its first moment in China), a wall clock time without a
 * zone ('2026-11-22T14:05', China's), or a moment with a zone ('2026-11-22T06:05:00Z'). Anything else gives null.
 */
export function parseInstant(text: string): Date | null {
  if (isLocalDate(text)) return startOfDay(text);
  const found = WALL.exec(text);
  if (found?.[1] && found[2]) {
    return isLocalDate(found[1]) && isLocalTime(found[2]) ? instantAt(found[1], found[2]) : null;
  }
  if (!ZONED.test(text) || !isLocalDate(text.slice(0, 10))) return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : new Date(ms);
}

/** 14:05 */
export function formatTime(instant: Date): string {
  return localTimeOf(instant);
}

/** 2026年11月22日 14:05 */
export function formatDateTimeZh(instant: Date, format: DateFormat = {}): string {
  return `${formatDateZh(localDateOf(instant), format)} ${localTimeOf(instant)}`;
}

/** 22 November 2026, 14:05 */
export function formatDateTimeEn(instant: Date, format: DateFormat = {}): string {
  return `${formatDateEn(localDateOf(instant), format)}, ${localTimeOf(instant)}`;
}

/** The wall clock of China written as if it were UTC. */
function wall(instant: Date): string {
  return new Date(instant.getTime() + OFFSET_MS).toISOString();
}

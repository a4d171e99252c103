// Pure. Decides what the clock chip of a matter says: how much is left or how late it is, in the clock's own unit, and when
// it turns amber (under a third left) or red (late).
import { DAY_MS, HOUR_MS, isPast, localDateOf, MINUTE_MS } from './instant.ts';
import { daysBetween } from './local-date.ts';
import type { PeriodUnit } from './period.ts';
import type { PeriodLanguage } from './period-words.ts';
import { officeMsBetween, workingDaysBetween } from './working-days.ts';
import type { CalendarSnapshot } from './working-days.ts';

export interface Remaining {
  late: boolean;
  /** Whole units, rounded down when left (0 days: due today), and when late. */
  amount: number;
  unit: 'workingDays' | 'days' | 'workingHours' | 'hours' | 'minutes' | 'workingMinutes';
}

/**
 * What is left at `now` of a period that ends at `dueAt` and was set in `unit`. The day of `now` is not counted, as on the
 * first day: five working days set today have five left. Lateness is in the clock's unit too: working days for a period of office time (0 while only days of
 * rest have passed), calendar days for any other; hours and minutes below one.
 */
export function remaining(now: Date, dueAt: Date, unit: PeriodUnit, calendar: CalendarSnapshot): Remaining {
  if (isPast(dueAt, now)) return { late: true, ...lateness(now, dueAt, unit, calendar) };
  if (unit === 'workingDays') {
    const amount = workingDaysBetween(calendar, localDateOf(now), localDateOf(dueAt));
    return { late: false, amount, unit: 'workingDays' };
  }
  if (unit === 'workingHours') {
    const ms = officeMsBetween(calendar, now, dueAt);
    if (ms >= HOUR_MS) return { late: false, amount: Math.floor(ms / HOUR_MS), unit: 'workingHours' };
    return { late: false, amount: Math.floor(ms / MINUTE_MS), unit: 'workingMinutes' };
  }
  if (unit === 'hours') {
    const ms = Math.max(0, dueAt.getTime() - now.getTime());
    if (ms >= HOUR_MS) return { late: false, amount: Math.floor(ms / HOUR_MS), unit: 'hours' };
    return { late: false, amount: Math.floor(ms / MINUTE_MS), unit: 'minutes' };
  }
  return { late: false, amount: daysBetween(localDateOf(now), localDateOf(dueAt)), unit: 'days' };
}

function lateness(
  now: Date,
  dueAt: Date,
  unit: PeriodUnit,
  calendar: CalendarSnapshot,
): Pick<Remaining, 'amount' | 'unit'> {
  const ms = now.getTime() - dueAt.getTime();
  if ((unit === 'workingDays' || unit === 'workingHours') && localDateOf(now) > localDateOf(dueAt))
    return { amount: workingDaysBetween(calendar, localDateOf(dueAt), localDateOf(now)), unit: 'workingDays' };
  const days = daysBetween(localDateOf(dueAt), localDateOf(now));
  // A day's end is a second before midnight: late from 00:00 on is late by a day. A moment needs a whole day to pass.
  const whole = localDateOf(new Date(dueAt.getTime() + 1000)) === localDateOf(dueAt) ? Math.floor(ms / DAY_MS) : days;
  if (whole >= 1) return { amount: whole, unit: 'days' };
  if (ms >= HOUR_MS) return { amount: Math.floor(ms / HOUR_MS), unit: 'hours' };
  return { amount: Math.floor(ms / MINUTE_MS), unit: 'minutes' };
}

/** «剩 2 个工作日», «今天到期», «超期 1 个工作日»; "2 working days left", "due today", "1 working day late". */
export function formatRemaining({ late, amount, unit }: Remaining, language: PeriodLanguage): string {
  const dayUnit = unit === 'workingDays' || unit === 'days';
  if (language === 'zh') {
    if (late) return amount === 0 ? '刚刚超期' : `超期 ${amount} ${CHIP_ZH[unit]}`;
    if (amount === 0) return dayUnit ? '今天到期' : '即将到期';
    return `剩 ${amount} ${CHIP_ZH[unit]}`;
  }
  if (late && amount === 0) return 'just past due';
  if (!late && amount === 0) return dayUnit ? 'due today' : 'due now';
  return `${amount} ${CHIP_EN[unit]}${amount === 1 ? '' : 's'} ${late ? 'late' : 'left'}`;
}

const CHIP_ZH: Readonly<Record<Remaining['unit'], string>> = {
  workingDays: '个工作日',
  days: '天',
  workingHours: '个工作小时',
  hours: '小时',
  minutes: '分钟',
  workingMinutes: '分钟（工作时间）',
};

const CHIP_EN: Readonly<Record<Remaining['unit'], string>> = {
  workingDays: 'working day',
  days: 'day',
  workingHours: 'working hour',
  hours: 'hour',
  minutes: 'minute',
  workingMinutes: 'working minute',
};

export type ClockTone = 'calm' | 'soon' | 'late';

/** Red when late, amber when less than a third of the period is left, measured in the clock's own unit. */
export function clockTone(
  { from, dueAt, unit }: { from: Date; dueAt: Date; unit: PeriodUnit },
  now: Date,
  calendar: CalendarSnapshot,
): ClockTone {
  if (isPast(dueAt, now)) return 'late';
  const left = (at: Date) => amountLeft(at, dueAt, unit, calendar);
  return left(now) * 3 < left(from) || left(now) === 0 ? 'soon' : 'calm';
}

function amountLeft(at: Date, dueAt: Date, unit: PeriodUnit, calendar: CalendarSnapshot): number {
  if (unit === 'workingDays') return workingDaysBetween(calendar, localDateOf(at), localDateOf(dueAt));
  if (unit === 'workingHours') return officeMsBetween(calendar, at, dueAt);
  if (unit === 'hours') return Math.max(0, dueAt.getTime() - at.getTime());
  return daysBetween(localDateOf(at), localDateOf(dueAt));
}

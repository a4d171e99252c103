// Pure. Decides when things happen in the practice county: offices act on working days in office hours, people write at any hour.
import { addDays, type LocalDate, weekdayOf } from '../kernel/local-date.ts';
import { instantAt, localDateOf } from '../kernel/instant.ts';
import {
  type CalendarSnapshot,
  isWorkingDay,
  officeHoursOn,
  type Stretch,
  workingDayFrom,
} from '../kernel/working-days.ts';
import type { Dice } from './seeded.ts';

const MINUTE = 60_000;

/** The same four hundred days are asked for a hundred thousand times. */
const known = new WeakMap<CalendarSnapshot, Map<LocalDate, Stretch[]>>();

function hoursOn(calendar: CalendarSnapshot, day: LocalDate): Stretch[] {
  const days = known.get(calendar) ?? new Map<LocalDate, Stretch[]>();
  known.set(calendar, days);
  const hours = days.get(day) ?? officeHoursOn(calendar, day);
  days.set(day, hours);
  return hours;
}

/** So many minutes later, moved into office hours when they have ended by then. Whole seconds. */
export function minutesLater(calendar: CalendarSnapshot, dice: Dice, from: Date, least: number, most: number): Date {
  const wanted = from.getTime() + dice.whole(Math.round(least * 60), Math.round(most * 60)) * 1000;
  for (let day = localDateOf(new Date(wanted)); ; day = addDays(day, 1)) {
    for (const stretch of hoursOn(calendar, day)) {
      if (wanted >= stretch.to.getTime()) continue;
      if (wanted >= stretch.from.getTime()) return new Date(wanted);
      return new Date(stretch.from.getTime() + dice.whole(0, 70 * 60) * 1000);
    }
  }
}

/** Some hour of an office day, so many calendar days later or on the next working day after that. */
export function daysLater(calendar: CalendarSnapshot, dice: Dice, from: Date, least: number, most: number): Date {
  const days = dice.whole(least, most);
  if (days === 0) return minutesLater(calendar, dice, from, 25, 200);
  const day = workingDayFrom(calendar, addDays(localDateOf(from), days));
  const stretch = dice.pick(hoursOn(calendar, day));
  const seconds = (stretch.to.getTime() - stretch.from.getTime()) / 1000;
  return new Date(stretch.from.getTime() + dice.whole(60, seconds - 60) * 1000);
}

/** When people come or write: more on working days, by phone until late at night, at the window in office hours. */
export function arrivals(
  calendar: CalendarSnapshot,
  dice: Dice,
  first: LocalDate,
  last: LocalDate,
  count: number,
): { readonly at: Date; readonly open: boolean }[] {
  const days: [LocalDate, number][] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const season = day.slice(5, 7) === '01' || day.slice(5, 7) === '12' ? 1.35 : 1;
    // After a long weekend there is a queue.
    const monday = weekdayOf(day) === 1 ? 1.2 : 1;
    // More people know the centre now than a year ago.
    const better = day > addDays(last, -30) ? 1.6 : 1;
    days.push([day, (isWorkingDay(calendar, day) ? 1 : 0.18) * season * monday * better]);
  }
  return Array.from({ length: count }, () => {
    const day = dice.weighted(days);
    const stretches = hoursOn(calendar, day);
    const open = stretches.length > 0 && dice.chance(0.72);
    if (!open) return { at: new Date(instantAt(day, '06:30').getTime() + dice.whole(0, 960 * 60) * 1000), open };
    const stretch = dice.pick(stretches);
    const minutes = Math.floor((stretch.to.getTime() - stretch.from.getTime()) / MINUTE);
    return { at: new Date(stretch.from.getTime() + dice.whole(0, minutes * 60 - 1) * 1000), open };
  }).toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

// Pure. Decides the last day for what must be done so many days before something: «开庭五日前». The day of the event is not counted (民法典 201, turned
// round); where that day is not worked, the working day before it is the last, because moving on (民法典 203) would shorten the notice.
import { endOfDay, localDateOf } from './instant.ts';
import { addDays } from './local-date.ts';
import type { Due, PeriodLength } from './period.ts';
import { addSkipped, type PeriodStep, type SkippedDays } from './period-steps.ts';
import { type CalendarSnapshot, type DayReading, readDay } from './working-days.ts';

/** Units in which a period may be counted back. */
export function countsBackIn(unit: PeriodLength['unit']): unit is 'workingDays' | 'calendarDays' {
  return unit === 'workingDays' || unit === 'calendarDays';
}

/**
 * The last day, to its end, on which something is done `amount` days before the event.
 * @throws RangeError on a unit other than days, or on no days
 */
export function computeBefore(period: PeriodLength & { readonly event: Date }, calendar: CalendarSnapshot): Due {
  const { amount, unit } = period;
  if (!countsBackIn(unit) || !Number.isInteger(amount) || amount < 1) {
    throw new RangeError(`not a period that is counted back: ${amount} ${unit}`);
  }
  const event = localDateOf(period.event);
  const steps: PeriodStep[] = [{ kind: 'eventDay', date: event }];
  let uncertain: string | undefined;
  const look = (date: string): DayReading => {
    const reading = readDay(calendar, date);
    if (!reading.certain) uncertain ??= date;
    return reading;
  };
  const back = (from: string): { reading: DayReading; over: SkippedDays[] } => {
    const over: SkippedDays[] = [];
    let reading = look(from);
    while (!reading.working) {
      addSkipped(over, reading);
      reading = look(addDays(reading.date, -1));
    }
    return { reading, over: over.map((run) => ({ ...run, from: run.to, to: run.from })) };
  };
  let last = unit === 'calendarDays' ? addDays(event, -amount) : event;
  for (let counted = unit === 'calendarDays' ? amount : 0; counted < amount; counted += 1) {
    const { reading, over } = back(addDays(last, -1));
    for (const run of over) steps.push({ kind: 'skipped', ...run });
    if (reading.reason === 'makeUp') steps.push({ kind: 'makeUpDay', date: reading.date, name: reading.name ?? '' });
    last = reading.date;
  }
  steps.push({ kind: 'countedBack', amount, unit, last });
  const { reading, over } = back(last);
  if (over.length > 0) steps.push({ kind: 'movedBack', from: last, to: reading.date, over });
  last = reading.date;
  if (uncertain !== undefined) {
    const { firstAnnouncedYear, lastAnnouncedYear } = calendar;
    steps.push({ kind: 'uncertain', date: uncertain, firstAnnouncedYear, lastAnnouncedYear });
  }
  const dueAt = endOfDay(last);
  steps.push({ kind: 'due', date: last, at: dueAt.toISOString(), ends: 'dayEnd' });
  return { dueAt, dueDate: last, certain: uncertain === undefined, steps };
}

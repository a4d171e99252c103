// Pure. Decides what a computation of a period shows of itself: its steps as data (kept on the clock's row and sent by the
// interface), so that anybody can follow from the start event to the due date.
import { z } from 'zod';
import { countedDateSchema } from './local-date-schema.ts';
import type { DayReading } from './working-days.ts';

const moment = z.iso.datetime({ offset: true });
const said = z.strictObject({ zh: z.string(), en: z.string() });

const skippedDays = z.strictObject({
  from: countedDateSchema,
  to: countedDateSchema,
  days: z.int().min(1),
  reason: z.enum(['weekend', 'holiday']),
  name: z.string().optional().meta({ description: 'the holiday, as the notice names it' }),
});

/** Days in a row that are not worked for one reason. */
export type SkippedDays = z.infer<typeof skippedDays>;

/** One step of the computation of a period, in the order in which a person would reckon. */
export const periodStep = z
  .discriminatedUnion('kind', [
    z
      .strictObject({ kind: z.literal('startDay'), date: countedDateSchema })
      .meta({ description: 'the day of the start event; it is not counted (民法典 201)' }),
    z
      .strictObject({ kind: z.literal('startMoment'), at: moment })
      .meta({ description: 'a period in hours runs from the moment itself (民法典 201)' }),
    z
      .strictObject({ kind: z.literal('waitedForOpening'), from: moment, to: moment })
      .meta({ description: 'the start fell outside office hours; counting began when they opened' }),
    skippedDays
      .extend({ kind: z.literal('skipped') })
      .meta({ description: 'days in a row that were not counted because they are not worked' }),
    z
      .strictObject({ kind: z.literal('makeUpDay'), date: countedDateSchema, name: z.string() })
      .meta({ description: 'a weekend day that is worked by notice, and so counts as a working day' }),
    z
      .strictObject({
        kind: z.literal('daysCounted'),
        amount: z.int().min(0),
        unit: z.enum(['workingDays', 'calendarDays']),
        last: countedDateSchema,
      })
      .meta({ description: 'the count is full; its last day' }),
    z
      .strictObject({
        kind: z.literal('likeDay'),
        amount: z.int().min(0),
        unit: z.enum(['months', 'years']),
        date: countedDateSchema,
        monthEnd: z.boolean(),
      })
      .meta({ description: 'the like day of the last month, or its last day where it has no like day (民法典 202)' }),
    z
      .strictObject({
        kind: z.literal('hoursCounted'),
        from: countedDateSchema,
        to: countedDateSchema,
        minutes: z.int().min(0),
      })
      .meta({ description: 'minutes of office hours counted on a day, or on whole working days in a row' }),
    z
      .strictObject({
        kind: z.literal('movedOn'),
        from: countedDateSchema,
        to: countedDateSchema,
        over: z.array(skippedDays),
      })
      .meta({ description: 'the last day is not worked, so the day after the days off is the last (民法典 203)' }),
    z
      .strictObject({ kind: z.literal('eventDay'), date: countedDateSchema })
      .meta({ description: 'the day of what is to come; counting goes back from it, and it is not counted' }),
    z
      .strictObject({
        kind: z.literal('countedBack'),
        amount: z.int().min(1),
        unit: z.enum(['workingDays', 'calendarDays']),
        last: countedDateSchema,
      })
      .meta({ description: 'the days before the event are full; the last day on which it is in time' }),
    z
      .strictObject({
        kind: z.literal('movedBack'),
        from: countedDateSchema,
        to: countedDateSchema,
        over: z.array(skippedDays),
      })
      .meta({ description: 'that day is not worked, so the working day before the days off is the last' }),
    z
      .strictObject({
        kind: z.literal('extended'),
        amount: z.int().positive(),
        unit: z.enum(['hours', 'workingHours', 'workingDays', 'calendarDays', 'months', 'years']),
        why: said.optional(),
      })
      .meta({ description: 'prolonged, from the end of what ran before' }),
    z
      .strictObject({
        kind: z.literal('paused'),
        from: countedDateSchema,
        to: countedDateSchema,
        days: z.int().min(0),
        unit: z.enum(['workingDays', 'calendarDays']),
        why: said,
      })
      .meta({ description: 'paused on the first day; the days after it, up to the second, do not count (中止)' }),
    z
      .strictObject({ kind: z.literal('restarted'), date: countedDateSchema, why: said })
      .meta({ description: 'the right was claimed on that day, so that the period begins anew (中断, 民法典 195)' }),
    z
      .strictObject({
        kind: z.literal('uncertain'),
        date: countedDateSchema,
        firstAnnouncedYear: z.int(),
        lastAnnouncedYear: z.int(),
      })
      .meta({ description: 'the first day used whose year no notice covers: weekends and fixed holidays stand in' }),
    z
      .strictObject({
        kind: z.literal('due'),
        date: countedDateSchema,
        at: moment,
        ends: z.enum(['dayEnd', 'closeOfBusiness', 'moment']),
      })
      .meta({ description: 'the result; dayEnd is 24:00, written as 23:59:59 of the date' }),
  ])
  .meta({ id: 'PeriodStep' });

export type PeriodStep = z.infer<typeof periodStep>;

/** Joins a day off to the run it continues, or opens a new one. */
export function addSkipped(runs: SkippedDays[], day: DayReading): void {
  const reason = day.reason === 'holiday' ? 'holiday' : 'weekend';
  const last = runs.at(-1);
  if (last && last.reason === reason && last.name === day.name) {
    last.to = day.date;
    last.days += 1;
    return;
  }
  runs.push({ from: day.date, to: day.date, days: 1, reason, ...(day.name === undefined ? {} : { name: day.name }) });
}

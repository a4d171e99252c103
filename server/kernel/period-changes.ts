// Pure. Decides how a period that already runs is changed: prolonged from its end, not counted while it is paused (中止), or begun
// anew when the right was claimed (中断, 民法典 195). The whole is computed again from the start event each time, on the calendar given.
import { z } from 'zod';
import { startOfDay } from './instant.ts';
import { addDays, daysBetween } from './local-date.ts';
import { countedDateSchema } from './local-date-schema.ts';
import { computeDue, type Due, periodUnit, type PeriodLength } from './period.ts';
import type { PeriodStep } from './period-steps.ts';
import { type CalendarSnapshot, workingDaysBetween } from './working-days.ts';

const words = z.strictObject({ zh: z.string(), en: z.string() });
/** A text of law and its article, where one decides the change. */
const basis = words.optional();

/** One change of a running period, in the order in which they happened. */
export const periodChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('extended'), amount: z.int().positive(), unit: periodUnit, why: basis }),
  /** `from` is the day on which it was paused, `to` the last day that does not count. */
  z.strictObject({ kind: z.literal('paused'), from: countedDateSchema, to: countedDateSchema, why: words }),
  z.strictObject({ kind: z.literal('restarted'), on: countedDateSchema, why: words }),
]);
export type PeriodChange = z.infer<typeof periodChange>;
type Pause = Extract<PeriodChange, { kind: 'paused' }>;

interface Run extends PeriodLength {
  /** Undefined: from the end of the run before. */
  from: Date | undefined;
  readonly opening: PeriodStep[];
  readonly pauses: Pause[];
}

/** Units in which days are counted; only these can be paused. */
export function countsDays(unit: PeriodLength['unit']): boolean {
  return unit !== 'hours' && unit !== 'workingHours';
}

/**
 * Computes the end of a period with all its changes; without changes it is `computeDue`.
 * @throws RangeError on a pause of a period in hours, which no rule provides
 */
export function computeChanged(
  period: PeriodLength & { readonly from: Date },
  changes: readonly PeriodChange[],
  calendar: CalendarSnapshot,
): Due {
  let due: Due | undefined;
  let certain = true;
  const steps: PeriodStep[] = [];
  for (const run of runsOf(period, changes)) {
    const next = reckon({ ...run, from: run.from ?? due?.dueAt ?? period.from }, calendar);
    certain = certain && next.certain;
    steps.push(...run.opening, ...next.steps);
    due = next;
  }
  if (!due) throw new RangeError('a period has at least one run');
  return { ...due, certain, steps: tidy(steps) };
}

function runsOf(period: PeriodLength & { readonly from: Date }, changes: readonly PeriodChange[]): Run[] {
  let runs: Run[] = [{ ...lengthOf(period), from: period.from, opening: [], pauses: [] }];
  for (const change of changes) {
    if (change.kind === 'paused') runs.at(-1)?.pauses.push(change);
    else if (change.kind === 'extended') {
      const { amount, unit, why } = change;
      const opening: PeriodStep[] = [{ kind: 'extended', amount, unit, ...(why ? { why } : {}) }];
      runs.push({ amount, unit, from: undefined, opening, pauses: [] });
    } else {
      // What ran before the claim no longer counts.
      const opening: PeriodStep[] = [{ kind: 'restarted', date: change.on, why: change.why }];
      runs = [{ ...lengthOf(period), from: startOfDay(change.on), opening, pauses: [] }];
    }
  }
  return runs;
}

function lengthOf({ amount, unit }: PeriodLength): PeriodLength {
  return { amount, unit };
}

function reckon(run: Run & { readonly from: Date }, calendar: CalendarSnapshot): Due {
  const { amount, unit, from, pauses } = run;
  if (pauses.length === 0) return computeDue({ from, amount, unit }, calendar);
  if (!countsDays(unit)) throw new RangeError(`a period in ${unit} is not paused`);
  const workingDays = unit === 'workingDays';
  const plain = computeDue({ from, amount, unit, movesOn: workingDays }, calendar);
  const paused: PeriodStep[] = [];
  let days = 0;
  for (const { from: first, to, why } of pauses) {
    const length = workingDays ? workingDaysBetween(calendar, first, to) : daysBetween(first, to);
    days += length;
    paused.push({
      kind: 'paused',
      from: first,
      to,
      days: length,
      unit: workingDays ? 'workingDays' : 'calendarDays',
      why,
    });
  }
  const last = workingDays ? plain.dueDate : addDays(plain.dueDate, days);
  const rest = computeDue(
    { from: startOfDay(last), amount: workingDays ? days : 0, unit: workingDays ? 'workingDays' : 'calendarDays' },
    calendar,
  );
  // The rest is no period of its own: it has no first day, and a count of none is not told.
  const told = rest.steps.filter((s) => s.kind !== 'startDay' && !(s.kind === 'daysCounted' && s.amount === 0));
  return { ...rest, certain: plain.certain && rest.certain, steps: [...plain.steps, ...paused, ...told] };
}

/** One result, at the end; what is uncertain is said once, before it. */
function tidy(steps: readonly PeriodStep[]): PeriodStep[] {
  const told = steps.filter((s) => s.kind !== 'due' && s.kind !== 'uncertain');
  const uncertain = steps.find((s) => s.kind === 'uncertain');
  const due = steps.findLast((s) => s.kind === 'due');
  return [...told, ...(uncertain ? [uncertain] : []), ...(due ? [due] : [])];
}

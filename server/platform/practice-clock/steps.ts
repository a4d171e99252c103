// Pure. Decides at which moments a practice county stops on its way forward, and which regular checks run at each:
// those of fixed hours at their own minute, the frequent ones together several times a day.
import { DAY_MS, HOUR_MS, localDateOf, MINUTE_MS, startOfDay } from '../../kernel/instant.ts';

/** One stop. `round`: all frequent checks run; `fixed`: names of the checks whose hour this is. */
export interface Step {
  readonly at: Date;
  readonly round: boolean;
  readonly fixed: readonly string[];
}

interface Timed {
  readonly name: string;
  readonly times: string;
}

/** Longest way in one move: a look beyond a year teaches nothing more. */
export const LONGEST_MS = 366 * DAY_MS;

/** In China: just after midnight, when a day's terms are over, and through the working day. */
const ROUNDS_MS = [MINUTE_MS, 8.5 * HOUR_MS, 12 * HOUR_MS, 17.5 * HOUR_MS];

/** Minute and hour (UTC) of a check of fixed hours; undefined for one of every few minutes or every hour. */
export function fixedTime(times: string): { readonly minute: number; readonly hour: number } | undefined {
  const [minute = '', hour = ''] = times.split(' ');
  if (!/^\d+$/u.test(minute) || !/^\d+$/u.test(hour)) return undefined;
  return { minute: Number(minute), hour: Number(hour) };
}

/**
 * The stops in (from, to], in order. A way of up to a day stops at every full hour besides, so that terms of hours are spoken of in their hour. The last
 * stop is `to`, with a round.
 */
export function stepsBetween(from: Date, to: Date, sweeps: readonly Timed[]): Step[] {
  const stops = new Map<number, { round: boolean; fixed: string[] }>();
  const stop = (ms: number): { round: boolean; fixed: string[] } | undefined => {
    if (ms <= from.getTime() || ms > to.getTime()) return undefined;
    const found = stops.get(ms) ?? { round: false, fixed: [] };
    stops.set(ms, found);
    return found;
  };
  const round = (ms: number): void => {
    const found = stop(ms);
    if (found) found.round = true;
  };
  for (let day = startOfDay(localDateOf(from)).getTime(); day <= to.getTime(); day += DAY_MS) {
    for (const after of ROUNDS_MS) round(day + after);
    // A day of China begins at 16:00 UTC of the day before.
    for (const sweep of sweeps) {
      const time = fixedTime(sweep.times);
      if (!time) continue;
      const inDay = ((time.hour + 8) % 24) * HOUR_MS + time.minute * MINUTE_MS;
      stop(day + inDay)?.fixed.push(sweep.name);
    }
  }
  if (to.getTime() - from.getTime() <= DAY_MS + HOUR_MS)
    for (let ms = Math.ceil(from.getTime() / HOUR_MS) * HOUR_MS; ms <= to.getTime(); ms += HOUR_MS) round(ms);
  round(to.getTime());
  return [...stops]
    .toSorted(([a], [b]) => a - b)
    .map(([ms, what]) => ({ at: new Date(ms), round: what.round, fixed: what.fixed }));
}

/** When the next check of a fixed hour comes: where nothing runs, that is the next thing that happens. */
export function nextFixed(after: Date, sweeps: readonly Timed[]): Date {
  const steps = stepsBetween(after, new Date(after.getTime() + DAY_MS), sweeps);
  return (steps.find((step) => step.fixed.length > 0) ?? steps.at(-1))?.at ?? new Date(after.getTime() + DAY_MS);
}

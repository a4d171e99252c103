// Decides the desk's views that are more than a stage: what falls due soon, what waits for somebody else, what is one's own, which opinion is owed;
// and until when «soon» is. Pure.
import { endOfDay, localDateOf } from '../../kernel/instant.ts';
import { addDays } from '../../kernel/local-date.ts';
import { type CalendarSnapshot, isWorkingDay } from '../../kernel/working-days.ts';
import type { Stage } from './lifecycle.ts';

/** 即将到期 等别人 待出意见 我的 */
export const LIST_VIEWS = ['soon', 'waiting', 'opinion', 'mine'] as const;
export type ListView = (typeof LIST_VIEWS)[number];

/** 等补正 等主办件 等协办意见 等回执 时限中止 */
export const WAITS = ['correcting', 'linked', 'opinion', 'receipt', 'paused'] as const;
export type Wait = (typeof WAITS)[number];

/** Working days ahead that count as «soon» when nobody says otherwise. */
export const SOON_DAYS = 3;

/** The largest count of a view that is told; beyond it stands «99+». */
export const MOST_SHOWN = 99;

/** Views are counted this far: one more than is shown says that there are more, however many there are. */
export const MOST_COUNTED = MOST_SHOWN + 1;

/** Ended matters have no running clock, so no order by it. */
export function isOpen(stage: Stage | undefined): boolean {
  return stage !== 'closed' && stage !== 'refused';
}

/** The end of the day that is so many working days from today, today not counted. */
export function soonUntil(now: Date, days: number, calendar: CalendarSnapshot): Date {
  let day = localDateOf(now);
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return endOfDay(day);
}

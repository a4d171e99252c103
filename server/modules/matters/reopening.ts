// Decides how long after closing a party may ask that a matter is taken up again. A broken agreement has no such day: it binds until it is performed.
import { computeDue } from '../../kernel/period.ts';
import type { CalendarSnapshot } from '../../kernel/working-days.ts';
import type { ClosingRules } from '../../platform/profile/schema.ts';

/** 申请中、已重启、未同意 */
export const REOPENING_STATES = ['asked', 'reopened', 'declined'] as const;
/** 当事人申请、中心决定、协议未履行 */
export const REOPENING_GROUNDS = ['party', 'centre', 'breach'] as const;
export type ReopeningGround = (typeof REOPENING_GROUNDS)[number];

/** Until when a party may ask. @returns the last day, and whether `at` is still within it */
export function reopenWindow(
  closedAt: Date,
  rule: ClosingRules['reopenWithin'],
  calendar: CalendarSnapshot,
  at: Date,
): { readonly until: string; readonly open: boolean } {
  const due = computeDue({ from: closedAt, amount: rule.amount, unit: rule.unit }, calendar);
  return { until: due.dueDate, open: at.getTime() <= due.dueAt.getTime() };
}

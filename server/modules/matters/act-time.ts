// Decides when an act counts as done: a village without computers records later what was done on paper, and clocks run from the act.
// Back-dating past two working days needs a reason and is listed; the future is refused.
import { z } from 'zod';
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import { plainText } from '../../kernel/plain-text.ts';
import { computeDue } from '../../kernel/period.ts';
import type { CalendarSnapshot } from '../../kernel/working-days.ts';

/** Members that every act of an officer may carry. */
export const actTimeShape = {
  /** When it was done, if not now. RFC 3339 with offset. */
  doneAt: z.iso.datetime({ offset: true }).optional(),
  /** Why it is recorded more than two working days later. */
  lateReason: plainText({ min: 2, max: 200 }).optional(),
  /** Post of the officer who did it, when the caller only types it (代录). */
  doneByPostId: z.int().positive().optional(),
};

export interface ActTimes {
  readonly doneAt: Date;
  readonly recordedAt: Date;
  readonly late: boolean;
}

const slack = 60_000;

/** @param notBefore the act cannot have been done before this (the registration), when given */
export function actTimes(
  given: { readonly doneAt?: string | undefined; readonly lateReason?: string | undefined },
  at: Date,
  calendar: CalendarSnapshot,
  notBefore?: Date,
): ActTimes | Refusal {
  if (given.doneAt === undefined) return { doneAt: at, recordedAt: at, late: false };
  const doneAt = new Date(given.doneAt);
  if (doneAt.getTime() > at.getTime() + slack) return refuse('too-early', 'done-in-future');
  if (notBefore && doneAt.getTime() < notBefore.getTime()) return refuse('conflict', 'done-before-registration');
  const twoDays = computeDue({ from: doneAt, amount: 2, unit: 'workingDays' }, calendar);
  const late = at.getTime() > twoDays.dueAt.getTime();
  if (late && !given.lateReason) return refuse('invalid', 'late-reason-needed', { after: twoDays.dueDate });
  return { doneAt: doneAt.getTime() > at.getTime() ? at : doneAt, recordedAt: at, late };
}

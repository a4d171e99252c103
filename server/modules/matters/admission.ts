// Decides what may follow on a notice of missing material, and who may look at and decide a refusal.
// Asked once (信访工作条例 23, 行政许可法 32 as the pattern); a refusal needs a listed reason, a second person, and a third for its review.
import type { LateConsequence, RefusalReason } from '../../platform/profile/schema.ts';
import { computeDue } from '../../kernel/period.ts';
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import type { CalendarSnapshot } from '../../kernel/working-days.ts';

/** What a notice of missing material may say about the day after; the profile has words for each. */
export const LATE_CONSEQUENCES = ['decide_as_is', 'taken_as_withdrawn'] as const satisfies readonly LateConsequence[];

export const REFUSAL_STATES = ['proposed', 'sent_back', 'refused', 'review_asked', 'upheld', 'overturned'] as const;
export type RefusalState = (typeof REFUSAL_STATES)[number];

/** What is known of the notice of missing material when a refusal is proposed. */
export interface LateMaterial {
  readonly outcome: 'supplied' | 'lapsed' | null;
  readonly if_late: LateConsequence;
}

/**
 * Whether this reason of the legal list may be given now.
 * @returns Refusal `refusal-reason-unknown`, `material-not-late` where the reason needs a notice whose day has passed, or
 *   `notice-said-otherwise` where that notice said that the request then counts as withdrawn
 */
export function reasonGiven(
  reason: RefusalReason | undefined,
  material: LateMaterial | undefined,
): Refusal | undefined {
  if (!reason) return refuse('invalid', 'refusal-reason-unknown', { field: 'reasonId' });
  if (!reason.afterLateMaterial) return undefined;
  if (material?.outcome !== 'lapsed') return refuse('conflict', 'material-not-late');
  if (material.if_late !== 'decide_as_is') return refuse('conflict', 'notice-said-otherwise');
  return undefined;
}

/** The second look and the decision on a review are by other persons than those who came before. @returns Refusal `same-person` */
export function anotherPerson(officerId: number, before: readonly (number | null)[]): Refusal | undefined {
  return before.includes(officerId) ? refuse('forbidden', 'same-person') : undefined;
}

/** Until when a review may be asked for. @returns the last day, and whether `at` is still within it */
export function reviewWindow(
  refusedAt: Date,
  period: { readonly unit: 'workingDays'; readonly amount: number },
  calendar: CalendarSnapshot,
  at: Date,
): { readonly until: string; readonly open: boolean } {
  const due = computeDue({ from: refusedAt, amount: period.amount, unit: period.unit }, calendar);
  return { until: due.dueDate, open: at.getTime() <= due.dueAt.getTime() };
}

/** Positions of the notice that are still missing once these are handed in. */
export function stillMissing(
  items: readonly { readonly position: number; readonly supplied: boolean }[],
  handedIn: readonly number[],
): number[] {
  return items.filter((item) => !item.supplied && !handedIn.includes(item.position)).map((item) => item.position);
}

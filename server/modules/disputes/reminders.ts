// Decides on which days the parties of an agreement are reminded: of the joint application for judicial confirmation (人民调解法 33) on the days
// that the rule names, and both sides of an obligation on the day before it falls due and on the day.
import { addDays } from '../../kernel/local-date.ts';

export interface AgreementDates {
  /** `YYYY-MM-DD` */
  readonly effectiveOn: string;
  readonly confirmationUntil: string;
}

/**
 * The reminder that is due today: the last day reached of those that the rule names (20, 28), undefined before the first and after the end.
 * A sweep that was down for a week sends one reminder, not two.
 */
export function confirmationReminderDay(
  dates: AgreementDates,
  days: readonly number[],
  today: string,
): number | undefined {
  if (today > dates.confirmationUntil) return undefined;
  return [...days].sort((a, b) => b - a).find((day) => addDays(dates.effectiveOn, day) <= today);
}

/** The reminder that is due today of an obligation: the day before it falls due, and again on the day. Both sides are told. */
export function performanceReminderDay(dueOn: string, today: string): 'before' | 'on' | undefined {
  if (today === dueOn) return 'on';
  return addDays(dueOn, -1) === today ? 'before' : undefined;
}

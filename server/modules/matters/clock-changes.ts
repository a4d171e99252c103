// Decides which change of a running clock its own rule provides for: which reasons pause it, how far it may be prolonged, how often, by whom.
// A prolongation is asked for before the end and decided one level up; a period of law changes only by what its row says.
import { isPast, localDateOf } from '../../kernel/instant.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { addDays } from '../../kernel/local-date.ts';
import type { PeriodUnit } from '../../kernel/period.ts';
import { countsDays, type PeriodChange } from '../../kernel/period-changes.ts';
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import type { ClockRule, Profile } from '../../platform/profile/schema.ts';
import type { Stage } from './lifecycle.ts';

/** A clock as these rules see it. */
export interface RunningClock {
  readonly state: string;
  readonly dueAt: Date;
  readonly changes: readonly PeriodChange[];
}

/** The longest pause that is approved at once; whoever needs longer asks again. */
export const LONGEST_PAUSE_DAYS = 90;

/** Whose word a prolongation needs; the parties' own (人民调解) and a court's are no decisions of this office. */
const decidedHere: readonly string[] = ['oneLevelUp', 'headOfBody'];

/** The reasons for which the rule lets the clock stand still, in words. */
export function pausesOf(profile: Profile, rule: ClockRule): { id: string; zh: string; en: string }[] {
  if (!countsDays(rule.unit)) return [];
  return profile.pauseReasons
    .filter((reason) => rule.pauseReasons.includes(reason.id))
    .map(({ id, name }) => ({ id, zh: name.zh, en: name.en }));
}

/** How much more may be asked for; null where the rule gives none, leaves it to others, or it was used up. */
export function longestExtension(
  rule: ClockRule,
  changes: readonly PeriodChange[],
): { most: number; unit: PeriodUnit } | null {
  const { extension } = rule;
  if (!extension || !decidedHere.includes(extension.by)) return null;
  const used = changes.filter((change) => change.kind === 'extended').length;
  if (used >= (extension.times ?? 1)) return null;
  return { most: extension.amount ?? rule.amount, unit: extension.unit ?? rule.unit };
}

/** The last day of the pause in which the clock stands on this day; null when it counts from tomorrow. */
export function pausedUntil(changes: readonly PeriodChange[], today: LocalDate): LocalDate | null {
  const last = changes.findLast((change) => change.kind === 'paused');
  return last && last.from <= today && last.to > today ? last.to : null;
}

/** @returns a Refusal `clock-not-running`, `clock-already-due`, `pause-not-provided`, `clock-paused`, `pause-too-long`, or undefined */
export function mayPause(
  rule: ClockRule,
  clock: RunningClock,
  asked: { readonly reason: string; readonly until: LocalDate; readonly at: Date },
): Refusal | undefined {
  const over = mayChange(clock, asked.at);
  if (over) return over;
  if (!countsDays(rule.unit) || !rule.pauseReasons.includes(asked.reason))
    return refuse('conflict', 'pause-not-provided', { rule: rule.id, reasons: rule.pauseReasons });
  const today = localDateOf(asked.at);
  const until = pausedUntil(clock.changes, today);
  if (until !== null) return refuse('conflict', 'clock-paused', { until });
  if (asked.until <= today) return refuse('invalid', 'pause-ends-too-early', { field: 'until' });
  if (asked.until > addDays(today, LONGEST_PAUSE_DAYS))
    return refuse('invalid', 'pause-too-long', { field: 'until', most: LONGEST_PAUSE_DAYS });
  return undefined;
}

/** @returns a Refusal `clock-not-running`, `clock-already-due`, `extension-not-provided`, `extension-used`, `extension-too-long`, or undefined */
export function mayExtend(
  rule: ClockRule,
  clock: RunningClock,
  asked: { readonly amount: number; readonly at: Date },
): Refusal | undefined {
  const over = mayChange(clock, asked.at);
  if (over) return over;
  if (!rule.extension || !decidedHere.includes(rule.extension.by))
    return refuse('conflict', 'extension-not-provided', { rule: rule.id, by: rule.extension?.by ?? null });
  const longest = longestExtension(rule, clock.changes);
  if (!longest) return refuse('conflict', 'extension-used', { times: rule.extension.times ?? 1 });
  if (asked.amount > longest.most)
    return refuse('invalid', 'extension-too-long', { field: 'amount', most: longest.most, unit: longest.unit });
  return undefined;
}

/** Asked in the last second is asked in time; from the next on it is late. */
function mayChange(clock: RunningClock, at: Date): Refusal | undefined {
  if (clock.state !== 'running') return refuse('conflict', 'clock-not-running');
  if (isPast(clock.dueAt, at)) return refuse('too-late', 'clock-already-due', { dueAt: clock.dueAt.toISOString() });
  return undefined;
}

/** A pause ends early on the day on which its cause is gone; that day, like a first day, does not count any more. */
export function resumed(changes: readonly PeriodChange[], today: LocalDate): PeriodChange[] | Refusal {
  if (pausedUntil(changes, today) === null) return refuse('conflict', 'clock-not-paused');
  const at = changes.findLastIndex((change) => change.kind === 'paused');
  return changes.map((change, i) => (i === at && change.kind === 'paused' ? { ...change, to: today } : change));
}

/** Whether the parties see a period of law: not one that was stopped; once the matter is closed, only what is theirs and still runs or ran out. */
export function legalShown(state: string, barred: boolean, stage: Stage): boolean {
  if (state === 'stopped') return false;
  return stage !== 'closed' || barred || state !== 'running';
}

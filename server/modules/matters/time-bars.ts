// Decides which rights time may bar on the roads open to a matter, what is said of each, and what recording its first day makes of it.
// Mediation is voluntary and blocks no other road (人民调解法 3): whoever waits for it must know what runs meanwhile, and whether asking interrupts it.
import { localDateOf, startOfDay } from '../../kernel/instant.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { PeriodChange } from '../../kernel/period-changes.ts';
import { formatPeriod } from '../../kernel/period-words.ts';
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import type { CalendarSnapshot } from '../../kernel/working-days.ts';
import { lawClock, routesFor, startEventOf } from '../../platform/profile/lookups.ts';
import type { LegalRule, Profile } from '../../platform/profile/schema.ts';
import { citationWords } from './clock-words.ts';
import { dueOf } from './clocks.ts';
import type { TimeBarView } from './contract/clock-acts.ts';

/** What decides which bars concern a matter. */
export interface BarredMatter {
  readonly category: string;
  /** Rules and start events of the clocks that it has. */
  readonly clocks: readonly { readonly ruleId: string; readonly startEvent: string }[];
}

/** The bars to warn of, in the profile's order: those of roads open to it, and after an agreement took effect also that of enforcement. */
export function timeBarsOf(profile: Profile, matter: BarredMatter): TimeBarView[] {
  const roads = new Set(routesFor(profile, matter.category).map((road) => road.id));
  const agreed = matter.clocks.some((clock) => clock.startEvent === 'agreement.effective');
  return profile.lawClocks.flatMap((rule) => {
    const { timeBar } = rule;
    if (!timeBar) return [];
    const recorded = matter.clocks.some((clock) => clock.ruleId === rule.id);
    const open = rule.route === null || roads.has(rule.route);
    const warned = open && (timeBar.warn === 'registration' || (timeBar.warn === 'agreement' && agreed));
    return warned || recorded ? [viewOf(profile, rule, timeBar, recorded)] : [];
  });
}

function viewOf(
  profile: Profile,
  rule: LegalRule,
  { interruptedBy }: NonNullable<LegalRule['timeBar']>,
  recorded: boolean,
): TimeBarView {
  const event = startEventOf(profile, rule.startEvent)?.name ?? { zh: rule.startEvent, en: rule.startEvent };
  return {
    ruleId: rule.id,
    name: { zh: rule.name.zh, en: rule.name.en },
    length: { zh: formatPeriod(rule.amount, rule.unit, 'zh'), en: formatPeriod(rule.amount, rule.unit, 'en') },
    startEvent: { zh: event.zh, en: event.en },
    citation: citationWords(rule.law),
    note: rule.law.note ? { zh: rule.law.note.zh, en: rule.law.note.en } : null,
    interruptedBy: interruptedBy ? citationWords(interruptedBy) : null,
    recorded,
  };
}

export interface RecordedBar {
  readonly ruleId: string;
  readonly from: LocalDate;
  readonly interrupted: boolean;
  /** When the matter was registered: the claim that may interrupt it. */
  readonly registeredAt: Date;
  readonly today: LocalDate;
}

export interface BarToRun {
  readonly rule: LegalRule;
  readonly changes: readonly PeriodChange[];
}

/**
 * @returns the rule and what changes it, or a Refusal `time-bar-unknown`, `time-bar-in-future`, `time-bar-not-interrupted`, and `time-bar-over-before`
 *   when the period had run out before anything was registered here, so that nothing was left to interrupt
 */
export function barToRun(profile: Profile, bar: RecordedBar, calendar: CalendarSnapshot): BarToRun | Refusal {
  const rule = lawClock(profile, bar.ruleId);
  if (!rule?.timeBar) return refuse('invalid', 'time-bar-unknown', { field: 'ruleId' });
  if (bar.from > bar.today) return refuse('invalid', 'time-bar-in-future', { field: 'from' });
  if (!bar.interrupted) return { rule, changes: [] };
  const { interruptedBy } = rule.timeBar;
  if (!interruptedBy) return refuse('invalid', 'time-bar-not-interrupted', { field: 'interrupted' });
  const claimedOn = localDateOf(bar.registeredAt);
  const plain = dueOf(rule, { startedAt: startOfDay(bar.from), changes: [] }, calendar);
  if (claimedOn > plain.dueDate) return refuse('conflict', 'time-bar-over-before', { dueDate: plain.dueDate });
  return { rule, changes: [{ kind: 'restarted', on: claimedOn, why: citationWords(interruptedBy) }] };
}

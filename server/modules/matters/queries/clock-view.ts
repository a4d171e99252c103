import type { Selectable } from 'kysely';
import { isPast, localDateOf } from '../../../kernel/instant.ts';
import { clockTone, formatRemaining, remaining } from '../../../kernel/period-remaining.ts';
import type { PeriodUnit } from '../../../kernel/period.ts';
import type { PeriodStep } from '../../../kernel/period-steps.ts';
import { plainSteps } from '../../../kernel/period-plain-words.ts';
import { explainSteps } from '../../../kernel/period-words.ts';
import type { House } from '../../../platform/house.ts';
import { clockRule, startEventOf } from '../../../platform/profile/lookups.ts';
import { longestExtension, pausedUntil, pausesOf } from '../clock-changes.ts';
import { citationWords, strengthWords } from '../clock-words.ts';
import { changesOf } from '../clocks.ts';
import type { ClockView, OfficeClockView } from '../contract/shapes.ts';
import type { ClockTable } from '../store/tables.ts';

type Row = Omit<Selectable<ClockTable>, 'county_id' | 'id' | 'matter_id' | 'calendar_version'>;

/** One clock as people read it: name, days left, law, and how the date was computed. */
export function clockViewOf(house: House, row: Row, now: Date): ClockView {
  const profile = house.profileAt(row.profile_version);
  const rule = clockRule(profile, row.rule_id);
  const event = startEventOf(profile, row.start_event.replace(/\.prolonged$/u, ''));
  return {
    kind: row.kind,
    ruleId: row.rule_id,
    name: rule?.name ?? { zh: row.rule_id, en: row.rule_id },
    startedAt: row.started_at.toISOString(),
    startEvent: event?.name ?? { zh: row.start_event, en: row.start_event },
    dueAt: row.due_at.toISOString(),
    dueDate: row.due_date,
    certain: row.certain,
    state: row.state,
    endedAt: row.ended_at?.toISOString() ?? null,
    law: row.law,
    article: row.article,
    strength: rule?.kind === 'legal' ? strengthWords(rule) : null,
    citation: rule?.kind === 'legal' ? citationWords(rule.law) : null,
    pausedUntil: row.state === 'running' ? pausedUntil(changesOf(row.changes), localDateOf(now)) : null,
    remaining:
      row.state === 'running' ? remainingOf(house, row.started_at, row.due_at, rule?.unit ?? 'workingDays', now) : null,
    ...explained(row.steps),
  };
}

/** The same with its id and what the office may ask for, by its own rule. */
export function officeClockViewOf(house: House, row: Row & { readonly id: string }, now: Date): OfficeClockView {
  const { plain: _, ...view } = clockViewOf(house, row, now);
  return { ...view, id: row.id, ...askedOfClock(house, row, now) };
}

/** What may be asked for on a clock: reasons for a pause, and how much more; nothing once it is over. */
export function askedOfClock(
  house: House,
  row: Pick<Row, 'profile_version' | 'rule_id' | 'state' | 'due_at' | 'changes'>,
  now: Date,
): Pick<OfficeClockView, 'mayPause' | 'mayExtend'> {
  const profile = house.profileAt(row.profile_version);
  const rule = clockRule(profile, row.rule_id);
  if (rule === undefined || row.state !== 'running' || isPast(row.due_at, now))
    return { mayPause: [], mayExtend: null };
  return { mayPause: pausesOf(profile, rule), mayExtend: longestExtension(rule, changesOf(row.changes)) };
}

type Explained = Pick<ClockView, 'plain' | 'steps'>;
const said = new Map<string, Explained>();
const mostSaid = 2000;

/** The sentences of a computation; those of the last clocks are kept, because pages show the same ones again and again. */
function explained(text: string): Explained {
  const known = said.get(text);
  if (known) return known;
  const steps = JSON.parse(text) as PeriodStep[];
  const words = {
    plain: { zh: plainSteps(steps, 'zh'), en: plainSteps(steps, 'en') },
    steps: { zh: explainSteps(steps, 'zh'), en: explainSteps(steps, 'en') },
  };
  if (said.size >= mostSaid) said.delete(said.keys().next().value ?? '');
  said.set(text, words);
  return words;
}

/** The unit a clock of this rule counts in; working days where the rule is not known. */
export function unitOf(house: House, ruleId: string | null): PeriodUnit {
  return (ruleId === null ? undefined : clockRule(house.profile, ruleId)?.unit) ?? 'workingDays';
}

export function remainingOf(
  house: House,
  from: Date,
  dueAt: Date,
  unit: PeriodUnit,
  now: Date,
): NonNullable<ClockView['remaining']> {
  const calendar = house.calendar();
  const left = remaining(now, dueAt, unit, calendar);
  return {
    ...left,
    zh: formatRemaining(left, 'zh'),
    en: formatRemaining(left, 'en'),
    tone: clockTone({ from, dueAt, unit }, now, calendar),
  };
}

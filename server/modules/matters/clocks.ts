// Decides which clocks an act starts, stops or lets run: step clocks of ours, the promise to the resident, legal clocks of a road.
// The promise runs from acceptance and is never moved by hand-offs; legal clocks start only with the event that their law names.
import { z } from 'zod';
import { isPast } from '../../kernel/instant.ts';
import type { Due, PeriodUnit } from '../../kernel/period.ts';
import { computeBefore } from '../../kernel/period-before.ts';
import { computeChanged, type PeriodChange, periodChange } from '../../kernel/period-changes.ts';
import type { CalendarSnapshot } from '../../kernel/working-days.ts';
import type { ActName, Stage } from './lifecycle.ts';

export type ClockKind = 'step' | 'promise' | 'legal';

/** What a rule of the profile must tell to start a clock. */
export interface ClockRuleFacts {
  readonly id: string;
  readonly kind: ClockKind;
  readonly unit: PeriodUnit;
  readonly amount: number;
  readonly startEvent: string;
  readonly countsBack?: true | undefined;
  readonly law?: { readonly name: string; readonly article: string };
}

export interface NewClock {
  readonly kind: ClockKind;
  readonly ruleId: string;
  readonly startEvent: string;
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly dueDate: string;
  readonly certain: boolean;
  readonly steps: string;
  readonly law: string | null;
  readonly article: string | null;
}

export function startClock(rule: ClockRuleFacts, from: Date, calendar: CalendarSnapshot): NewClock {
  const due = dueOf(rule, { startedAt: from, changes: [] }, calendar);
  return {
    kind: rule.kind,
    ruleId: rule.id,
    startEvent: rule.startEvent,
    startedAt: from,
    dueAt: due.dueAt,
    dueDate: due.dueDate,
    certain: due.certain,
    steps: JSON.stringify(due.steps),
    law: rule.law?.name ?? null,
    article: rule.law?.article ?? null,
  };
}

const changesSchema = z.array(periodChange);

/** The changes of a clock as its row keeps them. */
export function changesOf(text: string): PeriodChange[] {
  return changesSchema.parse(JSON.parse(text));
}

/** The end of a clock from its own rule, start and changes; on any calendar, so that a new notice moves the whole of it. */
export function dueOf(
  rule: Pick<ClockRuleFacts, 'amount' | 'unit' | 'countsBack'>,
  clock: { readonly startedAt: Date; readonly changes: readonly PeriodChange[] },
  calendar: CalendarSnapshot,
): Due {
  if (rule.countsBack) return computeBefore({ event: clock.startedAt, amount: rule.amount, unit: rule.unit }, calendar);
  return computeChanged({ from: clock.startedAt, amount: rule.amount, unit: rule.unit }, clock.changes, calendar);
}

/** Steps whose clock an act ends, and the step whose clock it starts. `promise` says what happens to the promise. */
export interface ClockEffect {
  readonly ends?: readonly string[];
  /** Steps whose clock no longer runs, neither kept nor missed: it is now somebody else's turn. */
  readonly stops?: readonly string[];
  readonly starts?: 'accept' | 'correct' | 'review' | 'assign' | 'sign' | 'check' | 'followUp';
  readonly promise?: 'start' | 'end' | 'resume';
  readonly stopsAll?: boolean;
  /** Periods of law of a road end with the matter; a period after which a right is lost is the party's and runs on. */
  readonly stopsPeriods?: boolean;
  /** The effect holds only when the act leads into this stage. */
  readonly onlyInto?: Stage;
  /** The clock of `starts` runs only when the act leads into this stage. */
  readonly startsOnlyInto?: Stage;
}

const allSteps = ['accept', 'correct', 'assign', 'sign', 'check', 'followUp'] as const;

export const CLOCK_EFFECTS: Readonly<Partial<Record<ActName | 'registerMatter', ClockEffect>>> = {
  registerMatter: { starts: 'accept' },
  askForMaterial: { stops: ['accept'], starts: 'correct' },
  // Only when the last paper is in does the office decide again; the stage says so.
  supplyMaterial: { ends: ['correct'], starts: 'accept', onlyInto: 'registered' },
  lapseMaterial: { ends: ['correct'], starts: 'accept' },
  // While a refusal waits for its second look the office is still to decide: the clock runs on.
  reviewRefusal: { ends: ['accept'], onlyInto: 'refused' },
  askRefusalReview: { starts: 'review' },
  decideRefusalReview: { ends: ['review'], starts: 'accept', startsOnlyInto: 'registered' },
  acceptMatter: { ends: ['accept'], starts: 'assign', promise: 'start' },
  assignMatter: { ends: ['assign', 'sign'], starts: 'sign' },
  // A hand-off never moves the promise: only steps between bodies begin and end here.
  succeedHolder: { stops: ['sign', 'assign'], starts: 'sign' },
  vacateHolder: { stops: ['sign', 'assign'], starts: 'assign' },
  linkMatter: { stops: ['assign'] },
  // The promise ended with the other's answer, which was none for this one: it runs on.
  unlinkMatter: { stops: ['check'], starts: 'assign', promise: 'resume' },
  answerLinked: { promise: 'end', starts: 'check' },
  objectToAssignment: { stops: ['sign'], starts: 'assign' },
  // Upheld, the clock of assigning that the objection began runs on.
  ruleOnObjection: { ends: ['assign'], starts: 'sign', onlyInto: 'assigned' },
  designateBody: { ends: ['assign', 'sign'], starts: 'sign' },
  recordTransferReceipt: { ends: ['assign', 'sign'], promise: 'end', starts: 'check', onlyInto: 'answered' },
  signForMatter: { ends: ['sign'] },
  answerMatter: { promise: 'end', starts: 'check' },
  passCheck: { ends: ['check'], starts: 'followUp' },
  returnForRework: { ends: ['check'], promise: 'resume' },
  closeMatter: { ends: ['followUp'], stopsPeriods: true },
  // A new promise from the day it is taken up again; the old one was kept or missed and stays so.
  reopenMatter: { promise: 'start', starts: 'assign', startsOnlyInto: 'accepted' },
  withdrawMatter: { ends: allSteps, promise: 'end', starts: 'check', stopsAll: true },
};

/** What an act does to the clocks, now that it has led into this stage; undefined when nothing. */
export function effectOf(act: ActName, into: Stage): ClockEffect | undefined {
  // Withdrawn before it was accepted, and taken up again: nothing was promised yet.
  if (act === 'reopenMatter' && into === 'registered') return { starts: 'accept' };
  const effect = CLOCK_EFFECTS[act];
  if (!effect || (effect.onlyInto !== undefined && effect.onlyInto !== into)) return undefined;
  if (effect.startsOnlyInto === undefined || effect.startsOnlyInto === into) return effect;
  const { starts: _, ...rest } = effect;
  return rest;
}

/** How a running clock ends by the effect, or undefined when it runs on. @param bars the clock's rule is a period after which a right is lost */
export function fateOf(
  effect: ClockEffect,
  act: ActName,
  clock: { readonly kind: ClockKind; readonly ruleId: string; readonly dueAt: Date; readonly bars: boolean },
  at: Date,
): 'met' | 'missed' | 'stopped' | undefined {
  // The right is the person's: no act on the matter here ends its time.
  if (clock.bars) return undefined;
  const of = (steps: readonly string[] | undefined): boolean =>
    clock.kind === 'step' &&
    (steps?.some((s) => clock.ruleId === `step.${s}` || clock.ruleId.startsWith(`step.${s}.`)) ?? false);
  if (effect.stopsAll) return clock.kind === 'promise' ? endState(clock.dueAt, at) : 'stopped';
  if (of(effect.stops)) return 'stopped';
  // Assigned again before it was signed for: the first body neither kept nor missed anything.
  if (of(effect.ends)) return act === 'assignMatter' && of(['sign']) ? 'stopped' : endState(clock.dueAt, at);
  if (clock.kind === 'promise' && effect.promise === 'end') return endState(clock.dueAt, at);
  if (effect.stopsPeriods && clock.kind === 'legal') return 'stopped';
  return undefined;
}

/** Whether a clock that ends now was kept: the second in which it ends still counts. */
export function endState(dueAt: Date, endedAt: Date): 'met' | 'missed' {
  return isPast(dueAt, endedAt) ? 'missed' : 'met';
}

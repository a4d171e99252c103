// Decides which clocks an act starts, stops or lets run: step clocks of ours, the promise to the resident, legal clocks of a road.
// The promise runs from acceptance and is never moved by hand-offs; legal clocks start only with the event that their law names.
import { computeDue, type PeriodUnit } from '../../kernel/period.ts';
import type { CalendarSnapshot } from '../../kernel/working-days.ts';
import type { ActName } from './lifecycle.ts';

export type ClockKind = 'step' | 'promise' | 'legal';

/** What a rule of the profile must tell to start a clock. */
export interface ClockRuleFacts {
  readonly id: string;
  readonly kind: ClockKind;
  readonly unit: PeriodUnit;
  readonly amount: number;
  readonly startEvent: string;
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
  const due = computeDue({ from, amount: rule.amount, unit: rule.unit }, calendar);
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

/** Steps whose clock an act ends, and the step whose clock it starts. `promise` says what happens to the promise. */
export interface ClockEffect {
  readonly ends?: readonly string[];
  readonly starts?: 'accept' | 'assign' | 'sign' | 'check' | 'followUp';
  readonly promise?: 'start' | 'end' | 'resume';
  readonly stopsAll?: boolean;
}

const allSteps = ['accept', 'assign', 'sign', 'check', 'followUp'] as const;

export const CLOCK_EFFECTS: Readonly<Partial<Record<ActName | 'registerMatter', ClockEffect>>> = {
  registerMatter: { starts: 'accept' },
  acceptMatter: { ends: ['accept'], starts: 'assign', promise: 'start' },
  assignMatter: { ends: ['assign', 'sign'], starts: 'sign' },
  signForMatter: { ends: ['sign'] },
  answerMatter: { promise: 'end', starts: 'check' },
  passCheck: { ends: ['check'], starts: 'followUp' },
  returnForRework: { ends: ['check'], promise: 'resume' },
  closeMatter: { ends: ['followUp'] },
  withdrawMatter: { ends: allSteps, promise: 'end', starts: 'check', stopsAll: true },
};

/** Whether a clock that ends now was kept. */
export function endState(dueAt: Date, endedAt: Date): 'met' | 'missed' {
  return endedAt.getTime() <= dueAt.getTime() ? 'met' : 'missed';
}

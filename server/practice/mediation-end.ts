// Pure. Decides what ends with a mediation: its period of rule, its own row, the procedure of the matter.
import { endState } from '../modules/matters/clocks.ts';
import type { Sitting } from './sitting.ts';

/** Ends the running clock of law of a rule. */
export function endPeriod({ life, mediation }: Sitting, how: 'done' | 'stopped'): void {
  for (const clock of life.matter.clocks.filter((c) => c.ruleId === mediation.periodRule && c.state === 'running')) {
    clock.state = how === 'stopped' ? 'stopped' : endState(clock.dueAt, life.now);
    clock.endedAt = life.now;
  }
}

/** The mediation is over, one way or the other: its own row, the procedure of the matter. */
export function ended({ life, mediation }: Sitting, outcome: string, proof: string | null): void {
  mediation.endedAt = life.now;
  const procedure = life.matter.procedures.find((p) => p.id === mediation.id);
  if (procedure) Object.assign(procedure, { endedAt: life.now, outcome, proof });
}

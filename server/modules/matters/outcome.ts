// Decides with which outcome a matter closes: from the result that was reported and what the parties said when they were asked.
// «Solved» is never the office's word alone: one party's «no» is enough to count the matter elsewhere.
import type { Outcome } from './lifecycle.ts';

export interface Asked {
  readonly partyId: string;
  readonly reached: 'reached' | 'not_reached' | 'refused';
  readonly performed: 'yes' | 'partly' | 'no' | 'not_due' | 'none' | null;
  readonly solved: boolean | null;
}

/** `group`: the profile's group of the result type. The latest answer of each party counts. */
export function outcomeOf(result: string, group: string, asked: readonly Asked[]): Outcome {
  if (result === 'withdrawn') return 'withdrawn';
  const latest = new Map<string, Asked>();
  for (const a of asked) if (a.reached === 'reached' || !latest.has(a.partyId)) latest.set(a.partyId, a);
  const answers = [...latest.values()];
  if (answers.some((a) => a.performed === 'no' || a.performed === 'partly')) return 'not_performed';
  if (group === 'solved') return answers.some((a) => a.solved === false) ? 'party_disagrees' : 'solved';
  if (group === 'party_disagrees' || group === 'not_performed') return group;
  return 'closed_not_solved';
}

// Pure. Decides how one act of a mediation is done in the practice county: judged by the mediation's own step, recorded on the matter as
// the office records it. What would be refused there stops the generator.
import { isRefusal } from '../kernel/refusal.ts';
import type { DirectoryPost } from '../platform/directory.ts';
import { matterActBehind } from '../modules/disputes/access.ts';
import type { MediationAct } from '../modules/disputes/mediation.ts';
import { step } from '../modules/disputes/step.ts';
import type { MatterAct } from '../modules/matters/lifecycle.ts';
import { type Acting, act } from './draft.ts';
import { type Life, reach } from './chapter.ts';
import { daysLater, minutesLater } from './office-time.ts';
import type { PracticeMediation } from './practice-mediation.ts';

/** A mediation under way, with the officer of the committee who keeps its records. */
export interface Sitting {
  readonly life: Life;
  readonly mediation: PracticeMediation;
  readonly by: DirectoryPost;
}

export function judge(sitting: Sitting, wanted: MediationAct): void {
  const { life, mediation } = sitting;
  const next = step(mediation.standing, wanted, life.now);
  if (isRefusal(next))
    throw new Error(`${life.matter.number} ${wanted.act}: ${next.code} ${JSON.stringify(next.details)}`);
  mediation.standing = next;
}

/** Judged and recorded. `entry` is the name in the history where it is finer than the act's. */
export function did(
  sitting: Sitting,
  wanted: MediationAct,
  facts: Record<string, unknown>,
  more: Pick<Acting, 'entry' | 'notes'> = {},
): Record<string, unknown> {
  judge(sitting, wanted);
  const { life, mediation, by } = sitting;
  const given: Record<string, unknown> = { mediation: mediation.id, ...facts };
  const behind = matterActBehind(wanted.act);
  const matterAct: MatterAct =
    behind === 'endProcedure' ? { act: behind, id: mediation.id } : { act: 'recordInProcedure' };
  const entry = wanted.act === 'endMediation' ? 'endProcedure' : wanted.act;
  act(life.world, life.dice, life.matter, {
    act: matterAct,
    entry: more.entry ?? entry,
    by,
    doneAt: life.now,
    facts: given,
    notes: more.notes ?? [],
  });
  return given;
}

/** How slowly what is simple, general, complex goes: the promise to the resident is three, seven, twenty working days. */
const paces = { simple: 0.35, general: 0.8, complex: 2.4 } as const;

function paceOf(life: Life): number {
  return paces[life.matter.state.complexity ?? 'general'];
}

/** Days pass, fewer for what is simple; false when the county is loaded before. */
export function days(life: Life, least: number, most: number): boolean {
  const pace = paceOf(life);
  return reach(
    life,
    daysLater(life.world.calendar, life.dice, life.now, Math.floor(least * pace), Math.round(most * pace)),
  );
}

export function minutes(life: Life, least: number, most: number): boolean {
  const pace = Math.min(1, paceOf(life));
  return reach(life, minutesLater(life.world.calendar, life.dice, life.now, least * pace, most * pace));
}

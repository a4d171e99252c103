// Pure. Decides which clocks run on a matter of the practice county after each act, by the rules that the office has: what store/clocks.ts does
// to the rows, done to the draft.
import { lawClock, promiseClock, stepClock } from '../platform/profile/lookups.ts';
import { type ClockRuleFacts, effectOf, fateOf, startClock } from '../modules/matters/clocks.ts';
import type { ActName } from '../modules/matters/lifecycle.ts';
import type { PracticeClock, PracticeMatter } from './practice-matter.ts';
import type { Dice } from './seeded.ts';
import type { World } from './world.ts';

/** A clock of the profile, from the event that it begins with. */
export function addClock(
  world: World,
  dice: Dice,
  matter: PracticeMatter,
  rule: ClockRuleFacts,
  from: Date,
): PracticeClock {
  const clock: PracticeClock = {
    ...startClock(rule, from, world.calendar),
    id: dice.id(from),
    state: 'running',
    endedAt: null,
  };
  matter.clocks.push(clock);
  return clock;
}

/** What store/clocks.ts does to the rows, on the draft. */
export function runClocks(world: World, dice: Dice, matter: PracticeMatter, name: ActName, at: Date): void {
  const effect = effectOf(name, matter.state.stage);
  if (!effect) return;
  const { profile } = world;
  for (const clock of matter.clocks.filter((c) => c.state === 'running')) {
    const bars = clock.kind === 'legal' && lawClock(profile, clock.ruleId)?.strength === 'bar';
    const fate = fateOf(effect, name, { ...clock, bars }, at);
    if (fate) Object.assign(clock, { state: fate, endedAt: at });
  }
  if (effect.promise === 'start')
    addClock(world, dice, matter, promiseClock(profile, matter.state.complexity ?? 'general'), at);
  if (effect.promise === 'resume') {
    const promise = matter.clocks.find((c) => c.kind === 'promise');
    if (promise) Object.assign(promise, { state: 'running', endedAt: null });
  }
  if (effect.starts)
    addClock(world, dice, matter, stepClock(profile, effect.starts, matter.state.urgency ?? 'normal'), at);
  matter.dueAt = earliestOfOurs(matter);
}

export function earliestOfOurs(matter: PracticeMatter): Date | null {
  const due = matter.clocks.filter((c) => c.state === 'running' && c.kind !== 'legal').map((c) => c.dueAt.getTime());
  return due.length === 0 ? null : new Date(Math.min(...due));
}

// Pure. Decides the whole practice county: the same seed, anchor, profile and calendar give the same county, to the last hash.
import { addDays, type LocalDate } from '../kernel/local-date.ts';
import { live } from './life.ts';
import { arrivals } from './office-time.ts';
import type { PracticeMatter } from './practice-matter.ts';
import { broughtAt } from './registration.ts';
import { diceOf } from './seeded.ts';
import { makeWorld, type PracticeGround, type World } from './world.ts';

export interface PracticeCounty {
  readonly seed: string;
  readonly anchor: LocalDate;
  readonly world: World;
  /** In the order of registration, made one by one while they are taken; every walk through gives the same. */
  readonly matters: () => Iterable<PracticeMatter>;
  readonly count: number;
}

const usualMatters = 3000;

/**
 * 安和县 as it stands on the morning of the anchor's day, with everything that happened in the fourteen months before.
 * @param count matters; 3,000 unless told otherwise (the bench takes more)
 */
export function generateCounty(
  seed: string,
  anchor: LocalDate,
  ground: PracticeGround,
  count = usualMatters,
): PracticeCounty {
  const dice = diceOf(`${seed}@${anchor}`);
  const world = makeWorld(dice.apart('world'), anchor, ground);
  const times = arrivals(ground.calendar, dice.apart('arrivals'), world.first, addDays(world.last, 0), count);
  return {
    seed,
    anchor,
    world,
    count,
    *matters() {
      for (const [i, arrival] of times.entries()) {
        const own = dice.apart(`matter ${i}`);
        yield live(world, own, broughtAt(world, own, arrival, i + 1));
      }
    },
  };
}

// Pure. Decides the whole practice county: the same seed, anchor, profile and calendar give the same county, to the last hash.
import type { LocalDate } from '../kernel/local-date.ts';
import { type ArchiveCounters, archiveDossiers } from './archiving.ts';
import { giveDossierNumbers, dossierCounters } from './dossier-numbers.ts';
import { sealHistory } from './draft.ts';
import { live } from './life.ts';
import { linkAlike } from './linking.ts';
import { arrivals } from './office-time.ts';
import type { PracticeMatter } from './practice-matter.ts';
import { broughtAt } from './registration.ts';
import { diceOf } from './seeded.ts';
import { type LetterCounters, superviseLate } from './supervising.ts';
import { makeWorld, type PracticeGround, type World } from './world.ts';

export interface PracticeCounty {
  readonly seed: string;
  readonly anchor: LocalDate;
  readonly world: World;
  /** In the order of registration, made one by one while they are taken; every walk through gives the same. */
  readonly matters: () => Iterable<PracticeMatter>;
  /** Last dossier number by committee and year, once all matters were taken. */
  readonly dossiers: () => ReadonlyMap<string, number>;
  /** Last file number (案卷号) by committee and year, once all matters were taken. */
  readonly archives: () => ArchiveCounters;
  /** Last letter of supervision by kind, body and year, once all matters were taken. */
  readonly letters: () => LetterCounters;
  readonly count: number;
}

const usualMatters = 3000;
/** Dossier numbers follow the days of acceptance within a window; it holds the whole of a usual county. */
const windowSize = 3000;

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
  // The map, the bodies and who serves there do not change with the day on which a county is made.
  const world = makeWorld(diceOf(seed).apart('world'), anchor, ground);
  const times = arrivals(ground.calendar, dice.apart('arrivals'), world.first, world.last, count);
  let numbers = dossierCounters();
  let archives: ArchiveCounters = new Map();
  let letters: LetterCounters = new Map();
  return {
    seed,
    anchor,
    world,
    count,
    dossiers: () => numbers.last,
    archives: () => archives,
    letters: () => letters,
    *matters() {
      numbers = dossierCounters();
      archives = new Map();
      letters = new Map();
      for (let start = 0; start < times.length; start += windowSize) {
        const window = times.slice(start, start + windowSize).map((arrival, i) => {
          const own = dice.apart(`matter ${start + i}`);
          return live(world, own, broughtAt(world, own, arrival, start + i + 1));
        });
        linkAlike(world, dice.apart(`links ${start}`), window);
        giveDossierNumbers(world, window, numbers);
        archiveDossiers(world, dice.apart('archives'), window, archives);
        superviseLate(world, dice.apart(`letters ${start}`), window, letters);
        for (const matter of window) yield sealHistory(lapse(world, matter));
      }
    },
  };
}

/** The thirty days in which both sides may ask the court to confirm an agreement are over, and nobody asked: the clock stands. */
function lapse(world: World, matter: PracticeMatter): PracticeMatter {
  for (const clock of matter.clocks) {
    if (clock.state !== 'running' || clock.kind !== 'legal' || clock.dueAt.getTime() > world.until.getTime()) continue;
    if (!matter.mediations.some((m) => m.agreement?.confirmationUntil === clock.dueDate)) continue;
    clock.state = 'lapsed';
    clock.endedAt = clock.dueAt;
  }
  return matter;
}

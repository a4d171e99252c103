// Pure. Decides what a chapter of a matter's life is: it goes on from the moment reached, and ends where the loaded day ends.
import type { MatterKind } from '../platform/profile/axes.ts';
import type { PracticeMatter } from './practice-matter.ts';
import type { Dice } from './seeded.ts';
import type { World } from './world.ts';

/** A matter under way, with the moment up to which it has been lived. */
export interface Life {
  readonly world: World;
  readonly dice: Dice;
  readonly matter: PracticeMatter;
  readonly kind: MatterKind;
  now: Date;
}

/** One chapter of a life: goes on from `life.now`; false when the county is loaded before it comes to that. */
export type Chapter = (life: Life) => boolean;

/** Moves the life to a later moment; false when that lies past the day the county is loaded. */
export function reach(life: Life, at: Date): boolean {
  if (at.getTime() > life.world.until.getTime()) return false;
  life.now = at;
  return true;
}

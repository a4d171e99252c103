// Pure. Decides what becomes of a matter between the day it comes and the day the county is loaded: most run through to the end, some
// stand still for a while and are late, some are withdrawn, returned, handed over, and what came last is still on its way.
import { categoryOf } from '../platform/profile/lookups.ts';
import { assign, accept, sign } from './early-life.ts';
import { admit } from './admitting.ts';
import { watch } from './agreeing.ts';
import { handle } from './handling.ts';
import { check, close, followUp, rate } from './late-life.ts';
import type { Chapter, Life } from './chapter.ts';
import { openDraft, type Brought } from './draft.ts';
import type { PracticeMatter } from './practice-matter.ts';
import type { Dice } from './seeded.ts';
import { numberOutside } from './sources.ts';
import { withdraw } from './withdrawal.ts';
import type { World } from './world.ts';

export function live(world: World, dice: Dice, brought: Brought): PracticeMatter {
  const matter = openDraft(world, dice, brought);
  const kind = categoryOf(world.profile, brought.category)?.kind ?? 'dispute';
  numberOutside(world, dice.apart('outside number'), matter);
  const life: Life = { world, dice, matter, kind, now: matter.touchedAt };
  const going = dice.chance(0.045) ? dice.whole(0, 4) : -1;
  const early: readonly Chapter[] = [admit, accept, assign, sign, handle];
  for (const [i, chapter] of early.entries()) {
    if (waits(life)) return matter;
    if (i === going && withdraw(life)) break;
    if (matter.state.stage !== 'answered' && !chapter(life)) return matter;
  }
  while (matter.state.stage === 'answered') if (waits(life) || !check(life)) return matter;
  if (waits(life) || !followUp(life) || !close(life)) return matter;
  rate(life);
  watch(life);
  return matter;
}

const recent = 24 * 86_400_000;

/** What came in the last weeks lies on somebody's desk now and then: the worklists of the practice county are not empty, and some of it is late. */
function waits({ world, dice, matter }: Life): boolean {
  return world.until.getTime() - matter.registeredAt.getTime() < recent && dice.chance(0.05);
}

// Pure. Decides how an applicant takes a matter back: by the own page, or by saying so at the window or to the committee.
import { act } from './draft.ts';
import { type Life, reach } from './chapter.ts';
import { minutesLater } from './office-time.ts';
import { postFor } from './who-acts.ts';
import { withdrawalWords } from './words-of-work.ts';

/** False when it does not come to that: nobody there to record it, or the county is loaded before. */
export function withdraw(life: Life): boolean {
  const { world, dice, matter } = life;
  const party = matter.parties.find((p) => p.side === 'applicant');
  const own = matter.channel === 'resident' && dice.chance(0.5);
  const by = postFor(world, dice, matter, 'withdrawMatter', 'centre');
  const at = minutesLater(world.calendar, dice, life.now, 60, 2000);
  if (!party || (!own && !by) || !reach(life, at)) return false;
  act(world, dice, matter, {
    act: { act: 'withdrawMatter' },
    by: own || !by ? { partyId: party.id } : by,
    doneAt: at,
    facts: { partyId: party.id },
    notes: own && dice.chance(0.5) ? [] : [{ kind: 'reason', body: withdrawalWords(dice) }],
  });
  return true;
}

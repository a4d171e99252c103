// Which words a paper is printed in: those of the profile that the matter stands under.
import type { PaperWording } from '../../kernel/paper-wording.ts';
import type { House } from '../house.ts';

/**
 * The wording of a paper in a version of the profile; the words in force when none is named. What an older version did not know yet (a paper or
 * a text added since) is taken from the profile in force.
 * @throws RangeError for a paper that the profile in force does not know
 */
export function wordingOf(house: Pick<House, 'profile' | 'profileAt'>, kind: string, version?: string): PaperWording {
  const now = house.profile.papers.find((paper) => paper.id === kind);
  if (!now) throw new RangeError(`the profile has no words for the paper «${kind}»`);
  if (version === undefined || version === house.profile.version) return now;
  const then = house.profileAt(version).papers.find((paper) => paper.id === kind);
  if (!then) return now;
  const added = now.pieces.filter((piece) => !then.pieces.some((one) => one.id === piece.id));
  return { ...then, pieces: [...then.pieces, ...added] };
}

// Pure. Decides which openings of facts and parties a matter of the practice county shows: whoever acts on it has read it before.
import type { DirectoryPost } from '../platform/directory.ts';
import type { Life } from './chapter.ts';

/** The officer opens the matter a little before he acts. */
export function open(life: Pick<Life, 'dice' | 'matter' | 'now'>, by: DirectoryPost): void {
  const { dice, matter, now } = life;
  const earliest = (matter.history.at(-1)?.recordedAt ?? matter.registeredAt).getTime();
  const at = new Date(Math.max(earliest + 1000, now.getTime() - dice.whole(40, 900) * 1000));
  matter.openings.push({
    id: dice.id(at),
    partyId: null,
    field: null,
    officerId: by.officerId,
    postId: by.id,
    organisationId: by.organisationId,
    operation: 'getMatter',
    reason: null,
    at,
  });
}

/** One sealed field, with the reason that was given. */
export function reveal(
  life: Pick<Life, 'dice' | 'matter' | 'now'>,
  by: DirectoryPost,
  partyId: string,
  field: string,
  reason: string,
): void {
  const { dice, matter, now } = life;
  matter.openings.push({
    id: dice.id(now),
    partyId,
    field,
    officerId: by.officerId,
    postId: by.id,
    organisationId: by.organisationId,
    operation: 'revealField',
    reason,
    at: now,
  });
}

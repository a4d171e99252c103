// Pure. Decides which marks stand on the road of a matter: how far it came, where it stands, and that it left the road.
import type { Progress } from '../operations.ts';

export const road = ['registered', 'accepted', 'assigned', 'handling', 'answered', 'follow_up', 'closed'] as const;
export type Mark = (typeof road)[number] | 'withdrawn' | 'refused';

/** The marks in order, and which of them is «here»; all before it are gone through. */
export function roadOf(progress: Pick<Progress, 'stage' | 'withdrawn'>): {
  readonly marks: Mark[];
  readonly here: number;
} {
  const { stage, withdrawn } = progress;
  const left: Mark[] = withdrawn ? ['withdrawn'] : stage === 'refused' ? ['refused'] : [];
  if (left.length === 0) return { marks: [...road], here: markOf(stage) };
  const marks = [...road.slice(0, markOf(withdrawn?.reached ?? stage) + 1), ...left];
  if (withdrawn && stage === 'closed') marks.push('closed');
  return { marks, here: marks.length - 1 };
}

/** What happens before acceptance stands where «received» stands; one that goes with another is handled with it. */
function markOf(stage: Progress['stage']): number {
  if (stage === 'objected') return road.indexOf('assigned');
  if (stage === 'linked') return road.indexOf('handling');
  return Math.max(
    road.findIndex((one) => one === stage),
    0,
  );
}

// Decides what every act of an officer on a matter has in common as an operation: one POST on its number, seen in a version, done at an hour by a post.
import { matterAfterAct, numberParams } from './shapes.ts';

export const officerAct = {
  method: 'POST',
  tag: 'matters',
  who: 'officer',
  params: numberParams,
  reply: matterAfterAct,
  act: true,
  onExisting: true,
} as const;

/** With what any of them may be refused, whatever it is about. */
export const usualRefusals = [
  'not-found',
  'version-stale',
  'act-not-allowed',
  'act-not-yours',
  'late-reason-needed',
  'done-in-future',
  'done-before-registration',
  'post-unknown',
] as const;

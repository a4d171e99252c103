import { actsPossible } from '../lifecycle.ts';
import type { Stage } from '../lifecycle.ts';
import type { LockedMatter } from '../store/lock.ts';

const partyActs = {
  rateMatter: 'rateMatter',
  withdrawMatter: 'withdrawOwnMatter',
  addMaterial: 'addOwnMaterial',
  supplyMaterial: 'supplyOwnMaterial',
  askRefusalReview: 'askOwnRefusalReview',
  askReopening: 'askOwnReopening',
} as const;

const applicantOnly: readonly string[] = ['withdrawMatter', 'supplyMaterial', 'askRefusalReview'];

/** Acts that a party is offered, by the names of its own operations. */
export function partyActsOffered(stage: Stage, side: 'applicant' | 'respondent', rated = false): string[] {
  const possible = actsPossible(stage);
  const offered = (Object.keys(partyActs) as (keyof typeof partyActs)[])
    .filter((act) => possible.includes(act))
    .filter((act) => !(act === 'rateMatter' && rated) && !(applicantOnly.includes(act) && side === 'respondent'))
    .map((act) => partyActs[act]);
  return [...offered, 'askCorrection', 'askErasure', 'withdrawConsent'];
}

export function replyToParty(
  matter: LockedMatter,
  side: 'applicant' | 'respondent' = 'applicant',
  rated = false,
): { version: number; stage: Stage; acts: string[] } {
  return { version: matter.version, stage: matter.stage, acts: partyActsOffered(matter.stage, side, rated) };
}

// Decides which act a matter waits for and whose it is, so that whoever looks is told who is to act when it is not he.
import { RULES } from './access.ts';
import type { Waiting } from './askable.ts';
import type { ActName, Stage } from './lifecycle.ts';

/** Whose turn it is: posts of the centre, the body that handles it, the applicant, or (随主事项) whoever handles the main matter. */
export const TURNS = ['centre', 'holder', 'applicant', 'main'] as const;

export interface NextStep {
  readonly act: ActName;
  readonly by: (typeof TURNS)[number];
  /** Roles that may do it; empty where it is no officer's. */
  readonly roles: readonly string[];
}

/** The act that each stage waits for; what waits beside a stage stands in nextStep. */
const NEXT: Readonly<Partial<Record<Stage, ActName>>> = {
  registered: 'acceptMatter',
  correcting: 'supplyMaterial',
  refusing: 'reviewRefusal',
  accepted: 'assignMatter',
  linked: 'answerLinked',
  assigned: 'signForMatter',
  objected: 'ruleOnObjection',
  handling: 'answerMatter',
  answered: 'passCheck',
  follow_up: 'closeMatter',
};

/** @returns null where nothing waits: closed, and nobody asked to have it taken up again; or refused for good */
export function nextStep(stage: Stage, waiting: Waiting): NextStep | null {
  const act = actOf(stage, waiting);
  if (act === undefined) return null;
  if (act === 'supplyMaterial' || act === 'askRefusalReview') return { act, by: 'applicant', roles: [] };
  if (act === 'answerLinked') return { act, by: 'main', roles: [] };
  return { act, by: RULES[act].of === 'holder' ? 'holder' : 'centre', roles: RULES[act].roles };
}

function actOf(stage: Stage, waiting: Waiting): ActName | undefined {
  if (stage === 'accepted' && waiting.headDesignates) return 'designateBody';
  if (stage === 'closed' && waiting.reopening) return 'reopenMatter';
  if (stage === 'refused' && waiting.refusalReview) return 'decideRefusalReview';
  if (stage === 'refused' && waiting.mayAskReview) return 'askRefusalReview';
  return NEXT[stage];
}

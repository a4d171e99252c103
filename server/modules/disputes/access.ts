// Decides who may act in a mediation beside what the matter itself allows: the acts of the matter that stand behind each act here.
// Whether an officer may do those is decided by matters (holder organisation; committee officer, mediator, handler).
import type { MediationActName } from './mediation.ts';

/** The act of the matter as which an act of mediation is judged and recorded. */
export type MatterActBehind = 'startProcedure' | 'recordInProcedure' | 'endProcedure';

const ends: ReadonlySet<string> = new Set(['failMediation', 'withdrawMediation', 'endMediation']);

export function matterActBehind(act: MediationActName | 'startMediation' | 'mediateOnTheSpot'): MatterActBehind {
  if (act === 'startMediation' || act === 'mediateOnTheSpot') return 'startProcedure';
  return ends.has(act) ? 'endProcedure' : 'recordInProcedure';
}

/** Acts that only a party does, on the own page. */
export const PARTY_ACTS: ReadonlySet<string> = new Set(['answerAsRespondent']);

export interface Representative {
  readonly id: string;
  readonly role: string;
  readonly forPartyId: string | null;
  readonly powersUntil: string | null;
}

/**
 * Whether `by` may answer or sign for the party: its guardian, or its agent while the powers last.
 * @param on the day of the act, `YYYY-MM-DD`
 */
export function representationFault(
  partyId: string,
  by: Representative | undefined,
  on: string,
): 'not-their-representative' | 'powers-ended' | undefined {
  if (!by || by.forPartyId !== partyId || (by.role !== 'guardian' && by.role !== 'agent'))
    return 'not-their-representative';
  return by.powersUntil !== null && by.powersUntil < on ? 'powers-ended' : undefined;
}

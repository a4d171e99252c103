// Decides what a party may do on the own page: answer, agree or decline, end the mediation (人民调解法 23).
import { mayConsent, type Mediation, POSSIBLE } from './mediation.ts';
import { type PartyFacts, speaksFor } from './parties.ts';

/** @param handling whether the matter is being handled: a mediation is acted on only then */
export function ownActs(mediation: Mediation, me: PartyFacts, handling: boolean): string[] {
  if (!handling) return [];
  const forId = speaksFor(me);
  const speaks = forId !== undefined;
  const acts: string[] = [];
  if (me.side === 'respondent' && POSSIBLE.answerAsRespondent.includes(mediation.state))
    acts.push('answerAsRespondent');
  if (speaks && mayConsent(mediation, forId)) acts.push('answerConsent');
  if (speaks && POSSIBLE.withdrawMediation.includes(mediation.state)) acts.push('withdrawOwnMediation');
  return acts;
}

// Pure. Decides whether a rule's condition holds for the facts of a matter: all parts of it at once, and any one value of a list.
// A fact that is not known makes no condition hold.
import { COMPLEXITIES, URGENCIES, reaches } from '../../platform/profile/axes.ts';
import type { Complexity, MatterKind, Urgency } from '../../platform/profile/axes.ts';
import type { TriageCondition } from '../../platform/profile/schema.ts';
import type { MatterFacts } from './triage-facts.ts';

/** Facts with the kind that follows from the category. */
export interface KnownFacts extends Omit<MatterFacts, 'complexity' | 'urgency'> {
  kind?: MatterKind | undefined;
}

/** Facts with complexity and urgency, as the rules for level and body read them. */
export interface RatedFacts extends KnownFacts {
  complexity?: Complexity;
  urgency?: Urgency;
}

export function holds(when: TriageCondition, facts: RatedFacts): boolean {
  return (
    oneOf(when.category, facts.category) &&
    oneOf(when.kind, facts.kind) &&
    oneOf(when.placeKind, facts.placeKind) &&
    atLeast(when.peopleInvolved, facts.peopleInvolved) &&
    atLeast(when.amountFen, facts.amountFen) &&
    signsHold(when.dangerSigns, facts.dangerSigns ?? []) &&
    (when.respondentKinds === undefined || anyOf(when.respondentKinds, facts.respondentKinds ?? [])) &&
    (when.complexity === undefined ||
      (facts.complexity !== undefined && reaches(COMPLEXITIES, facts.complexity, when.complexity.atLeast))) &&
    (when.urgency === undefined ||
      (facts.urgency !== undefined && reaches(URGENCIES, facts.urgency, when.urgency.atLeast))) &&
    (when.askedForCounty === undefined || facts.askedForCounty === true)
  );
}

function oneOf<T extends string>(wanted: readonly T[] | undefined, value: T | undefined): boolean {
  return wanted === undefined || (value !== undefined && wanted.includes(value));
}

function anyOf<T extends string>(wanted: readonly T[], values: readonly T[]): boolean {
  return values.some((value) => wanted.includes(value));
}

function atLeast(wanted: { atLeast: number } | undefined, value: number | undefined): boolean {
  return wanted === undefined || (value !== undefined && value >= wanted.atLeast);
}

function signsHold(wanted: TriageCondition['dangerSigns'], signs: readonly string[]): boolean {
  if (wanted === undefined) return true;
  return wanted === 'any' ? signs.length > 0 : anyOf(wanted, signs);
}

// Decides which form goes with the road that a party takes when an agreement is not kept, who may ask, and what is owed still: from the obligations of the agreement
// and what was confirmed of them. Sessions and statements are not given to it (民诉法解释 107; 特邀调解规定 22).
import type { BreachRoad, BreachRoadId } from './breach-roads.ts';
import { isPrincipal, type PartyFacts } from './parties.ts';

/** The form of each road; a suit is brought with the court's own forms, on the same evidence. */
export const ROAD_FORMS = {
  confirmation: 'confirmation-application',
  enforcement: 'enforcement-application',
  paymentOrder: 'payment-order-application',
  legalAid: 'legal-aid-application',
} as const satisfies Partial<Record<BreachRoadId, string>>;
export type RoadForm = (typeof ROAD_FORMS)[keyof typeof ROAD_FORMS];

export interface OwedFacts {
  readonly debtorId: string;
  readonly creditorId: string;
  readonly amountFen: number | null;
  readonly dueOn: string;
  readonly performed: 'yes' | 'partly' | 'no' | null;
  readonly breachedOn: string | null;
}

/** Past its day, or recorded as broken, and not performed. */
export function isOwed(o: Pick<OwedFacts, 'dueOn' | 'performed' | 'breachedOn'>, today: string): boolean {
  return o.performed !== 'yes' && (o.dueOn < today || o.breachedOn !== null);
}

export interface RoadClaims {
  readonly parties: readonly PartyFacts[];
  readonly owed: readonly OwedFacts[];
  readonly roads: readonly Pick<BreachRoad, 'id' | 'open'>[];
}

/**
 * For whom the form of a road can be made out: each who is owed something that this road can bring, in the order of the obligations. A payment order is a
 * worker's and for money; legal aid is for people. @param own the only one who may ask: a party on its own page, or whom the officer named
 */
export function claimantsOn(road: BreachRoadId, claims: RoadClaims, today: string, own?: string): string[] {
  const ids = claims.owed.filter((o) => isOwed(o, today) && brings(road, o)).map((o) => o.creditorId);
  return [...new Set(ids)].filter((id) => {
    const party = claims.parties.find((p) => p.id === id);
    if (party === undefined || !isPrincipal(party) || (own !== undefined && id !== own)) return false;
    return road === 'enforcement' || party.role !== 'organisation';
  });
}

function brings(road: BreachRoadId, o: OwedFacts): boolean {
  return road !== 'paymentOrder' || o.amountFen !== null;
}

/** A form that can be made out now, with its road and each for whom it can be. */
export interface OfferedForm {
  readonly road: keyof typeof ROAD_FORMS;
  readonly form: RoadForm;
  /** Empty for confirmation, for which both sides ask together. */
  readonly claimants: readonly string[];
}

/** Forms that can be made out now. Both sides ask for confirmation together; every other form is a creditor's. */
export function formsOf(claims: RoadClaims, today: string, own?: string): OfferedForm[] {
  return claims.roads.flatMap(({ id, open }) => {
    if (!open || id === 'suit') return [];
    const claimants = id === 'confirmation' ? [] : claimantsOn(id, claims, today, own);
    if (id !== 'confirmation' && claimants.length === 0) return [];
    return [{ road: id, form: ROAD_FORMS[id], claimants }];
  });
}

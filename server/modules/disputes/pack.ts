// Decides which papers are ready when an agreement is not performed: what was agreed, what was performed with its proof and the roads, and the form of the one road that
// is taken. Never the record of the talks: concessions made there are not evidence later (民诉法解释 107; 特邀调解规定 22).
import type { BreachRoad, BreachRoadId } from './breach-roads.ts';
import { formsOf, type RoadClaims, type RoadForm } from './road-claims.ts';

/** What every road rests on, and the form of one; no other paper of a mediation may be among them. */
export type PackPaper = 'agreement' | 'oral-agreement' | 'performance-record' | RoadForm;

export interface PackFacts {
  readonly agreement: { readonly kind: 'written' | 'oral'; readonly confirmation_until: string | null } | undefined;
  /** What the court has decided, if it has. */
  readonly court: object | undefined;
  readonly roads: readonly Pick<BreachRoad, 'id' | 'open'>[];
}

export interface Packed {
  readonly kind: PackPaper;
  /** The road whose form it is; null for what every road rests on. */
  readonly road: BreachRoadId | null;
  /** For whom the form can be made out; empty where it is everybody's. */
  readonly claimants: readonly string[];
}

/** Empty while everything is kept or not yet due: roads are named only then. @param own whose pack it is: forms are a creditor's. */
export function packOf(facts: PackFacts, claims: RoadClaims, today: string, own?: string): Packed[] {
  const { agreement } = facts;
  if (!agreement || facts.roads.length === 0) return [];
  return [
    { kind: agreement.kind === 'written' ? 'agreement' : 'oral-agreement', road: null, claimants: [] },
    { kind: 'performance-record', road: null, claimants: [] },
    ...formsOf(claims, today, own).map(({ road, form, claimants }) => ({ kind: form, road, claimants })),
  ];
}

/** What one takes along on a road: the evidence and that road's own form, and no other. @returns undefined where the road is not open */
export function packFor(
  pack: readonly Packed[],
  roads: PackFacts['roads'],
  road: BreachRoadId | undefined,
): readonly Packed[] | undefined {
  if (road !== undefined && !roads.some((one) => one.id === road && one.open)) return undefined;
  return pack.filter((one) => one.road === null || one.road === road);
}

/** Written, not decided by a court yet, and within the thirty days (人民调解法 33). */
export function isConfirmable(facts: Pick<PackFacts, 'agreement' | 'court'>, today: string): boolean {
  const until = facts.agreement?.confirmation_until ?? null;
  return facts.agreement?.kind === 'written' && facts.court === undefined && until !== null && today <= until;
}

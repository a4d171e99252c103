// Decides which papers are ready when an agreement is not performed: what was agreed, what was performed with its proof and the roads, and the joint
// application to the court while its days run. Never the record of the talks: concessions made there are not evidence later (民诉法解释 107; 特邀调解规定 22).

/** Papers of the pack; no other paper of a mediation may be among them. */
export const PACK = ['agreement', 'oral-agreement', 'performance-record', 'confirmation-application'] as const;
export type PackPaper = (typeof PACK)[number];

export interface PackFacts {
  readonly agreement: { readonly kind: 'written' | 'oral'; readonly confirmation_until: string | null } | undefined;
  /** What the court has decided, if it has. */
  readonly court: object | undefined;
  readonly obligations: readonly {
    readonly due_on: string;
    readonly performed: 'yes' | 'partly' | 'no' | null;
    readonly breached_on: string | null;
  }[];
}

/** Empty while everything is kept or not yet due. @param today `YYYY-MM-DD` */
export function packOf(facts: PackFacts, today: string): PackPaper[] {
  const { agreement } = facts;
  const broken = facts.obligations.some((o) => o.performed !== 'yes' && (o.due_on < today || o.breached_on !== null));
  if (!agreement || !broken) return [];
  const written = agreement.kind === 'written';
  return [
    written ? 'agreement' : 'oral-agreement',
    'performance-record',
    ...(isConfirmable(facts, today) ? (['confirmation-application'] as const) : []),
  ];
}

/** Written, not decided by a court yet, and within the thirty days (人民调解法 33). */
export function isConfirmable(facts: Pick<PackFacts, 'agreement' | 'court'>, today: string): boolean {
  const until = facts.agreement?.confirmation_until ?? null;
  return facts.agreement?.kind === 'written' && facts.court === undefined && until !== null && today <= until;
}

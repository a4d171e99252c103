// Pure. Decides whether 复查决定 can be taken: only where somebody asked for a review that is not yet decided.

interface Done {
  readonly act: string;
  readonly seq: number;
}

/** The acts that the server offers, without a decision on a review that nobody asked for. */
export function withoutUnaskedReview<Act extends string>(acts: readonly Act[], timeline: readonly Done[]): Act[] {
  const last = timeline
    .filter((entry) => entry.act === 'askRefusalReview' || entry.act === 'decideRefusalReview')
    .reduce<Done | undefined>((latest, entry) => (latest && latest.seq > entry.seq ? latest : entry), undefined);
  return acts.filter((act) => act !== 'decideRefusalReview' || last?.act === 'askRefusalReview');
}

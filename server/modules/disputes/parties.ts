// Decides who of a matter's parties must consent and sign: each person or organisation in dispute on both sides, never who only helps or stands for them.

export interface PartyFacts {
  readonly id: string;
  readonly side: 'applicant' | 'respondent';
  readonly role: string;
  readonly forPartyId: string | null;
  readonly name: string | null;
  readonly organisation: string | null;
  readonly replaced: boolean;
}

/** Ids of the parties in dispute, applicants first. */
export function principalsOf(parties: readonly PartyFacts[]): string[] {
  return parties.filter(isPrincipal).map((p) => p.id);
}

export function isPrincipal(party: PartyFacts): boolean {
  return !party.replaced && (party.role === 'self' || party.role === 'organisation');
}

/** Mediation needs somebody on each side. */
export function bothSides(parties: readonly PartyFacts[]): boolean {
  const there = parties.filter(isPrincipal);
  return there.some((p) => p.side === 'applicant') && there.some((p) => p.side === 'respondent');
}

/** For whom a party speaks on its own page: itself, or the one whose guardian or agent it is; undefined for a helper. */
export function speaksFor(party: PartyFacts): string | undefined {
  if (party.replaced) return undefined;
  if (isPrincipal(party)) return party.id;
  return party.role === 'guardian' || party.role === 'agent' ? (party.forPartyId ?? undefined) : undefined;
}

/** What a party is called: an organisation by its own name, a person by the person's. */
export function displayName(party: Pick<PartyFacts, 'name' | 'organisation' | 'role'>): string {
  return (
    (party.role === 'organisation' ? (party.organisation ?? party.name) : (party.name ?? party.organisation)) ?? ''
  );
}

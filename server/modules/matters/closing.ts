// Decides who must have been asked, or tried, before a matter closes: every applicant, and where an agreement is in effect every
// respondent whom it binds (人民调解法 31: whoever must perform it is asked whether it is performed).

export interface ClosingParty {
  readonly id: string;
  readonly side: 'applicant' | 'respondent';
  readonly role: string;
  readonly forPartyId: string | null;
}

export interface ToBeAsked {
  readonly applicants: readonly string[];
  readonly bound: readonly string[];
  /** Who was asked; a respondent also by the guardian or agent who stands for it. */
  readonly asked: readonly string[];
}

/**
 * @param parties those that stand: neither replaced nor erased
 * @param askedIds parties asked or tried since the answer that stands
 */
export function toBeAsked(
  parties: readonly ClosingParty[],
  agreementInEffect: boolean,
  askedIds: readonly string[],
): ToBeAsked {
  const respondents = parties.filter((p) => p.side === 'respondent');
  const spokenFor = respondents.flatMap((p) =>
    askedIds.includes(p.id) && p.role !== 'helper' && p.forPartyId !== null ? [p.forPartyId] : [],
  );
  return {
    // A helper speaks for somebody who is asked.
    applicants: parties.filter((p) => p.side === 'applicant' && p.role !== 'helper').map((p) => p.id),
    bound: agreementInEffect
      ? respondents.filter((p) => p.role === 'self' || p.role === 'organisation').map((p) => p.id)
      : [],
    asked: [...askedIds, ...spokenFor],
  };
}

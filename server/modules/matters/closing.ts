// Decides who must have been asked, or tried often enough, before a matter closes: every applicant, and where an agreement is in effect every
// respondent whom it binds (人民调解法 31: whoever must perform it is asked whether it is performed).
import { localDateOf } from '../../kernel/instant.ts';
import type { Asked } from './outcome.ts';

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

export interface Try extends Asked {
  readonly at: Date;
}

export interface TriesRule {
  readonly tries: number;
  readonly hoursApart: number;
}

/**
 * Who was asked: whoever answered or refused to, and whoever was tried often enough at different hours.
 * A try counts when it is on another day than the last that counted, or so many hours after it: three rings in a row are one try.
 */
export function askedEnough(tries: readonly Try[], rule: TriesRule): string[] {
  const ids = [...new Set(tries.map((t) => t.partyId))];
  return ids.filter((id) => {
    const own = tries.filter((t) => t.partyId === id);
    return own.some((t) => t.reached !== 'not_reached') || triesCounted(own, rule) >= rule.tries;
  });
}

/** Tries of one party at different hours. */
export function triesCounted(tries: readonly Pick<Try, 'at'>[], rule: Pick<TriesRule, 'hoursApart'>): number {
  let last: Date | undefined;
  let count = 0;
  for (const at of tries.map((t) => t.at).sort((a, b) => a.getTime() - b.getTime())) {
    const apart =
      last === undefined ||
      localDateOf(at) !== localDateOf(last) ||
      at.getTime() - last.getTime() >= rule.hoursApart * 3_600_000;
    if (!apart) continue;
    last = at;
    count += 1;
  }
  return count;
}

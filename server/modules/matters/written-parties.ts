// Decides whether the parties as written can be registered: somebody applies, represented persons are named, numbers are true in form.
import { isCreditCode, isIdentityNumber } from '../../kernel/identity-number.ts';
import { refuse, type Refusal } from '../../kernel/refusal.ts';

export interface WrittenParty {
  readonly role: 'self' | 'organisation' | 'guardian' | 'agent' | 'helper';
  readonly forIndex?: number | undefined;
  readonly name?: string | undefined;
  readonly organisation?: string | undefined;
  readonly creditCode?: string | undefined;
  readonly phone?: string | undefined;
  readonly idNumber?: string | undefined;
  readonly contact?: string | undefined;
  readonly contactWay?: 'phone' | 'relative' | 'village' | 'window' | undefined;
  readonly powers?: string | undefined;
}

const standsFor = new Set<WrittenParty['role']>(['guardian', 'agent', 'helper']);

/** Roles that stand for somebody else and are no party in dispute themselves. */
export function standsForSomebody(role: WrittenParty['role']): boolean {
  return standsFor.has(role);
}

/** Whom each party stands for (index), or null; a Refusal names the field. `list` is `applicants` or `respondents`. */
export function representedIn(parties: readonly WrittenParty[], list: string): (number | null)[] | Refusal {
  const principalIndex = parties.findIndex((p) => !standsFor.has(p.role));
  const result: (number | null)[] = [];
  for (const [i, party] of parties.entries()) {
    const field = `${list}.${i}`;
    const fault = partyFault(party, list === 'respondents' ? 'respondent' : 'applicant', `${field}.`, field);
    if (fault) return fault;
    if (!standsFor.has(party.role)) {
      result.push(null);
      continue;
    }
    const index = party.forIndex ?? principalIndex;
    const represented = parties[index];
    if (index < 0 || !represented || index === i || standsFor.has(represented.role))
      return refuse('invalid', 'represented-missing', { field });
    if (party.role === 'agent' && !party.powers)
      return refuse('invalid', 'agent-needs-powers', { field: `${field}.powers` });
    result.push(index);
  }
  if (list === 'applicants' && principalIndex < 0) return refuse('invalid', 'applicant-missing', { field: list });
  return result;
}

/** Named at all, numbers true in form. `at` stands before the names of fields; `whole` names the party as one. */
export function partyFault(
  party: WrittenParty,
  side: 'applicant' | 'respondent',
  at: string,
  whole: string,
): Refusal | undefined {
  if (!party.name && !party.organisation)
    return refuse('invalid', side === 'respondent' ? 'respondent-empty' : 'applicant-missing', { field: whole });
  if (party.idNumber !== undefined && !isIdentityNumber(party.idNumber.toUpperCase()))
    return refuse('invalid', 'identity-number-invalid', { field: `${at}idNumber` });
  if (party.creditCode !== undefined && !isCreditCode(party.creditCode.toUpperCase()))
    return refuse('invalid', 'credit-code-invalid', { field: `${at}creditCode` });
  return undefined;
}

/** How a party is reached: as said, else by what was given, else by hand at the window. */
export function wayOf(party: WrittenParty): 'phone' | 'relative' | 'village' | 'window' {
  if (party.contactWay) return party.contactWay;
  if (party.phone) return 'phone';
  return party.contact ? 'relative' : 'window';
}

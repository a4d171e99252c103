// Decides what stands in the fields of a panel that a clerk copies into a system next door: text only, nothing shown that the page would mask.
// A field that is empty here stays in its place, so that the order over there is kept.
import { formatAmount } from '../../kernel/money.ts';
import type { CopyMember } from '../../platform/profile/copy-panels.ts';

/** A matter as its panels read it. Telephones and identity numbers come masked already. */
export interface Copied {
  readonly number: string;
  readonly registeredOn: string;
  readonly registeredBy: string | null;
  readonly channel: string;
  readonly source: {
    readonly bodyName: string;
    readonly reference: string | null;
    readonly receivedOn: string | null;
  } | null;
  readonly category: string;
  readonly area: string;
  readonly placeDetail: string | null;
  readonly occurredOn: string | null;
  readonly description: string;
  readonly claims: string | null;
  readonly peopleInvolved: number;
  readonly amountFen: number | null;
  readonly applicants: readonly CopiedParty[];
  readonly respondents: readonly CopiedParty[];
  readonly stage: string;
  readonly holder: string | null;
  readonly result: string | null;
  readonly outsideNumbers: readonly { readonly system: string; readonly number: string }[];
}

export interface CopiedParty {
  readonly name: string;
  readonly phone: string | null;
  readonly identityNumber: string | null;
}

export function copiedField(matter: Copied, of: CopyMember): string {
  const all = (parts: readonly (string | null)[]): string => parts.filter((part) => part).join('、');
  switch (of) {
    case 'sourceBody':
      return matter.source?.bodyName ?? '';
    case 'sourceNumber':
      return matter.source?.reference ?? '';
    case 'sourceReceivedOn':
      return matter.source?.receivedOn ?? '';
    case 'amount':
      return matter.amountFen === null ? '' : formatAmount(matter.amountFen);
    case 'peopleInvolved':
      return String(matter.peopleInvolved);
    case 'applicant':
      return all(matter.applicants.map((party) => party.name));
    case 'applicantPhone':
      return all(matter.applicants.map((party) => party.phone));
    case 'applicantIdentity':
      return all(matter.applicants.map((party) => party.identityNumber));
    case 'respondent':
      return all(matter.respondents.map((party) => party.name));
    case 'respondentPhone':
      return all(matter.respondents.map((party) => party.phone));
    case 'outsideNumbers':
      return matter.outsideNumbers.map((one) => `${one.system} ${one.number}`).join('；');
    default:
      return matter[of] ?? '';
  }
}

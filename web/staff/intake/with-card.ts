// Pure. Decides what an identity card that was read changes in what is being registered: name, number, gender, ethnicity and address of one person.
import type { Card } from '../windows/card-reader.ts';
import type { Draft, PersonDraft } from './draft.ts';

/**
 * The draft with the card in it: for the person whose card had the focus, else for the first applicant that has no number yet, else the first.
 * What the card does not say stays as it was typed.
 */
export function withCard(draft: Draft, card: Card, personId: string | undefined): Draft {
  const all = [...draft.applicants, ...draft.respondents];
  const whose =
    all.find((person) => person.id === personId) ??
    draft.applicants.find((person) => person.role !== 'organisation' && person.idNumber.trim() === '') ??
    draft.applicants[0];
  const fill = (person: PersonDraft): PersonDraft => (person.id === whose?.id ? { ...person, ...card } : person);
  return { ...draft, applicants: draft.applicants.map(fill), respondents: draft.respondents.map(fill) };
}

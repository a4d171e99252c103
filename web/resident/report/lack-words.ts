import type { Messages } from '../messages.zh.ts';
import type { Lack } from './draft.ts';

/** The sentence that says what a step lacks. */
export function lackWords(lack: Lack['words'], t: Messages): string {
  const sentences: Record<Lack['words'], string> = {
    account: t.what.missing,
    'account-long': t.what.tooLong,
    body: t.what.bodyMissing,
    township: t.where.missing,
    'date-wrong': t.when.dateWrong,
    'date-future': t.when.dateFuture,
    people: t.when.peopleWrong,
    'other-empty': t.when.empty,
    'other-phone': t.when.phoneWrong,
    name: t.contact.missingName,
    organisation: t.contact.missingOrganisation,
    phone: t.contact.missingPhone,
    'phone-wrong': t.contact.wrongPhone,
    contact: t.contact.missingContact,
  };
  return sentences[lack];
}

// Lists from which the sheets of parties pick: who is complained of, whom an agent stands for, the notice that is told.
import { useQuery } from '@tanstack/react-query';
import { versionWords } from '../../ui/dates.ts';
import type { Pick } from '../acts/sheet-field.tsx';
import { getNotice } from '../intake/calls.ts';
import { useOffice } from '../office/office.ts';
import { listOfficerNames } from '../people/calls.ts';
import { useLanguage, useMessages } from '../shell/language.tsx';
import { useSigns } from '../shell/signs.ts';
import type { MatterView } from './calls.ts';
import { messages } from './messages.ts';

type PartyPickName =
  | 'subjectOrganisations'
  | 'subjectOfficers'
  | 'applicantsInDispute'
  | 'respondentsInDispute'
  | 'notices';

/** @param wanted whether the open sheet asks for any of them */
export function usePartyPicks(matter: MatterView, wanted: boolean): Record<PartyPickName, Pick[]> {
  const m = useMessages(messages);
  const signs = useSigns();
  const { language } = useLanguage();
  const office = useOffice();
  const officers = useQuery({
    queryKey: ['officer-names'],
    queryFn: ({ signal }) => listOfficerNames({}, { signal }),
    enabled: wanted,
    staleTime: 300_000,
  });
  const notice = useQuery({
    queryKey: ['notice'],
    queryFn: ({ signal }) => getNotice({ query: {} }, { signal }),
    enabled: wanted,
    staleTime: 300_000,
  });
  const inDispute = (side: string): Pick[] =>
    matter.parties
      .filter((party) => party.side === side && !party.replaced && !party.erased)
      .filter((party) => party.role === 'self' || party.role === 'organisation')
      .map((party) => ({ value: party.id, label: party.name || party.organisation || '' }));
  return {
    subjectOrganisations: office?.bodies.map((body) => ({ value: body.id, label: body.name })) ?? [],
    subjectOfficers: (officers.data?.items ?? []).map((one) => ({
      value: one.officerId,
      label: `${one.name}${signs.brackets(one.organisations.join('、'))}`,
    })),
    applicantsInDispute: inDispute('applicant'),
    respondentsInDispute: inDispute('respondent'),
    notices: notice.data
      ? [{ value: notice.data.version, label: m.noticeTold(versionWords(notice.data.version, language)) }]
      : [],
  };
}

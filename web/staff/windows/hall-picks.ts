// Lists that the sheets of windows and services pick from.
import { useQuery } from '@tanstack/react-query';
import { manners, mannerNames, slotLengths } from '../../../server/modules/intake/windows/manner.ts';
import type { Pick } from '../acts/sheet-field.tsx';
import { listOrganisations } from '../people/calls.ts';
import { useLanguage, useMessages } from '../shell/language.tsx';
import { listWindowRecords } from './calls.ts';
import { messages } from './messages.ts';

export function useHallPicks(): Record<'centres' | 'organisations' | 'manners' | 'slotLengths' | 'windows', Pick[]> {
  const m = useMessages(messages);
  const { language } = useLanguage();
  const bodies = useQuery({
    queryKey: ['admin', 'organisation-picks', ''],
    queryFn: ({ signal }) => listOrganisations({ query: { limit: 500 } }, { signal }),
    staleTime: 60_000,
  });
  const windows = useQuery({
    queryKey: ['admin', 'window-picks'],
    queryFn: ({ signal }) => listWindowRecords({ query: { limit: 500 } }, { signal }),
  });
  const all = bodies.data?.items ?? [];
  const pick = (one: (typeof all)[number]): Pick => ({ value: one.id, label: one.name });
  return {
    centres: all.filter((one) => one.kind === 'county_centre' || one.kind === 'township_centre').map(pick),
    organisations: all.map(pick),
    manners: manners.map((manner) => ({ value: manner, label: mannerNames[manner][language] })),
    slotLengths: slotLengths.map((length) => ({ value: length, label: m.admin.minutes(length) })),
    windows: (windows.data?.items ?? []).map((one) => ({
      value: one.id,
      label: `${one.centreName} ${m.windowName(one.number, one.name)}`,
    })),
  };
}

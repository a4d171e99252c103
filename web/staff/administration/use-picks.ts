// Lists that the administrators' sheets pick from.
import { useQuery } from '@tanstack/react-query';
import { everyAreaKind } from '../../../server/modules/places/area.ts';
import { organisationKindNames, organisationKinds } from '../../../server/modules/people/organisation.ts';
import { roleNames, roles } from '../../../server/modules/people/roles.ts';
import type { Pick } from '../acts/sheet-field.tsx';
import { useAreas } from '../office/areas.ts';
import { listOrganisations } from '../people/calls.ts';
import { useLanguage, useMessages } from '../shell/language.tsx';
import { useSigns } from '../shell/signs.ts';
import { messages } from './messages.ts';

/** County, townships and villages, the township's name before the village's. */
export function useAreaPicks(): Pick[] {
  const signs = useSigns();
  const county = useAreas({ level: 'county' });
  const townships = useAreas({ level: 'township' });
  const villages = useAreas({ level: 'village' });
  const names = new Map(townships.map((area) => [area.code, area.name]));
  return [
    ...[...county, ...townships].map((area) => ({ value: area.id, label: `${area.name}${signs.brackets(area.code)}` })),
    ...villages.map((area) => ({
      value: area.id,
      label: `${names.get(area.parentCode ?? '') ?? ''}·${area.name}${signs.brackets(area.code)}`,
    })),
  ];
}

/** Townships that stand. */
export function useTownshipPicks(): Pick[] {
  const signs = useSigns();
  return useAreas({ level: 'township' }).map((area) => ({
    value: area.id,
    label: `${area.name}${signs.brackets(area.code)}`,
  }));
}

export function useOrganisationPicks(kind?: 'mediation_committee'): Pick[] {
  const signs = useSigns();
  const list = useQuery({
    queryKey: ['admin', 'organisation-picks', kind ?? ''],
    queryFn: ({ signal }) => listOrganisations({ query: { limit: 500, ...(kind ? { kind } : {}) } }, { signal }),
    staleTime: 60_000,
  });
  return (list.data?.items ?? []).map((one) => ({
    value: one.id,
    label: `${one.name}${signs.brackets(one.areaName)}`,
  }));
}

/** Lists that do not change: kinds and levels by their names. */
export function useFixedPicks(): Record<'areaKinds' | 'organisationKinds' | 'levels' | 'roles', Pick[]> {
  const { language } = useLanguage();
  const m = useMessages(messages);
  return {
    areaKinds: everyAreaKind.map((kind) => ({ value: kind, label: kind })),
    organisationKinds: organisationKinds.map((kind) => ({ value: kind, label: organisationKindNames[kind][language] })),
    levels: [{ value: 'industry', label: m.levels['industry'] ?? 'industry' }],
    roles: roles.map((role) => ({ value: role, label: roleNames[role][language] })),
  };
}

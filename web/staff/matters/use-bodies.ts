// Bodies that can be chosen in a filter, asked for once.
import { useQuery } from '@tanstack/react-query';
import { listOrganisations } from '../people/calls.ts';

export function useBodies(): { readonly value: number; readonly label: string }[] {
  const { data } = useQuery({
    queryKey: ['organisations', 'names'],
    queryFn: ({ signal }) => listOrganisations({ query: { limit: 500 } }, { signal }),
    staleTime: 600_000,
  });
  return (data?.items ?? []).map((one) => ({ value: one.id, label: one.name }));
}

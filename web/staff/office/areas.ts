// The areas of the county, as every page chooses and names them.
import { useQuery } from '@tanstack/react-query';
import type { listAreas as ListAreas } from '../../../server/modules/places/contract.ts';
import type { ReplyOf } from '../../../server/kernel/route.ts';
import { caller } from '../../api/caller.ts';

export const listAreas = caller<typeof ListAreas>({ method: 'GET', path: '/api/areas' });

export type Area = ReplyOf<typeof ListAreas>['items'][number];

/** Areas of one level, or those just beneath one; none while `parent` is an empty text. */
export function useAreas(query: { readonly level?: Area['level']; readonly parent?: string }): readonly Area[] {
  return (
    useQuery({
      queryKey: ['areas', query],
      queryFn: ({ signal }) => listAreas({ query }, { signal }),
      enabled: query.parent !== '',
      staleTime: 300_000,
    }).data?.items ?? []
  );
}

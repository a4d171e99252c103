// Lists of matters page by page («更多»), as the address bar says.
import { useInfiniteQuery, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { listMatters, type MatterRow } from './calls.ts';

type ListQuery = Parameters<typeof listMatters>[0]['query'];
export interface MatterPage {
  readonly items: readonly MatterRow[];
  readonly next: string | null;
}

/**
 * @param until rows from the first that fails it are left out, and the list ends there (for lists ordered by what is tested)
 */
export function useMatterPages(
  query: ListQuery,
  until: (row: MatterRow) => boolean = () => true,
): UseInfiniteQueryResult<InfiniteData<MatterPage>> {
  return useInfiniteQuery({
    queryKey: ['matters', 'list', query],
    queryFn: async ({ pageParam, signal }): Promise<MatterPage> => {
      const page = await listMatters(
        { query: { limit: 40, ...query, ...(pageParam ? { after: pageParam } : {}) } },
        { signal },
      );
      const end = page.items.findIndex((row) => !until(row));
      return end < 0 ? page : { items: page.items.slice(0, end), next: null };
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
}

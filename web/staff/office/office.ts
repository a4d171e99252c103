// The words of the county profile that pages show and choose from: categories, results, signs of danger, bodies.
import { useQuery } from '@tanstack/react-query';
import type { listCategories as ListCategories } from '../../../server/modules/intake/contract.ts';
import type { ReplyOf } from '../../../server/kernel/route.ts';
import { caller } from '../../api/caller.ts';
import { useWords } from '../shell/language.tsx';

const listCategories = caller<typeof ListCategories>({ method: 'GET', path: '/api/resident/categories' });

export type Office = ReplyOf<typeof ListCategories>;
export type DangerSign = Office['dangerSigns'][number];

/** Words of the profile; undefined until they are here, and then codes are shown rather than nothing. */
export function useOffice(): Office | undefined {
  return useQuery({
    queryKey: ['office'],
    queryFn: ({ signal }) => listCategories({}, { signal }),
    staleTime: Infinity,
    gcTime: Infinity,
  }).data;
}

export function useCategoryName(): (code: string) => string {
  const office = useOffice();
  const say = useWords();
  return (code) => {
    const found = office?.items.find((category) => category.code === code);
    return found ? say(found.name) : code;
  };
}

export function useResultName(): (id: string) => string {
  const office = useOffice();
  const say = useWords();
  return (id) => {
    const found = office?.results.find((result) => result.id === id);
    return found ? say(found.name) : id;
  };
}

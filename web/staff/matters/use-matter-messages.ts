// The messages of a matter: fetched once for the timeline and the tab, looked at again while one is on its way.
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { listMatterMessages, type MatterMessages, type MatterView } from './calls.ts';

export type MatterMessage = MatterMessages['items'][number];

export function messagesKey(number: string): readonly string[] {
  return ['matters', number, 'messages'];
}

/** Nothing is asked for where the facts are not seen: to such a reader the page is not there. */
export function useMatterMessages(matter: MatterView): UseQueryResult<MatterMessages> {
  return useQuery({
    queryKey: [...messagesKey(matter.number), matter.version],
    queryFn: ({ signal }) => listMatterMessages({ params: { number: matter.number } }, { signal, pauses: [] }),
    enabled: matter.facts !== null,
    placeholderData: (before) => before,
    refetchInterval: (query) => (query.state.data?.items.some(onItsWay) ? 15_000 : false),
  });
}

function onItsWay(one: MatterMessage): boolean {
  return one.state === 'sending' || (one.state === 'waiting' && one.notBefore === null);
}

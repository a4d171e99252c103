import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { localDateOf } from '../../../server/kernel/instant.ts';
import { getPracticeClock, practiceClockKey } from './practice-calls.ts';
import { useMe } from './session.tsx';

/** Today in China, as a date field takes it: of a practice county whose time was moved, its own. */
export function useToday(): string {
  const me = useMe();
  const [world] = useState(() => new Date());
  const clock = useQuery({
    queryKey: practiceClockKey,
    queryFn: ({ signal }) => getPracticeClock({}, { signal }),
    enabled: me.county.kind === 'practice',
    staleTime: 30_000,
  });
  return localDateOf(new Date(world.getTime() + (clock.data?.aheadMs ?? 0)));
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useDates } from './dates.ts';
import { useMessages } from './language.tsx';
import { messages } from './messages.ts';
import { getPracticeClock, practiceClockKey } from './practice-calls.ts';

/** The band of a practice county: nothing here is real, and what time it is, where that was moved. */
export function PracticeBand(): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const clock = useQuery({
    queryKey: practiceClockKey,
    queryFn: ({ signal }) => getPracticeClock({}, { signal }),
    refetchInterval: 30_000,
  });
  return (
    <section className="band" aria-labelledby="practice-band">
      <span id="practice-band">{m.practiceBand}</span> · <Link to="/practice-messages">{m.practiceMessages}</Link>
      {clock.data && clock.data.aheadMs > 0 ? (
        <strong> · {m.practiceTime(dates.dateTime(clock.data.now))}</strong>
      ) : null}
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import { useSigns } from '../shell/signs.ts';
import { TroubleNote } from '../shell/states.tsx';
import { useResultName } from '../office/office.ts';
import { type Closing, getClosing, type MatterView } from './calls.ts';
import { messages } from './messages.ts';

const stages: readonly string[] = ['follow_up', 'closed'];

/** 回访、评价与重启: who was asked and how often, what the parties rated, and how often it was taken up again. */
export function ClosingCard(props: { readonly matter: MatterView }): ReactNode {
  const signs = useSigns();
  const m = useMessages(messages);
  const { matter } = props;
  const there =
    matter.facts !== null && (stages.includes(matter.stage) || matter.timesReopened > 0 || matter.ratings.length > 0);
  const query = useQuery({
    queryKey: ['matters', matter.number, 'closing'],
    queryFn: ({ signal }) => getClosing({ params: { number: matter.number } }, { signal }),
    enabled: there,
  });
  if (!there) return null;
  if (query.isError) return <TroubleNote error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return null;
  const closing = query.data;
  const nameOf = (id: string): string => matter.parties.find((party) => party.id === id)?.name ?? '';
  return (
    <section className="card stack-small" aria-label={m.closingTitle}>
      <h2>
        {m.closingTitle}{' '}
        {closing.timesReopened > 0 ? <span className="chip soon">{m.reopenedTimes(closing.timesReopened)}</span> : null}
      </h2>
      {matter.stage === 'follow_up' ? (
        <ul className="plain-list">
          {closing.asked.map((one) => (
            <li key={one.partyId}>
              {nameOf(one.partyId)}{' '}
              <span className={one.enough ? 'chip good' : 'chip soon'}>
                {one.enough ? m.askedEnough : m.triesSoFar(one.tries, one.triesNeeded, one.hoursApart)}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {matter.stage !== 'follow_up' && closing.ratings.length === 0 && closing.reopenings.length === 0 ? (
        <p className="quiet">{m.closingNone}</p>
      ) : null}
      {closing.ratings.map((one) => (
        <p key={one.partyId}>
          {nameOf(one.partyId)}
          {signs.colon}
          {m.ratingOf(one.acceptance, one.process, one.result)}
        </p>
      ))}
      {closing.reopenings.map((one) => (
        <Reopening key={one.askedAt ?? one.decidedAt ?? one.closedAt} one={one} />
      ))}
    </section>
  );
}

function Reopening(props: { readonly one: Closing['reopenings'][number] }): ReactNode {
  const signs = useSigns();
  const m = useMessages(messages);
  const dates = useDates();
  const resultName = useResultName();
  const { one } = props;
  return (
    <div className="stack-small">
      <p>
        <span className={one.state === 'asked' ? 'chip soon' : 'chip'}>{m.reopeningStates[one.state]}</span>{' '}
        {m.reopeningGrounds[one.ground]}{' '}
        <span className="quiet">
          {m.closedBefore(dates.short(one.closedAt), m.outcomes[one.outcome], resultName(one.result))}
        </span>
      </p>
      {one.reason ? <p className="words">{one.reason}</p> : null}
      {one.decision ? (
        <p className="words">
          {one.decidedBy ? `${one.decidedBy}${signs.colon}` : ''}
          {one.decision}
        </p>
      ) : null}
    </div>
  );
}

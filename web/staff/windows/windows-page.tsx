import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useMessages } from '../shell/language.tsx';
import { useMe } from '../shell/session.tsx';
import { Empty, Loading, NotHere, TroubleNote } from '../shell/states.tsx';
import { BookingsView } from './bookings-view.tsx';
import { showQueue } from './calls.ts';
import { messages } from './messages.ts';
import { MyWindow } from './my-window.tsx';
import { PadsView } from './pads-view.tsx';
import { TakeTicket } from './take-ticket.tsx';
import { windowViews } from './views.ts';
import { WaitingList } from './waiting-list.tsx';

const place = getRouteApi('/frame/windows');
/** The other windows call too: the page looks again every few seconds. */
const every = 4_000;

/** 窗口: numbers drawn, called and served; bookings; pads for a power cut. */
export function WindowsPage(): ReactNode {
  const m = useMessages(messages);
  const me = useMe();
  const { view = 'queue' } = place.useSearch();
  if (!me.shows.includes('windows')) return <NotHere />;
  return (
    <>
      <h1 className="page-title">{m.title}</h1>
      <nav className="row-gap no-print" aria-label={m.title}>
        {windowViews.map((one) => (
          <Link
            key={one}
            to="/windows"
            search={(before) => ({ ...before, view: one })}
            className={one === view ? 'tab chosen' : 'tab'}
            aria-current={one === view ? 'page' : undefined}
          >
            {m.views[one]}
          </Link>
        ))}
      </nav>
      {view === 'pads' ? <PadsView /> : <Hall bookings={view === 'bookings'} />}
    </>
  );
}

function Hall(props: { readonly bookings: boolean }): ReactNode {
  const m = useMessages(messages);
  const { window } = place.useSearch();
  const [centre, setCentre] = useState<number>();
  const queue = useQuery({
    queryKey: ['queue', centre ?? 0],
    queryFn: ({ signal }) => showQueue({ query: centre === undefined ? {} : { centre } }, { signal }),
    refetchInterval: every,
  });
  if (queue.isPending) return <Loading />;
  if (queue.isError && !queue.data) return <TroubleNote error={queue.error} retry={() => void queue.refetch()} />;
  const { data } = queue;
  if (!data.centre) return <Empty>{m.nowhere}</Empty>;
  const pick =
    data.centres.length > 1 ? (
      <Select<number>
        aria-label={m.centre}
        value={data.centre.id}
        onChange={setCentre}
        options={data.centres.map((one) => ({ value: one.id, label: one.name }))}
      />
    ) : null;
  if (props.bookings)
    return (
      <>
        {pick}
        <BookingsView centre={data.centre.id} />
      </>
    );
  return (
    <>
      {pick}
      {queue.isError ? <TroubleNote error={queue.error} retry={() => void queue.refetch()} /> : null}
      <div className="hall">
        <MyWindow queue={data} window={window} />
        <TakeTicket queue={data} />
      </div>
      <WaitingList queue={data} />
    </>
  );
}

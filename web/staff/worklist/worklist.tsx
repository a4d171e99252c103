import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { localDateOf } from '../../../server/kernel/instant.ts';
import { countWorklist } from '../matters/calls.ts';
import { ExcelButton, PrintButton } from '../matters/list-out.tsx';
import { MatterList } from '../matters/matter-list.tsx';
import { useMatterPages } from '../matters/use-matter-pages.ts';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import { messages as shellMessages } from '../shell/messages.ts';
import { firstPlace } from '../shell/parts.ts';
import { useMe, useRoles } from '../shell/session.tsx';
import { Loading, TroubleNote } from '../shell/states.tsx';
import { messages } from './messages.ts';
import { countOf, countWords, firstView, queryOf, type View, views } from './views.ts';

/** 工作台: counts first, the list under them, oldest clock on top. */
export function Worklist(props: { readonly view: View | undefined }): ReactNode {
  const me = useMe();
  const roles = useRoles();
  const begin = firstPlace(me.shows);
  // A post without a desk (leaders, the three administrators) begins elsewhere.
  if (begin !== '/') return <Navigate to={begin} replace />;
  return <Desk view={props.view ?? firstView(roles)} />;
}

function Desk(props: { readonly view: View }): ReactNode {
  const m = useMessages(messages);
  const shell = useMessages(shellMessages);
  const dates = useDates();
  const counts = useQuery({
    queryKey: ['matters', 'worklist'],
    queryFn: ({ signal }) => countWorklist({ query: {} }, { signal }),
    refetchInterval: 60_000,
  });
  const { view } = props;
  return (
    <>
      <div className="head-line">
        <h1 className="page-title">{m.title}</h1>
        {counts.data ? <small className="quiet">{m.asOf(dates.dateTime(counts.data.asOf))}</small> : null}
        <small className="quiet push wide-only">{shell.keyboardHelp}</small>
      </div>
      {counts.isPending ? <Loading rows={1} /> : null}
      {counts.isError ? <TroubleNote error={counts.error} retry={() => void counts.refetch()} /> : null}
      {counts.data ? (
        <nav aria-label={m.counts} className="counts">
          {views.map((one) => (
            <Link
              key={one}
              to="/"
              search={{ view: one }}
              className={[
                'count',
                one === view ? 'chosen' : '',
                one === 'overdue' && countOf(one, counts.data) > 0 ? 'late' : '',
                one === 'today' && countOf(one, counts.data) > 0 ? 'soon' : '',
              ].join(' ')}
              aria-current={one === view ? 'true' : undefined}
              title={one === 'soon' ? m.soonUntil(dates.date(counts.data.soonUntil, true)) : undefined}
            >
              <b>{countWords(one, counts.data)}</b> {m.views[one]}
            </Link>
          ))}
        </nav>
      ) : null}
      <List key={view} view={view} today={counts.data ? localDateOf(new Date(counts.data.asOf)) : undefined} />
    </>
  );
}

function List(props: { readonly view: View; readonly today: string | undefined }): ReactNode {
  const m = useMessages(messages);
  const { view, today } = props;
  const pages = useMatterPages(
    queryOf(view),
    view === 'today' && today !== undefined
      ? (row) => row.dueAt !== null && localDateOf(new Date(row.dueAt)) <= today
      : undefined,
  );
  return (
    <>
      <div className="row-gap no-print">
        <ExcelButton query={queryOf(view)} />
        <PrintButton />
      </div>
      <MatterList pages={pages} label={m.views[view]} empty={m.empty[view]} assigns={view === 'accepted'} />
    </>
  );
}

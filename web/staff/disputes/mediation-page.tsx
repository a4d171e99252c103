import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { formatAmount } from '../../../server/kernel/money.ts';
import { messages as dossierMessages } from '../dossiers/messages.ts';
import { ExcelButton } from '../matters/list-out.tsx';
import { MatterList } from '../matters/matter-list.tsx';
import { messages as matterMessages } from '../matters/messages.ts';
import { useMatterPages } from '../matters/use-matter-pages.ts';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import { messages as shellMessages } from '../shell/messages.ts';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { listObligations, type ObligationRow } from './calls.ts';
import { messages } from './messages.ts';

const inHand = { mine: 'true', stage: 'handling', order: 'due' } as const;

/** 调解: what the own body has in hand, and obligations of agreements that fall due. */
export function MediationPage(): ReactNode {
  const m = useMessages(messages);
  const dossier = useMessages(dossierMessages);
  const pages = useMatterPages(inHand);
  return (
    <>
      <div className="head-line">
        <h1 className="page-title">{m.pageTitle}</h1>
        <Link className="push no-print" to="/dossiers">
          {dossier.listTitle}
        </Link>
      </div>
      <p className="quiet">{m.pageText}</p>
      <div className="head-line">
        <h2>{m.inHand}</h2>
        <span className="push">
          <ExcelButton query={inHand} />
        </span>
      </div>
      <MatterList pages={pages} label={m.inHand} empty={m.inHandEmpty} />
      <div className="head-line">
        <h2>{m.obligationsDue}</h2>
        <span className="push">
          <ExcelButton path="/api/obligations/workbook" />
        </span>
      </div>
      <Obligations />
    </>
  );
}

function Obligations(): ReactNode {
  const m = useMessages(messages);
  const words = useMessages(matterMessages);
  const shell = useMessages(shellMessages);
  const dates = useDates();
  const list = useInfiniteQuery({
    queryKey: ['matters', 'obligations'],
    queryFn: ({ pageParam, signal }) =>
      listObligations({ query: { limit: 40, ...(pageParam ? { after: pageParam } : {}) } }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  if (list.isPending) return <Loading rows={3} />;
  if (list.isError && !list.data) return <TroubleNote error={list.error} retry={() => void list.refetch()} />;
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return <Empty>{m.obligationsNone}</Empty>;
  return (
    <>
      <div className="table-scroll">
        <table className="rows cards" aria-label={m.obligationsDue}>
          <thead>
            <tr>
              <th scope="col">{words.number}</th>
              <th scope="col">{m.dossierNumber}</th>
              <th scope="col">{m.what}</th>
              <th scope="col" className="figure">
                {m.amount}
              </th>
              <th scope="col">{m.dueOn}</th>
              <th scope="col">{m.performed}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <tr key={one.id}>
                <td className="number">
                  <Link to="/matters/$number" params={{ number: one.number }} search={{ tab: 'mediation' }}>
                    {one.number}
                  </Link>
                </td>
                <td>{one.dossierNumber ?? '—'}</td>
                <td className="fills" title={one.what}>
                  {one.what}
                </td>
                <td className="figure">{one.amountFen === null ? '—' : formatAmount(one.amountFen)}</td>
                <td>
                  {dates.date(one.dueOn)} <StandingChip one={one} />
                </td>
                <td>{one.performed ? m.performedHow[one.performed] : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {list.hasNextPage ? (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {shell.more}
        </Button>
      ) : null}
    </>
  );
}

/** Yellow before the day, red after it. */
function StandingChip(props: { readonly one: ObligationRow }): ReactNode {
  const m = useMessages(messages);
  const { breached, overdue, soon } = props.one;
  if (breached) return <span className="chip late">{m.keeping.standings['breached']}</span>;
  if (overdue) return <span className="chip late">{m.overdue}</span>;
  return soon ? <span className="chip soon">{m.dueSoon}</span> : null;
}

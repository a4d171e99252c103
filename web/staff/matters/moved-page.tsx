import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { listMovedClocks } from './calls.ts';
import { messages } from './messages.ts';

/** 日历变动清单: deadlines that moved when a notice of holidays was read in. */
export function MovedPage(): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const list = useQuery({
    queryKey: ['matters', 'moved'],
    queryFn: ({ signal }) => listMovedClocks({ query: {} }, { signal }),
  });
  return (
    <>
      <h1 className="page-title">{m.moved}</h1>
      <p className="quiet">{m.movedText}</p>
      {list.isPending ? <Loading rows={6} /> : null}
      {list.isError ? <TroubleNote error={list.error} retry={() => void list.refetch()} /> : null}
      {list.data?.items.length === 0 ? <Empty>{m.movedNone}</Empty> : null}
      {list.data && list.data.items.length > 0 ? (
        <div className="table-scroll">
          <table className="rows cards" aria-label={m.moved}>
            <thead>
              <tr>
                <th scope="col">{m.number}</th>
                <th scope="col">{m.clock}</th>
                <th scope="col">{m.movedFrom}</th>
                <th scope="col">{m.movedTo}</th>
                <th scope="col">{m.recordedAt}</th>
              </tr>
            </thead>
            <tbody>
              {list.data.items.map((item) => (
                <tr key={`${item.number}-${item.ruleId}-${item.calendarVersion}`}>
                  <td className="number">
                    <Link to="/matters/$number" params={{ number: item.number }}>
                      {item.number}
                    </Link>
                  </td>
                  <td>{item.ruleId}</td>
                  <td>{dates.date(item.from)}</td>
                  <td>{dates.date(item.to)}</td>
                  <td>{dates.dateTime(item.at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { listBackdated } from './calls.ts';
import { messages } from './messages.ts';

/** 补录清单: acts recorded more than two working days after they were done, with the reason. */
export function BackdatedPage(): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const list = useQuery({
    queryKey: ['matters', 'backdated'],
    queryFn: ({ signal }) => listBackdated({ query: { limit: 100 } }, { signal }),
  });
  return (
    <>
      <h1 className="page-title">{m.backdated}</h1>
      <p className="quiet">{m.backdatedText}</p>
      {list.isPending ? <Loading rows={8} /> : null}
      {list.isError ? <TroubleNote error={list.error} retry={() => void list.refetch()} /> : null}
      {list.data?.items.length === 0 ? <Empty>{m.backdatedNone}</Empty> : null}
      {list.data && list.data.items.length > 0 ? (
        <div className="table-scroll">
          <table className="rows cards" aria-label={m.backdated}>
            <thead>
              <tr>
                <th scope="col">{m.number}</th>
                <th scope="col">{m.act}</th>
                <th scope="col">{m.doneAt}</th>
                <th scope="col">{m.recordedAt}</th>
                <th scope="col">{m.actor}</th>
                <th scope="col">{m.reason}</th>
              </tr>
            </thead>
            <tbody>
              {list.data.items.map((item) => (
                <tr key={`${item.number}-${item.act}-${item.recordedAt}`}>
                  <td className="number">
                    <Link to="/matters/$number" params={{ number: item.number }}>
                      {item.number}
                    </Link>
                  </td>
                  <td>{m.history[item.act] ?? item.act}</td>
                  <td>{dates.dateTime(item.doneAt)}</td>
                  <td>{dates.dateTime(item.recordedAt)}</td>
                  <td>{item.actor}</td>
                  <td className="wrap">{item.reason ?? '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </>
  );
}

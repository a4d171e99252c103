import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import { RowsTable } from '../shell/rows-table.tsx';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { listBackdated } from './calls.ts';
import { ExcelButton, PrintButton } from './list-out.tsx';
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
      {list.data && list.data.items.length > 0 ? (
        <div className="row-gap no-print">
          <ExcelButton path="/api/matters/backdated/workbook" />
          <PrintButton />
        </div>
      ) : null}
      {list.isPending ? <Loading rows={8} /> : null}
      {list.isError ? <TroubleNote error={list.error} retry={() => void list.refetch()} /> : null}
      {list.data?.items.length === 0 ? <Empty>{m.backdatedNone}</Empty> : null}
      {list.data && list.data.items.length > 0 ? (
        <RowsTable
          cards
          label={m.backdated}
          rows={list.data.items}
          keyOf={(item) => `${item.number}-${item.act}-${item.recordedAt}`}
          columns={[
            {
              head: m.number,
              className: 'number',
              renderCell: (item) => (
                <Link to="/matters/$number" params={{ number: item.number }}>
                  {item.number}
                </Link>
              ),
            },
            { head: m.act, renderCell: (item) => m.history[item.act] ?? item.act },
            { head: m.doneAt, renderCell: (item) => dates.dateTime(item.doneAt) },
            { head: m.recordedAt, renderCell: (item) => dates.dateTime(item.recordedAt) },
            { head: m.actor, renderCell: (item) => item.actor },
            { head: m.reason, renderCell: (item) => item.reason ?? '—', fills: true },
          ]}
        />
      ) : null}
    </>
  );
}

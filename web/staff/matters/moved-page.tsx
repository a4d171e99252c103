import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import { RowsTable } from '../shell/rows-table.tsx';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { listMovedClocks } from './calls.ts';
import { ExcelButton, PrintButton } from './list-out.tsx';
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
      {list.data && list.data.items.length > 0 ? (
        <div className="row-gap no-print">
          <ExcelButton path="/api/calendar/moved-clocks/workbook" />
          <PrintButton />
        </div>
      ) : null}
      {list.isPending ? <Loading rows={6} /> : null}
      {list.isError ? <TroubleNote error={list.error} retry={() => void list.refetch()} /> : null}
      {list.data?.items.length === 0 ? <Empty>{m.movedNone}</Empty> : null}
      {list.data && list.data.items.length > 0 ? (
        <RowsTable
          cards
          label={m.moved}
          rows={list.data.items}
          keyOf={(item) => `${item.number}-${item.ruleId}-${item.calendarVersion}`}
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
            { head: m.clock, renderCell: (item) => item.ruleId },
            { head: m.movedFrom, renderCell: (item) => dates.date(item.from) },
            { head: m.movedTo, renderCell: (item) => dates.date(item.to) },
            { head: m.recordedAt, renderCell: (item) => dates.dateTime(item.at) },
          ]}
        />
      ) : null}
    </>
  );
}

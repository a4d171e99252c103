import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useDates } from '../shell/dates.ts';
import { useMessages, useWords } from '../shell/language.tsx';
import { messages as shellMessages } from '../shell/messages.ts';
import { RowsTable } from '../shell/rows-table.tsx';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { listMovedClocks } from './calls.ts';
import { ExcelButton, PrintButton } from './list-out.tsx';
import { messages } from './messages.ts';

/** 日历变动清单: deadlines that moved when a notice of holidays was read in. */
export function MovedPage(): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const shell = useMessages(shellMessages);
  const words = useWords();
  const list = useInfiniteQuery({
    queryKey: ['matters', 'moved'],
    queryFn: ({ pageParam, signal }) =>
      listMovedClocks({ query: pageParam === undefined ? {} : { after: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <h1 className="page-title">{m.moved}</h1>
      <p className="quiet">{m.movedText}</p>
      {items.length > 0 ? (
        <div className="row-gap no-print">
          <ExcelButton path="/api/calendar/moved-clocks/workbook" />
          <PrintButton />
        </div>
      ) : null}
      {list.isPending ? <Loading rows={6} /> : null}
      {list.isError ? <TroubleNote error={list.error} retry={() => void list.refetch()} /> : null}
      {list.data && items.length === 0 ? <Empty>{m.movedNone}</Empty> : null}
      {items.length > 0 ? (
        <RowsTable
          cards
          label={m.moved}
          rows={items}
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
            { head: m.clock, renderCell: (item) => words(item.rule) },
            { head: m.movedFrom, renderCell: (item) => dates.date(item.from) },
            { head: m.movedTo, renderCell: (item) => dates.date(item.to) },
            { head: m.recordedAt, renderCell: (item) => dates.dateTime(item.at) },
          ]}
        />
      ) : null}
      {list.hasNextPage ? (
        <Button className="no-print" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {shell.more}
        </Button>
      ) : null}
    </>
  );
}

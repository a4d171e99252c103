import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { RemainingChip } from '../matters/chips.tsx';
import { placeOf } from '../matters/matter-rows.tsx';
import { AreaSelect } from '../office/area-select.tsx';
import { useCategoryName } from '../office/office.ts';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import { messages as shellMessages } from '../shell/messages.ts';
import { type Column, RowsTable } from '../shell/rows-table.tsx';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { type LateRow, listLate } from './calls.ts';
import { type LateSearch, workbookAddress } from './late-search.ts';
import { messages } from './messages.ts';

const route = getRouteApi('/frame/late');

export function LateRoute(): ReactNode {
  return <LatePage search={route.useSearch()} />;
}

/** 已超期: what is late, by body, with the last level of the ladder and the reason that the body gave. */
function LatePage(props: { readonly search: LateSearch }): ReactNode {
  const m = useMessages(messages);
  const shell = useMessages(shellMessages);
  const columns = useColumns();
  const { search } = props;
  const pages = useInfiniteQuery({
    queryKey: ['matters', 'late', search],
    queryFn: ({ pageParam, signal }) => listLate({ query: queryOf(search, pageParam) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const first = pages.data?.pages[0];
  return (
    <>
      <div className="head-line">
        <h1 className="page-title">{m.latePage}</h1>
        <a className="push no-print" href={workbookAddress(search)}>
          {m.excel}
        </a>
      </div>
      <p className="quiet">{m.latePageText}</p>
      <Filters search={search} bodies={first?.bodies ?? []} />
      {first?.more ? <p className="quiet">{m.countedMost}</p> : null}
      {pages.isPending ? <Loading rows={8} /> : null}
      {pages.isError ? <TroubleNote error={pages.error} retry={() => void pages.refetch()} /> : null}
      {pages.data && rows.length === 0 ? <Empty>{m.lateNone}</Empty> : null}
      {rows.length > 0 ? (
        <RowsTable cards label={m.latePage} rows={rows} keyOf={(row) => row.number} columns={columns} />
      ) : null}
      {pages.hasNextPage ? (
        <Button className="no-print" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {shell.more}
        </Button>
      ) : null}
    </>
  );
}

function queryOf(search: LateSearch, after: string): Parameters<typeof listLate>[0]['query'] {
  return { limit: 40, ...search, ...(after ? { after } : {}) };
}

function useColumns(): Column<LateRow>[] {
  const m = useMessages(messages);
  const dates = useDates();
  const categoryName = useCategoryName();
  return [
    {
      head: m.number,
      className: 'number',
      renderCell: (row) => (
        <Link to="/matters/$number" params={{ number: row.number }} search={{ tab: 'supervision' }}>
          {row.number}
        </Link>
      ),
    },
    { head: m.body, fills: true, renderCell: (row) => row.body.name },
    { head: m.category, renderCell: (row) => categoryName(row.category) },
    { head: m.place, renderCell: (row) => placeOf(row) },
    { head: m.due, renderCell: (row) => dates.dateTime(row.dueAt) },
    { head: m.days, renderCell: (row) => <RemainingChip remaining={row.remaining} /> },
    { head: m.last, fills: true, renderCell: (row) => <LastLevel row={row} /> },
    { head: m.whyGiven, fills: true, renderCell: (row) => row.reason ?? '—' },
  ];
}

function LastLevel(props: { readonly row: LateRow }): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const { last } = props.row;
  if (!last) return <span className="quiet">{m.notYet}</span>;
  return (
    <>
      {m.levels[last.level]} {last.letterNumber} <span className="quiet">{dates.short(last.issuedAt)}</span>{' '}
      {last.replyOverdue ? <span className="chip late">{m.answerLate}</span> : null}
    </>
  );
}

function Filters(props: {
  readonly search: LateSearch;
  readonly bodies: readonly { readonly id: number; readonly name: string; readonly count: number }[];
}): ReactNode {
  const m = useMessages(messages);
  const navigate = useNavigate();
  const { search } = props;
  const set = (change: { [K in keyof LateSearch]?: LateSearch[K] | undefined }): void => {
    const next = Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value));
    void navigate({ to: '/late', search: next as LateSearch });
  };
  return (
    <div className="filters no-print" role="search">
      <Select
        aria-label={m.filterBody}
        placeholder={m.everyBody}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: 280 }}
        value={search.body}
        onChange={(body?: number) => set({ body })}
        options={props.bodies.map((one) => ({ value: one.id, label: m.bodyCount(one.name, one.count) }))}
      />
      <AreaSelect
        label={m.filterArea}
        value={search.area}
        onChange={(area) => set({ area })}
        style={{ width: 220 }}
        allowTownship
      />
    </div>
  );
}

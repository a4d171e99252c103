import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useDates } from '../shell/dates.ts';
import { useMessages, useWords } from '../shell/language.tsx';
import { messages as shellMessages } from '../shell/messages.ts';
import { type Column, RowsTable } from '../shell/rows-table.tsx';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { type ArchivedRow, listDossiers } from './calls.ts';
import { type DossiersSearch, workbookAddress } from './dossiers-search.ts';
import { messages } from './messages.ts';

const route = getRouteApi('/frame/dossiers');
/** Years offered back from this one. */
const yearsBack = 10;

/** 案卷目录: archived dossiers of a year by committee and file number, with terms; to Excel and to paper. */
export function DossiersRoute(): ReactNode {
  const m = useMessages(messages);
  const shell = useMessages(shellMessages);
  const search = route.useSearch();
  const columns = useColumns();
  const pages = useInfiniteQuery({
    queryKey: ['dossiers', search],
    queryFn: ({ pageParam, signal }) =>
      listDossiers({ query: { limit: 50, ...search, ...(pageParam ? { after: pageParam } : {}) } }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className="head-line">
        <h1 className="page-title">{m.listTitle}</h1>
        <div className="row-gap push no-print">
          <a href={workbookAddress(search)}>{m.excel}</a>
          <Button onClick={() => window.print()}>{m.print}</Button>
        </div>
      </div>
      <p className="quiet">{m.listText}</p>
      <Filters search={search} rows={rows} />
      {pages.isPending ? <Loading rows={8} /> : null}
      {pages.isError ? <TroubleNote error={pages.error} retry={() => void pages.refetch()} /> : null}
      {pages.data && rows.length === 0 ? <Empty>{m.listNone}</Empty> : null}
      {rows.length > 0 ? (
        <RowsTable cards label={m.listTitle} rows={rows} keyOf={(row) => row.number} columns={columns} />
      ) : null}
      {pages.hasNextPage ? (
        <Button className="no-print" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {shell.more}
        </Button>
      ) : null}
    </>
  );
}

function useColumns(): Column<ArchivedRow>[] {
  const m = useMessages(messages);
  const say = useWords();
  const dates = useDates();
  return [
    { head: m.number, className: 'number', renderCell: (row) => row.number },
    {
      head: m.matter,
      className: 'number',
      renderCell: (row) => (
        <Link to="/matters/$number" params={{ number: row.matterNumber }} search={{ tab: 'dossier' }}>
          {row.matterNumber}
        </Link>
      ),
    },
    { head: m.dossierNumber, renderCell: (row) => row.dossierNumber },
    { head: m.committee, fills: true, renderCell: (row) => row.committee.name },
    { head: m.category, renderCell: (row) => say(row.category) },
    { head: m.archivedAt, renderCell: (row) => dates.short(row.archivedAt) },
    { head: m.pageCount, renderCell: (row) => row.pages ?? '—' },
    { head: m.supplements, renderCell: (row) => (row.supplements > 0 ? row.supplements : '—') },
    {
      head: m.keptFor,
      renderCell: (row) => (row.retentionUntil ? m.keptUntil(dates.date(row.retentionUntil)) : m.forEver),
    },
    { head: m.custodian, renderCell: (row) => row.custodian ?? '—' },
    {
      head: m.state,
      renderCell: (row) => (
        <span className={row.state === 'voided' ? 'chip late' : 'chip'}>{m.rowStates[row.state]}</span>
      ),
    },
  ];
}

function Filters(props: { readonly search: DossiersSearch; readonly rows: readonly ArchivedRow[] }): ReactNode {
  const m = useMessages(messages);
  const navigate = useNavigate();
  const { search, rows } = props;
  // A practice county may live in another year: then the rows say which one was asked for.
  const [today] = useState(() => new Date().getFullYear());
  const now = Number(rows[0]?.number.slice(0, 4) ?? today);
  const committees = new Map(rows.map((row) => [row.committee.id, row.committee.name]));
  const set = (change: { [K in keyof DossiersSearch]?: DossiersSearch[K] | undefined }): void => {
    const next = Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value));
    void navigate({ to: '/dossiers', search: next as DossiersSearch });
  };
  return (
    <div className="filters no-print" role="search">
      <Select
        aria-label={m.year}
        style={{ width: 130 }}
        value={search.year ?? now}
        onChange={(year: number) => set({ year })}
        options={Array.from({ length: yearsBack }, (_, i) => ({ value: now - i, label: m.yearOf(now - i) }))}
      />
      <Select
        aria-label={m.committee}
        placeholder={m.everyCommittee}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: 280 }}
        value={search.committeeId}
        onChange={(committeeId?: number) => set({ committeeId })}
        options={[...committees].map(([value, label]) => ({ value, label }))}
      />
    </div>
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useMessages } from '../shell/language.tsx';
import { messages as shellMessages } from '../shell/messages.ts';
import { type Column, RowsTable } from '../shell/rows-table.tsx';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { messages } from './messages.ts';

/** A searchable list of master data, page by page; a row opens its record. */
export function AdminList<Row>(props: {
  readonly name: string;
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string | number;
  readonly fetch: (
    given: { readonly q: string; readonly after: string },
    signal: AbortSignal,
  ) => Promise<{ readonly items: readonly Row[]; readonly next: string | null }>;
  /** What else the list depends on. */
  readonly filters?: readonly (string | number | boolean | undefined)[];
  readonly onOpen?: (row: Row) => void;
  readonly beside?: ReactNode;
  readonly searchable?: boolean;
  /** What would be here, and how it comes. */
  readonly empty?: string;
}): ReactNode {
  const m = useMessages(messages);
  const shell = useMessages(shellMessages);
  const [q, setQ] = useState('');
  const list = useInfiniteQuery({
    queryKey: ['admin', props.name, q, ...(props.filters ?? [])],
    queryFn: ({ pageParam, signal }) => props.fetch({ q, after: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
  const open: Column<Row> = {
    head: m.open,
    quietHead: true,
    renderCell: (row) => (
      <Button size="small" onClick={() => props.onOpen?.(row)}>
        {m.open}
      </Button>
    ),
  };
  const columns = props.onOpen ? [...props.columns, open] : props.columns;
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className="filters no-print">
        {props.searchable === false ? null : (
          <Input.Search
            aria-label={m.search}
            placeholder={m.search}
            allowClear
            maxLength={40}
            style={{ width: 240 }}
            onSearch={(text) => setQ(text.trim())}
          />
        )}
        {props.beside}
      </div>
      {list.isPending ? <Loading rows={8} /> : null}
      {list.isError ? <TroubleNote error={list.error} retry={() => void list.refetch()} /> : null}
      {list.data && rows.length === 0 ? <Empty>{props.empty ?? m.none}</Empty> : null}
      {rows.length > 0 ? (
        <RowsTable cards label={props.label} columns={columns} rows={rows} keyOf={props.keyOf} />
      ) : null}
      {list.hasNextPage ? (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {shell.more}
        </Button>
      ) : null}
    </>
  );
}

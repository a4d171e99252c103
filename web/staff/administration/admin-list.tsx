import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useMessages } from '../shell/language.tsx';
import { messages as shellMessages } from '../shell/messages.ts';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { messages } from './messages.ts';

export interface Column<Row> {
  readonly head: string;
  readonly renderCell: (row: Row) => ReactNode;
  readonly fills?: boolean;
}

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
        <div className="table-scroll">
          <table className="rows cards" aria-label={props.label}>
            <thead>
              <tr>
                {props.columns.map((column) => (
                  <th key={column.head} scope="col">
                    {column.head}
                  </th>
                ))}
                {props.onOpen ? (
                  <th scope="col">
                    <span className="only-read">{m.open}</span>
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={props.keyOf(row)}>
                  {props.columns.map((column) => (
                    <td key={column.head} className={column.fills ? 'wrap' : undefined}>
                      {column.renderCell(row)}
                    </td>
                  ))}
                  {props.onOpen ? (
                    <td>
                      <Button size="small" onClick={() => props.onOpen?.(row)}>
                        {m.open}
                      </Button>
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {list.hasNextPage ? (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {shell.more}
        </Button>
      ) : null}
    </>
  );
}

import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import { makeKey } from '../../api/key.ts';
import { useDates } from '../shell/dates.ts';
import { useMessages, useWords } from '../shell/language.tsx';
import { messages } from '../shell/messages.ts';
import { listMyNotices, markNoticeRead, markNoticesRead, type Notice, noticesKey } from '../shell/notice-calls.ts';
import { RowsTable } from '../shell/rows-table.tsx';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { useTroubleWords } from '../shell/trouble.ts';

type Filter = 'all' | 'unread' | 'read';

/** 全部通知: every notice to this officer, page by page, read and unread; all that are listed so far, and older ones, are read at one click. */
export function NoticesPage(): ReactNode {
  const m = useMessages(messages);
  const words = useTroubleWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [filter, setFilter] = useState<Filter>('all');
  const list = useInfiniteQuery({
    queryKey: [...noticesKey, 'all', filter],
    queryFn: ({ pageParam, signal }) =>
      listMyNotices(
        {
          query: {
            limit: 50,
            ...(filter === 'all' ? {} : { unread: filter === 'unread' ? 'true' : 'false' }),
            ...(pageParam === undefined ? {} : { after: pageParam }),
          },
        },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const settled = () => void queries.invalidateQueries({ queryKey: noticesKey });
  const read = useMutation({
    mutationFn: (id: string) => markNoticeRead({ params: { id }, key: makeKey() }),
    onSettled: settled,
  });
  const readAll = useMutation({
    mutationFn: (upTo: string) => markNoticesRead({ body: { upTo }, key: makeKey() }),
    onSuccess: ({ read: n }) => void message.success(m.noticesReadDone(n)),
    onError: (error) => void message.error(words(error)),
    onSettled: settled,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const unread = list.data?.pages[0]?.unread ?? 0;
  const newest = items[0]?.id;
  return (
    <>
      <h1 className="page-title">{m.noticesAll}</h1>
      <div className="filters no-print">
        <Radio.Group
          aria-label={m.noticesFilter}
          optionType="button"
          value={filter}
          onChange={(event) => setFilter(event.target.value as Filter)}
          options={[
            { value: 'all', label: m.all },
            { value: 'unread', label: m.noticesUnread(unread) },
            { value: 'read', label: m.noticeRead },
          ]}
        />
        {unread > 0 && newest !== undefined && filter !== 'read' ? (
          <Button loading={readAll.isPending} onClick={() => readAll.mutate(newest)}>
            {m.noticesReadEvery}
          </Button>
        ) : null}
      </div>
      {list.isPending ? <Loading rows={8} /> : null}
      {list.isError ? <TroubleNote error={list.error} retry={() => void list.refetch()} /> : null}
      {list.data && items.length === 0 ? <Empty>{filter === 'all' ? m.noticesNone : m.noticesNoneSo}</Empty> : null}
      {items.length > 0 ? <Rows items={items} onRead={(id) => read.mutate(id)} /> : null}
      {list.hasNextPage ? (
        <Button className="no-print" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {m.more}
        </Button>
      ) : null}
    </>
  );
}

function Rows(props: { readonly items: readonly Notice[]; readonly onRead: (id: string) => void }): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  const dates = useDates();
  return (
    <RowsTable
      cards
      label={m.noticesAll}
      rows={props.items}
      keyOf={(one) => one.id}
      columns={[
        { head: m.noticeWhen, renderCell: (one) => <time dateTime={one.at}>{dates.short(one.at)}</time> },
        { head: m.notices, fills: true, renderCell: (one) => say(one.text) },
        {
          head: m.noticeState,
          renderCell: (one) =>
            one.read ? (
              <span className="quiet">{m.noticeRead}</span>
            ) : (
              <span className="chip soon">{m.noticeUnread}</span>
            ),
        },
        {
          head: m.noticeOpen,
          quietHead: true,
          renderCell: (one) => (
            <>
              {one.number === null ? null : (
                <Link
                  to="/matters/$number"
                  params={{ number: one.number }}
                  onClick={() => {
                    if (!one.read) props.onRead(one.id);
                  }}
                >
                  {m.noticeOpen}
                </Link>
              )}{' '}
              {one.read ? null : (
                <Button size="small" onClick={() => props.onRead(one.id)}>
                  {m.noticeMarkRead}
                </Button>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Popover } from 'antd';
import { useState, type ReactNode } from 'react';
import { makeKey } from '../../api/key.ts';
import { useDates } from './dates.ts';
import { Icon } from './icons.tsx';
import { useMessages, useWords } from './language.tsx';
import { messages } from './messages.ts';
import { listMyNotices, markNoticeRead, noticesKey } from './notice-calls.ts';

/** Notices to this officer: how many are unread, the latest on a click, each leading to its matter. */
export function NoticesBell(): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  const dates = useDates();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const notices = useQuery({
    queryKey: noticesKey,
    queryFn: ({ signal }) => listMyNotices({ query: { limit: 20 } }, { signal, pauses: [] }),
    refetchInterval: 60_000,
  });
  const read = useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) await markNoticeRead({ params: { id }, key: makeKey() });
    },
    onSettled: () => void queries.invalidateQueries({ queryKey: noticesKey }),
  });
  const items = notices.data?.items ?? [];
  const unread = notices.data?.unread ?? 0;
  const fresh = items.filter((notice) => !notice.read).map((notice) => notice.id);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      title={m.notices}
      content={
        <div className="notices">
          {items.length === 0 ? <p className="quiet">{m.noticesNone}</p> : null}
          <ul className="plain-list">
            {items.map((notice) => (
              <li key={notice.id} className={notice.read ? 'notice' : 'notice unread'}>
                <small className="quiet">{dates.short(notice.at)}</small> {say(notice.text)}{' '}
                {notice.number ? (
                  <Link
                    to="/matters/$number"
                    params={{ number: notice.number }}
                    onClick={() => {
                      setOpen(false);
                      if (!notice.read) read.mutate([notice.id]);
                    }}
                  >
                    {m.noticeOpen}
                  </Link>
                ) : null}
              </li>
            ))}
          </ul>
          {fresh.length > 0 ? (
            <Button size="small" loading={read.isPending} onClick={() => read.mutate(fresh)}>
              {m.noticesReadAll}
            </Button>
          ) : null}
          <p>
            <Link to="/notices" onClick={() => setOpen(false)}>
              {m.noticesAll}
            </Link>
          </p>
        </div>
      }
    >
      <Button type="text" aria-label={m.noticesCount(unread)}>
        <Icon name="bell" />
        <span className="wide-only">{m.notices}</span>
        {unread > 0 ? <span className="chip late">{unread}</span> : null}
      </Button>
    </Popover>
  );
}

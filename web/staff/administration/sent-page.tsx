import type { ReactNode } from 'react';
import { ExcelButton } from '../matters/list-out.tsx';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import { useMe } from '../shell/session.tsx';
import { Empty } from '../shell/states.tsx';
import { AdminList } from './admin-list.tsx';
import { listPracticeMessages } from './calls.ts';
import { messages } from './messages.ts';

type Sent = Awaited<ReturnType<typeof listPracticeMessages>>['items'][number];

/** 消息: in the practice county, what residents would have been sent. */
export function SentPage(): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const me = useMe();
  if (me.county.kind !== 'practice') return <Empty>{m.practiceOnly}</Empty>;
  return (
    <>
      <h1 className="page-title">{m.practiceMessages}</h1>
      <AdminList<Sent>
        name="sent"
        label={m.practiceMessages}
        beside={<ExcelButton path="/api/practice/messages/workbook" />}
        keyOf={(row) => row.id}
        searchable={false}
        empty={m.practiceNone}
        fetch={({ after }, signal) =>
          listPracticeMessages({ query: { limit: 50, ...(after ? { after } : {}) } }, { signal })
        }
        columns={[
          { head: m.auditWhen, renderCell: (row) => dates.short(row.at) },
          { head: m.kind, renderCell: (row) => m.channels[row.channel] },
          { head: m.recipient, renderCell: (row) => row.to },
          { head: m.text, renderCell: (row) => [row.subject, row.text].filter(Boolean).join(' · '), fills: true },
        ]}
      />
    </>
  );
}

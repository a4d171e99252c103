import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useDates } from '../shell/dates.ts';
import { useLanguage, useMessages } from '../shell/language.tsx';
import { RowsTable } from '../shell/rows-table.tsx';
import { Loading, TroubleNote } from '../shell/states.tsx';
import { listRetention } from './calls.ts';
import { messages } from './messages.ts';

/** 保管期限: per rule of the county's table what was due on the last night, what was erased, and why something waits. */
export function RetentionPart(): ReactNode {
  const m = useMessages(messages).retention;
  const dates = useDates();
  const { language } = useLanguage();
  const list = useQuery({ queryKey: ['admin', 'retention'], queryFn: ({ signal }) => listRetention({}, { signal }) });
  if (list.isPending) return <Loading />;
  if (list.isError) return <TroubleNote error={list.error} retry={() => void list.refetch()} />;
  return (
    <>
      <h2>{m.title}</h2>
      <p className="quiet">{m.text}</p>
      <RowsTable
        label={m.title}
        rows={list.data.items}
        keyOf={(item) => item.ruleId}
        columns={[
          { head: m.rule, renderCell: (item) => <span title={item.basis[language]}>{item.name[language]}</span> },
          {
            head: m.period,
            fills: true,
            renderCell: (item) =>
              item.years === null ? m.forever : m.years(item.years, item.from[language], item.verified),
          },
          { head: m.lastRun, renderCell: (item) => (item.last ? dates.short(item.last.ranAt) : '—') },
          { head: m.due, renderCell: (item) => item.last?.due ?? '—' },
          { head: m.erased, renderCell: (item) => item.erasedEver },
          {
            head: m.waits,
            renderCell: (item) =>
              item.last?.waits ? <span className="chip soon">{m.waiting[item.last.waits]}</span> : '—',
          },
        ]}
      />
    </>
  );
}

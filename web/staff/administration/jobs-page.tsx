import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { makeKey } from '../../api/key.ts';
import { useDates } from '../shell/dates.ts';
import { ExcelButton } from '../matters/list-out.tsx';
import { messages as noticeMessages } from '../matters/notice-messages.ts';
import { useLanguage, useMessages } from '../shell/language.tsx';
import { RowsTable } from '../shell/rows-table.tsx';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { useTroubleWords } from '../shell/trouble.ts';
import { listStuckJobs, listUndelivered, retryJob, retryMessage } from './calls.ts';
import { messages } from './messages.ts';
import { happeningWords } from './practice-words.ts';
import { RetentionPart } from './retention-part.tsx';

/** 后台任务: what failed and waits for a person, the regular sweeps, messages that did not arrive. */
export function JobsPage(): ReactNode {
  const m = useMessages(messages);
  return (
    <>
      <h1 className="page-title">{m.pages.jobs}</h1>
      <p className="quiet">{m.jobsText}</p>
      <Jobs />
      <Undelivered />
      <RetentionPart />
    </>
  );
}

function Jobs(): ReactNode {
  const m = useMessages(messages);
  const { language } = useLanguage();
  const dates = useDates();
  const list = useQuery({
    queryKey: ['admin', 'jobs'],
    queryFn: ({ signal }) => listStuckJobs({}, { signal }),
    refetchInterval: 30_000,
  });
  if (list.isPending) return <Loading />;
  if (list.isError) return <TroubleNote error={list.error} retry={() => void list.refetch()} />;
  const { jobs, sweeps } = list.data;
  return (
    <>
      <div className="head-line">
        <h2>{m.jobs}</h2>
        <span className="push">
          <ExcelButton path="/api/system/jobs/workbook" />
        </span>
      </div>
      {jobs.length === 0 ? <Empty>{m.noJobs}</Empty> : null}
      {jobs.length > 0 ? (
        <RowsTable
          label={m.jobs}
          rows={jobs}
          keyOf={(job) => job.id}
          columns={[
            { head: m.task, renderCell: (job) => job.task },
            {
              head: m.status,
              renderCell: (job) => (
                <span className={job.state === 'stuck' ? 'chip late' : 'chip soon'}>{m.jobStates[job.state]}</span>
              ),
            },
            { head: m.attempts, renderCell: (job) => `${job.attempts}/${job.maxAttempts}` },
            { head: m.fault, renderCell: (job) => job.fault ?? '—', fills: true },
            { head: m.addedAt, renderCell: (job) => dates.short(job.addedAt) },
            { head: m.nextAt, renderCell: (job) => (job.nextAt ? dates.dateTime(job.nextAt) : '—') },
            {
              head: m.retry,
              quietHead: true,
              renderCell: (job) => <Retry again={() => retryJob({ params: { id: job.id }, key: makeKey() })} />,
            },
          ]}
        />
      ) : null}
      <h2>{m.sweeps}</h2>
      <RowsTable
        label={m.sweeps}
        rows={sweeps}
        keyOf={(sweep) => sweep.name}
        columns={[
          {
            head: m.sweepName,
            renderCell: (sweep) => <span title={sweep.name}>{happeningWords(sweep.name, language)}</span>,
          },
          { head: m.lastRun, renderCell: (sweep) => (sweep.endedAt ? dates.dateTime(sweep.endedAt) : '—') },
          {
            head: m.lastFault,
            fills: true,
            renderCell: (sweep) => (sweep.failedAt ? `${dates.dateTime(sweep.failedAt)} ${sweep.fault ?? ''}` : '—'),
          },
        ]}
      />
    </>
  );
}

function Undelivered(): ReactNode {
  const m = useMessages(messages);
  const notices = useMessages(noticeMessages);
  const { language } = useLanguage();
  const dates = useDates();
  const list = useQuery({
    queryKey: ['admin', 'undelivered'],
    queryFn: ({ signal }) => listUndelivered({}, { signal }),
  });
  if (list.isPending) return <Loading rows={3} />;
  if (list.isError) return <TroubleNote error={list.error} retry={() => void list.refetch()} />;
  return (
    <>
      <div className="head-line">
        <h2>{m.undelivered}</h2>
        <span className="push">
          <ExcelButton path="/api/system/messages/workbook" />
        </span>
      </div>
      {list.data.items.length === 0 ? <Empty>{m.undeliveredNone}</Empty> : null}
      {list.data.items.length > 0 ? (
        <RowsTable
          label={m.undelivered}
          rows={list.data.items}
          keyOf={(one) => one.id}
          columns={[
            { head: m.kind, renderCell: (one) => m.channels[one.channel] },
            { head: m.event, renderCell: (one) => happeningWords(one.event, language) },
            { head: m.status, renderCell: (one) => m.messageStates[one.state] },
            { head: m.attempts, renderCell: (one) => one.attempts },
            { head: m.fault, renderCell: (one) => (one.fault ? notices.fault(one.fault) : '—'), fills: true },
            { head: m.addedAt, renderCell: (one) => dates.short(one.at) },
            { head: m.nextAt, renderCell: (one) => (one.nextAt ? dates.dateTime(one.nextAt) : '—') },
            {
              head: m.retry,
              quietHead: true,
              renderCell: (one) => <Retry again={() => retryMessage({ params: { id: one.id }, key: makeKey() })} />,
            },
          ]}
        />
      ) : null}
    </>
  );
}

function Retry(props: { readonly again: () => Promise<unknown> }): ReactNode {
  const m = useMessages(messages);
  const words = useTroubleWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const retry = useMutation({
    mutationFn: props.again,
    onSuccess: () => void message.success(m.retried),
    onError: (error) => void message.error(words(error)),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['admin'] }),
  });
  return (
    <Button size="small" loading={retry.isPending} onClick={() => retry.mutate()}>
      {m.retry}
    </Button>
  );
}

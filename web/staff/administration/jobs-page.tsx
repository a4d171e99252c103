import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { makeKey } from '../../api/key.ts';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { useTroubleWords } from '../shell/trouble.ts';
import { listStuckJobs, listUndelivered, retryJob, retryMessage } from './calls.ts';
import { messages } from './messages.ts';

/** 后台任务: what failed and waits for a person, the regular sweeps, messages that did not arrive. */
export function JobsPage(): ReactNode {
  const m = useMessages(messages);
  return (
    <>
      <h1 className="page-title">{m.pages.jobs}</h1>
      <p className="quiet">{m.jobsText}</p>
      <Jobs />
      <Undelivered />
    </>
  );
}

function Jobs(): ReactNode {
  const m = useMessages(messages);
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
      {jobs.length === 0 ? <Empty>{m.noJobs}</Empty> : null}
      {jobs.length > 0 ? (
        <div className="table-scroll">
          <table className="rows" aria-label={m.jobs}>
            <thead>
              <tr>
                <th scope="col">{m.task}</th>
                <th scope="col">{m.status}</th>
                <th scope="col">{m.attempts}</th>
                <th scope="col">{m.fault}</th>
                <th scope="col">{m.addedAt}</th>
                <th scope="col">{m.nextAt}</th>
                <th scope="col">
                  <span className="only-read">{m.retry}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {jobs.map((job) => (
                <tr key={job.id}>
                  <td>{job.task}</td>
                  <td>
                    <span className={job.state === 'stuck' ? 'chip late' : 'chip soon'}>{m.jobStates[job.state]}</span>
                  </td>
                  <td>
                    {job.attempts}/{job.maxAttempts}
                  </td>
                  <td className="wrap">{job.fault ?? '—'}</td>
                  <td>{dates.short(job.addedAt)}</td>
                  <td>{job.nextAt ? dates.short(job.nextAt) : '—'}</td>
                  <td>
                    <Retry again={() => retryJob({ params: { id: job.id }, key: makeKey() })} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <h2>{m.sweeps}</h2>
      <div className="table-scroll">
        <table className="rows" aria-label={m.sweeps}>
          <thead>
            <tr>
              <th scope="col">{m.sweepName}</th>
              <th scope="col">{m.lastRun}</th>
              <th scope="col">{m.lastFault}</th>
            </tr>
          </thead>
          <tbody>
            {sweeps.map((sweep) => (
              <tr key={sweep.name}>
                <td>{sweep.name}</td>
                <td>{sweep.endedAt ? dates.dateTime(sweep.endedAt) : '—'}</td>
                <td className="wrap">
                  {sweep.failedAt ? `${dates.dateTime(sweep.failedAt)} ${sweep.fault ?? ''}` : '—'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Undelivered(): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const list = useQuery({
    queryKey: ['admin', 'undelivered'],
    queryFn: ({ signal }) => listUndelivered({}, { signal }),
  });
  if (list.isPending) return <Loading rows={3} />;
  if (list.isError) return <TroubleNote error={list.error} retry={() => void list.refetch()} />;
  return (
    <>
      <h2>{m.undelivered}</h2>
      {list.data.items.length === 0 ? <Empty>{m.undeliveredNone}</Empty> : null}
      {list.data.items.length > 0 ? (
        <div className="table-scroll">
          <table className="rows" aria-label={m.undelivered}>
            <thead>
              <tr>
                <th scope="col">{m.kind}</th>
                <th scope="col">{m.event}</th>
                <th scope="col">{m.status}</th>
                <th scope="col">{m.attempts}</th>
                <th scope="col">{m.fault}</th>
                <th scope="col">{m.addedAt}</th>
                <th scope="col">
                  <span className="only-read">{m.retry}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {list.data.items.map((one) => (
                <tr key={one.id}>
                  <td>{m.channels[one.channel]}</td>
                  <td>{one.event}</td>
                  <td>{m.messageStates[one.state]}</td>
                  <td>{one.attempts}</td>
                  <td className="wrap">{one.fault ?? '—'}</td>
                  <td>{dates.short(one.at)}</td>
                  <td>
                    <Retry again={() => retryMessage({ params: { id: one.id }, key: makeKey() })} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
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

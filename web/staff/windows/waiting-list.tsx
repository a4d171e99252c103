import { Button } from 'antd';
import type { ReactNode } from 'react';
import { formatTime } from '../../../server/kernel/instant.ts';
import { ExcelButton } from '../matters/list-out.tsx';
import { useMessages } from '../shell/language.tsx';
import { Empty, TroubleNote } from '../shell/states.tsx';
import { type Queue, type Ticket, ticketCalls } from './calls.ts';
import { messages } from './messages.ts';
import { useQueueAct } from './use-queue-act.ts';

/** Who waits, in the order of calling; and the numbers that were passed over. */
export function WaitingList(props: { readonly queue: Queue }): ReactNode {
  const m = useMessages(messages);
  const { queue } = props;
  const waiting = queue.tickets.filter((one) => one.status === 'waiting');
  const passed = queue.tickets.filter((one) => one.status === 'passed');
  const back = useQueueAct((ticket: Ticket, key) =>
    ticketCalls.requeueTicket({ params: { id: ticket.id }, body: {}, seen: ticket.version, key }),
  );
  const numberOf = (id: number): number => queue.windows.find((one) => one.id === id)?.number ?? 0;
  return (
    <section className="card stack no-print" aria-label={m.queueTitle}>
      <div className="head-line">
        <h2>
          {m.queueTitle} <small className="quiet">{m.waitingCount(waiting.length)}</small>
        </h2>
        <span className="push">
          <ExcelButton path="/api/queue/workbook" query={queue.centre ? { centre: queue.centre.id } : {}} />
        </span>
      </div>
      {waiting.length === 0 ? <Empty>{m.queueNone}</Empty> : null}
      {waiting.length > 0 ? (
        <div className="table-scroll" role="group" aria-label={m.queueTitle} tabIndex={0}>
          <table className="rows cards" aria-label={m.queueTitle}>
            <thead>
              <tr>
                <th scope="col">{m.number}</th>
                <th scope="col">{m.service}</th>
                <th scope="col">{m.since}</th>
                <th scope="col">{m.state}</th>
              </tr>
            </thead>
            <tbody>
              {waiting.map((one) => (
                <tr key={one.id}>
                  <td>
                    <strong>{one.label}</strong>
                  </td>
                  <td>{one.serviceName}</td>
                  <td>{formatTime(new Date(one.takenAt))}</td>
                  <td>
                    {one.priority ? <span className="chip info">{m.priorityChip}</span> : null}
                    {one.bookedFor ? (
                      <span className="chip calm">{m.bookedFor(formatTime(new Date(one.bookedFor)))}</span>
                    ) : null}
                    {one.onlyWindowId === null ? null : (
                      <span className="chip calm">{m.onlyWindow(numberOf(one.onlyWindowId))}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {passed.length > 0 ? (
        <>
          <h3>{m.passedTitle}</h3>
          <ul className="plain-list">
            {passed.map((one) => (
              <li key={one.id} className="row-gap">
                <strong>{one.label}</strong>
                <span>{one.serviceName}</span>
                <Button
                  size="small"
                  loading={back.isPending && back.variables.id === one.id}
                  onClick={() => back.mutate(one)}
                >
                  {m.acts.requeueTicket}
                </Button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {back.isError ? <TroubleNote error={back.error} /> : null}
    </section>
  );
}

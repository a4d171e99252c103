import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useMessages } from '../shell/language.tsx';
import { TroubleNote } from '../shell/states.tsx';
import { callNextTicket, type PlainTicketAct, type Queue, type Ticket, ticketCalls, transferTicket } from './calls.ts';
import { messages } from './messages.ts';
import { useQueueAct } from './use-queue-act.ts';

/** 我的窗口: the number that stands here, large, and what can be done with it. */
export function MyWindow(props: { readonly queue: Queue; readonly window: number | undefined }): ReactNode {
  const m = useMessages(messages);
  const navigate = useNavigate();
  const { queue } = props;
  const mine = queue.windows.filter((one) => one.mine);
  const window = mine.find((one) => one.id === props.window) ?? (mine.length === 1 ? mine[0] : undefined);
  const here = window && queue.tickets.find((one) => isAt(one, window.id));
  const waiting = window ? queue.tickets.filter((one) => isFor(queue, one, window.id)).length : 0;
  const next = useQueueAct((id: number, key) => callNextTicket({ params: { id }, body: {}, key }));
  return (
    <section className="card stack" aria-label={m.myWindow}>
      <h2>{m.myWindow}</h2>
      <Select<number>
        aria-label={m.pickWindow}
        placeholder={m.pickWindow}
        style={{ width: '100%' }}
        value={window?.id ?? null}
        onChange={(id: number) => void navigate({ to: '/windows', search: { window: id }, replace: true })}
        options={mine.map((one) => ({ value: one.id, label: m.windowName(one.number, one.name) }))}
      />
      {window ? (
        <>
          <p className="quiet">
            {window.today.length > 0
              ? m.openToday(window.today.map((one) => `${one.from}–${one.to}`).join(m.and))
              : m.closedToday}
            {' · '}
            {m.waitingCount(waiting)}
          </p>
          <div aria-live="polite">
            {here ? <Here queue={queue} ticket={here} windowId={window.id} /> : <p>{m.nobodyHere}</p>}
          </div>
          {here ? null : (
            <Button type="primary" size="large" block loading={next.isPending} onClick={() => next.mutate(window.id)}>
              {m.callNext}
            </Button>
          )}
          {next.isError ? <TroubleNote error={next.error} /> : null}
        </>
      ) : null}
    </section>
  );
}

function isAt(ticket: Ticket, windowId: number): boolean {
  return ticket.windowId === windowId && (ticket.status === 'called' || ticket.status === 'serving');
}

function isFor(queue: Queue, ticket: Ticket, windowId: number): boolean {
  if (ticket.status !== 'waiting') return false;
  if (ticket.onlyWindowId !== null) return ticket.onlyWindowId === windowId;
  return queue.services.find((one) => one.id === ticket.serviceId)?.windowIds.includes(windowId) ?? false;
}

const plain: readonly PlainTicketAct[] = ['startServing', 'finishServing', 'callTicketAgain', 'passTicket'];

function Here(props: { readonly queue: Queue; readonly ticket: Ticket; readonly windowId: number }): ReactNode {
  const m = useMessages(messages);
  const { queue, ticket } = props;
  const [to, setTo] = useState<number>();
  const act = useQueueAct((name: PlainTicketAct, key) =>
    ticketCalls[name]({ params: { id: ticket.id }, body: {}, seen: ticket.version, key }),
  );
  const hand = useQueueAct((windowId: number, key) =>
    transferTicket({ params: { id: ticket.id }, body: { windowId }, seen: ticket.version, key }),
  );
  const acts = new Set<string>(ticket.acts);
  const others = queue.windows.filter((one) => one.id !== props.windowId);
  return (
    <div className="stack">
      <p className="queue-number">{ticket.label}</p>
      <p>
        {ticket.serviceName} · {m.statuses[ticket.status]}
        {ticket.priority ? <span className="chip info">{m.priorityChip}</span> : null}
        {ticket.matterRegistered ? <span className="chip good">{m.matterRegistered}</span> : null}
      </p>
      {ticket.status === 'called' ? (
        <p className="quiet">{m.calledTimes(ticket.calledTimes, queue.callsBeforePassing)}</p>
      ) : null}
      <div className="act-buttons">
        {plain
          .filter((name) => acts.has(name))
          .map((name, i) => (
            <Button
              key={name}
              type={i === 0 ? 'primary' : 'default'}
              loading={act.isPending && act.variables === name}
              onClick={() => act.mutate(name)}
            >
              {m.acts[name]}
            </Button>
          ))}
        <Link to="/register" search={{ ticket: ticket.id, label: ticket.label }}>
          {m.registerMatter}
        </Link>
      </div>
      {acts.has('transferTicket') && others.length > 0 ? (
        <div className="row-gap">
          <Select<number>
            aria-label={m.transferTo}
            placeholder={m.transferTo}
            style={{ minWidth: 160 }}
            value={to ?? null}
            onChange={setTo}
            options={others.map((one) => ({ value: one.id, label: m.windowName(one.number, one.name) }))}
          />
          <Button disabled={to === undefined} loading={hand.isPending} onClick={() => to && hand.mutate(to)}>
            {m.transfer}
          </Button>
        </div>
      ) : null}
      {act.isError ? <TroubleNote error={act.error} /> : null}
      {hand.isError ? <TroubleNote error={hand.error} /> : null}
    </div>
  );
}

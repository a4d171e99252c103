import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { formatTime } from '../../../server/kernel/instant.ts';
import { Field } from '../shell/field.tsx';
import { useMessages } from '../shell/language.tsx';
import { TroubleNote } from '../shell/states.tsx';
import { findBooking, type Queue, takeTicket, type Ticket } from './calls.ts';
import { messages } from './messages.ts';
import { useCardReader } from './use-card-reader.ts';
import { useQueueAct } from './use-queue-act.ts';
import { asItIsNow } from './views.ts';

/** 取号: one press for a walk-in; a booking is found by name or number, also as a card reader types it. */
export function TakeTicket(props: { readonly queue: Queue }): ReactNode {
  const m = useMessages(messages);
  const { queue } = props;
  const [priority, setPriority] = useState(false);
  const [drawn, setDrawn] = useState<Ticket>();
  const take = useQueueAct(
    (body: { serviceId?: number; bookingNumber?: string; priority?: boolean }, key) => takeTicket({ body, key }),
    (ticket) => {
      setDrawn(ticket);
      setPriority(false);
    },
  );
  const more = priority ? { priority } : {};
  return (
    <section className="card stack" aria-label={m.take}>
      <h2>{m.take}</h2>
      <div className="act-buttons" role="group" aria-label={m.takeFor}>
        {queue.services.map((one) => (
          <Button
            key={one.id}
            size="large"
            loading={take.isPending && take.variables.serviceId === one.id}
            onClick={() => take.mutate({ serviceId: one.id, ...more })}
          >
            {one.code} {one.name}
          </Button>
        ))}
      </div>
      <div>
        <Checkbox checked={priority} onChange={(event) => setPriority(event.target.checked)}>
          {m.priority}
        </Checkbox>
        <small className="quiet">{m.priorityRule}</small>
      </div>
      {queue.atDesk ? (
        <Booked centre={queue.centre?.id ?? 0} onTake={(bookingNumber) => take.mutate({ bookingNumber, ...more })} />
      ) : null}
      {take.isError ? <TroubleNote error={take.error} /> : null}
      {drawn ? <Slip ticket={asItIsNow(drawn, queue.tickets)} /> : null}
    </section>
  );
}

/** The number on its paper: shown large, printed alone. */
function Slip(props: { readonly ticket: Ticket }): ReactNode {
  const m = useMessages(messages);
  const { ticket } = props;
  return (
    <div className="slip stack-small" role="status">
      <p className="quiet">{m.drawn}</p>
      <p className="queue-number">{ticket.label}</p>
      <p>
        {ticket.serviceName}
        {ticket.bookedFor ? ` · ${m.bookedFor(formatTime(new Date(ticket.bookedFor)))}` : ''}
        {ticket.ahead === null ? '' : ` · ${m.ahead(ticket.ahead)}`}
      </p>
      <Button className="no-print" onClick={() => window.print()}>
        {m.printTicket}
      </Button>
    </div>
  );
}

function Booked(props: { readonly centre: number; readonly onTake: (number: string) => void }): ReactNode {
  const m = useMessages(messages);
  const [typed, setTyped] = useState('');
  const [numberOnly, setNumberOnly] = useState(false);
  const search = useMutation({
    mutationFn: (text: string) =>
      findBooking({
        body: { centre: props.centre, ...(/^\s*[YyＹ]\d/u.test(text) ? { number: text } : { name: text }) },
      }),
  });
  const look = (text: string): void => {
    setNumberOnly(false);
    if (text.trim()) search.mutate(text.trim());
  };
  useCardReader(
    () => typed,
    (card, stood) => {
      setNumberOnly(card.name === undefined);
      setTyped(card.name ?? stood);
      if (card.name !== undefined) look(card.name);
    },
  );
  return (
    <div className="stack-small">
      <Field label={m.bookingFind} help={m.bookingFindHelp}>
        {(ties) => (
          <Input.Search
            {...ties}
            value={typed}
            maxLength={60}
            autoComplete="off"
            enterButton={m.find}
            loading={search.isPending}
            onChange={(event) => setTyped(event.target.value)}
            onSearch={look}
          />
        )}
      </Field>
      {numberOnly ? (
        <p className="note soon" role="status">
          {m.cardWithoutName}
        </p>
      ) : null}
      {search.isError ? <TroubleNote error={search.error} /> : null}
      {search.data?.items.length === 0 ? <p role="status">{m.bookingNone}</p> : null}
      <ul className="plain-list">
        {search.data?.items.map((one) => (
          <li key={one.number} className="row-gap">
            <span>
              {formatTime(new Date(one.startsAt))} {one.name} {one.phone} {one.serviceName}
            </span>
            {one.ticketLabel ? (
              <strong>{one.ticketLabel}</strong>
            ) : (
              <Button size="small" type="primary" onClick={() => props.onTake(one.number)}>
                {m.takeBooked}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

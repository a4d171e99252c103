import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { formatTime } from '../../../server/kernel/instant.ts';
import { ExcelButton, PrintButton } from '../matters/list-out.tsx';
import { DateField } from '../shell/date-field.tsx';
import { Field } from '../shell/field.tsx';
import { useMessages } from '../shell/language.tsx';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { useToday } from '../shell/use-today.ts';
import { listBookings } from './calls.ts';
import { messages } from './messages.ts';

/** 预约 Of a day, names and telephones masked. */
export function BookingsView(props: { readonly centre: number }): ReactNode {
  const m = useMessages(messages);
  const today = useToday();
  const [chosen, setDay] = useState<string>();
  const day = chosen ?? today;
  const list = useInfiniteQuery({
    queryKey: ['queue', 'bookings', props.centre, day],
    queryFn: ({ pageParam, signal }) =>
      listBookings(
        { query: { centre: props.centre, day, limit: 100, ...(pageParam ? { after: pageParam } : {}) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    enabled: day !== '',
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="card stack" aria-label={m.views.bookings}>
      <div className="filters no-print">
        <Field label={m.day} required>
          {(ties) => <DateField ties={ties} kind="date" value={day} onChange={setDay} />}
        </Field>
        <ExcelButton path="/api/queue/bookings/workbook" query={{ centre: props.centre, day }} />
        <PrintButton />
      </div>
      <p className="quiet">{m.bookingsText}</p>
      {list.isPending ? <Loading /> : null}
      {list.isError ? <TroubleNote error={list.error} retry={() => void list.refetch()} /> : null}
      {list.data && rows.length === 0 ? <Empty>{m.bookingsNone}</Empty> : null}
      {rows.length > 0 ? (
        <div className="table-scroll" role="group" aria-label={m.views.bookings} tabIndex={0}>
          <table className="rows cards" aria-label={m.views.bookings}>
            <thead>
              <tr>
                <th scope="col">{m.time}</th>
                <th scope="col">{m.person}</th>
                <th scope="col">{m.phone}</th>
                <th scope="col">{m.service}</th>
                <th scope="col">{m.window}</th>
                <th scope="col">{m.state}</th>
                <th scope="col">{m.bookingNumber}</th>
                <th scope="col">{m.matter}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <tr key={one.number}>
                  <td>
                    {formatTime(new Date(one.startsAt))}–{formatTime(new Date(one.endsAt))}
                  </td>
                  <td>{one.name ?? '—'}</td>
                  <td>{one.phone ?? '—'}</td>
                  <td>{one.serviceName}</td>
                  <td>{one.windowNumber}</td>
                  <td>
                    {m.bookingStates[one.status]} {one.ticketLabel ?? ''}
                  </td>
                  <td>
                    <span className="number">{one.number}</span>
                  </td>
                  <td>
                    {one.matterNumber ? (
                      <Link to="/matters/$number" params={{ number: one.matterNumber }}>
                        {one.matterNumber}
                      </Link>
                    ) : (
                      '—'
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {list.hasNextPage ? (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {m.more}
        </Button>
      ) : null}
    </section>
  );
}

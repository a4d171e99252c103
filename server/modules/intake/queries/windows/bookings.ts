import { maskName } from '../../../../kernel/identity-number.ts';
import { localDateOf } from '../../../../kernel/instant.ts';
import { decodeCursor, encodeCursor } from '../../../../kernel/page.ts';
import { accepted, fail } from '../../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../../kernel/route.ts';
import type { Call } from '../../../../platform/act.ts';
import { inTransaction, type Tx, tablesOf } from '../../../../platform/db.ts';
import type { House } from '../../../../platform/house.ts';
import type { OfficerPrincipal } from '../../../../platform/principal.ts';
import { numbersOf } from '../../../matters/index.ts';
import { ownCentre } from '../../commands/windows/whose-window.ts';
import type * as contract from '../../contract.ts';
import { type BookingRow, bookingsOf, openBookingName } from '../../store/bookings.ts';
import type { WindowsTables } from '../../store/window-tables.ts';
import { type Hall, hallOf } from '../../store/windows.ts';
import { readBookingNumber } from '../../windows/booking-number.ts';
import { ticketLabel } from '../../windows/queue.ts';

type Reply = ReplyOf<typeof contract.listBookings>;
type Item = Reply['items'][number];

/** 某天的预约 In the order of their slots. */
export function listBookings(
  call: Pick<Call<typeof contract.listBookings, OfficerPrincipal>, 'house' | 'principal' | 'query' | 'at'>,
): Promise<Reply> {
  const { house, principal, query } = call;
  const limit = query.limit ?? 100;
  return inTransaction(house.db, principal, async (tx) => {
    const hall = await hallOf(tx);
    const centreId = ownCentre(hall, principal, query.centre);
    if (centreId === undefined) return { items: [], next: null };
    let found = bookingsOf(tx)
      .where('centre_id', '=', centreId)
      .where('day', '=', query.day ?? localDateOf(call.at));
    if (query.after !== undefined) {
      const [startsAt, id] = accepted(decodeCursor(query.after, 2));
      const moment = new Date(String(startsAt));
      if (Number.isNaN(moment.getTime()) || !/^[\da-f-]{36}$/u.test(String(id))) fail('invalid', 'cursor-invalid');
      found = found.where((where) =>
        where.or([
          where('starts_at', '>', moment),
          where.and([where('starts_at', '=', moment), where('id', '>', String(id))]),
        ]),
      );
    }
    const rows = await found
      .orderBy('starts_at')
      .orderBy('id')
      .limit(limit + 1)
      .execute();
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await itemsOf(tx, house, hall, page),
      next: last && rows.length > limit ? encodeCursor([last.starts_at.toISOString(), last.id]) : null,
    };
  });
}

/** Today's booking of whoever stands at the desk: by number, or by the name that a card reader typed. Nothing beyond today is looked through. */
export function findBooking(
  call: Call<typeof contract.findBooking, OfficerPrincipal>,
): Promise<ReplyOf<typeof contract.findBooking>> {
  const { house, principal, body } = call;
  if (!body.name && !body.number) fail('invalid', 'booking-name-or-number');
  return inTransaction(house.db, principal, async (tx) => {
    const hall = await hallOf(tx);
    const centreId = ownCentre(hall, principal, body.centre);
    if (centreId === undefined) return { items: [] };
    const number = body.number === undefined ? undefined : (readBookingNumber(body.number) ?? '');
    let query = bookingsOf(tx)
      .where('centre_id', '=', centreId)
      .where('day', '=', localDateOf(call.at))
      .where('status', 'in', ['booked', 'arrived', 'no_show']);
    if (number !== undefined) query = query.where('number', '=', number);
    const rows = await query.orderBy('starts_at').orderBy('id').execute();
    const name = body.name?.replaceAll(/\s/gu, '');
    const found = rows.filter((row) => !name || openBookingName(house.crypto, row)?.replaceAll(/\s/gu, '') === name);
    return { items: await itemsOf(tx, house, hall, found) };
  });
}

async function itemsOf(tx: Tx, house: House, hall: Hall, rows: readonly BookingRow[]): Promise<Item[]> {
  const labels = await labelsOf(tx, rows);
  // Whoever may not see the facts of the matter is not told that there is one.
  const numbers = await numbersOf(
    tx,
    rows.flatMap((row) => row.matter_id ?? []),
  );
  return rows.map((row) => {
    const name = openBookingName(house.crypto, row);
    return {
      number: row.number,
      status: row.status,
      serviceName: hall.services.get(row.service_id)?.name ?? '',
      windowNumber: hall.windows.get(row.window_id)?.number ?? 0,
      startsAt: row.starts_at.toISOString(),
      endsAt: row.ends_at.toISOString(),
      name: name === null ? null : maskName(name),
      phone: row.phone_mask,
      ticketLabel: labels.get(row.id) ?? null,
      matterNumber: (row.matter_id && numbers.get(row.matter_id)) || null,
    };
  });
}

async function labelsOf(tx: Tx, rows: readonly BookingRow[]): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  const tickets = await tablesOf<WindowsTables>(tx)
    .selectFrom('intake.ticket')
    .select(['booking_id', 'code', 'serial'])
    .where('county_id', '=', tx.principal.countyId)
    .where(
      'booking_id',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
  return new Map(
    tickets.flatMap((one) => (one.booking_id ? [[one.booking_id, ticketLabel(one.code, one.serial)]] : [])),
  );
}

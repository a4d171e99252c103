import { localDateOf } from '../../../../kernel/instant.ts';
import { accepted, fail } from '../../../../kernel/refusal.ts';
import type { RouteContract } from '../../../../kernel/route.ts';
import { type Call, inAct } from '../../../../platform/act.ts';
import type { Tx } from '../../../../platform/db.ts';
import { newId } from '../../../../platform/new-id.ts';
import type { OfficerPrincipal } from '../../../../platform/principal.ts';
import type * as contract from '../../contract.ts';
import { aheadOf, type TicketView, ticketViewOf } from '../../queries/windows/ticket-view.ts';
import { type BookingRow, bookingsOf, lockBooking, saveBooking } from '../../store/bookings.ts';
import {
  insertTicket,
  lockTicket,
  lockWindow,
  nextTicket,
  nextTicketSerial,
  saveTicket,
  ticketAtWindow,
  type TicketRow,
  ticketsOfDay,
} from '../../store/tickets.ts';
import { type Hall, hallOf } from '../../store/windows.ts';
import { readBookingNumber } from '../../windows/booking-number.ts';
import { isAtWindow, queueMoment, stepTicket, type TicketAct } from '../../windows/queue.ts';
import { isThere } from '../../windows/slots.ts';
import { centresOf, isMine, ownWindow } from './whose-window.ts';

type DeskCall<C extends RouteContract> = Call<C, OfficerPrincipal>;

/** 取号 For a walk-in, or for whoever has booked today. */
export function takeTicket(call: DeskCall<typeof contract.takeTicket>): Promise<TicketView> {
  const { body, house, principal, at } = call;
  return inAct(call, async (tx) => {
    const today = localDateOf(at);
    const hall = await hallOf(tx);
    const booking = body.bookingNumber === undefined ? null : await arrive(tx, body.bookingNumber, at);
    const service = hall.services.get(booking?.service_id ?? body.serviceId ?? 0);
    const there = service && isThere({ validFrom: service.valid_from, validTo: service.valid_to }, today);
    if (!service || (!there && !booking) || !centresOf(hall, principal).includes(service.centre_id))
      fail('invalid', 'service-unknown', { field: 'serviceId' });
    const row: TicketRow = {
      county_id: house.countyId,
      id: newId(at),
      centre_id: service.centre_id,
      day: today,
      code: service.code,
      serial: await nextTicketSerial(tx, service.centre_id, today, service.code),
      service_id: service.id,
      booking_id: booking?.id ?? null,
      priority: body.priority ?? false,
      queue_at: queueMoment(at, booking && { startsAt: booking.starts_at }),
      status: 'waiting',
      only_window_id: null,
      window_id: null,
      called_times: 0,
      taken_at: at,
      taken_by_post: principal.postId,
      called_at: null,
      called_by_post: null,
      served_at: null,
      ended_at: null,
      matter_id: null,
      version: 1,
    };
    await insertTicket(tx, row);
    return viewIn(tx, hall, row);
  });
}

/** Whoever has booked for today is here; a place that was given up in the meantime is theirs no more, but they are not sent away. */
async function arrive(tx: Tx, typed: string, at: Date): Promise<BookingRow> {
  const number = readBookingNumber(typed);
  const row = number === undefined ? undefined : await lockBooking(tx, { number });
  if (!row) fail('unknown', 'booking-unknown', { field: 'bookingNumber' });
  if (row.day !== localDateOf(at)) fail('conflict', 'booking-not-today', { day: row.day });
  if (row.status === 'no_show') return row;
  if (row.status !== 'booked') fail('conflict', 'booking-over', { status: row.status });
  return saveBooking(tx, row, { status: 'arrived' });
}

/** 叫下一号 */
export function callNextTicket(call: DeskCall<typeof contract.callNextTicket>): Promise<TicketView> {
  const { principal, at } = call;
  return inAct(call, async (tx) => {
    const day = localDateOf(at);
    const hall = await hallOf(tx);
    const window = ownWindow(hall, call.params.id, principal);
    await lockWindow(tx, window.id);
    if (await ticketAtWindow(tx, window.id, day)) fail('conflict', 'window-busy');
    const serviceIds = [...hall.services.values()]
      .filter((one) => one.window_ids.includes(window.id))
      .map((one) => one.id);
    const row = await nextTicket(tx, { centreId: window.centre_id, windowId: window.id, serviceIds, day });
    if (!row) fail('conflict', 'queue-empty');
    const called = await saveTicket(tx, row, {
      status: 'called',
      window_id: window.id,
      called_times: row.called_times + 1,
      called_at: at,
      called_by_post: principal.postId,
    });
    return viewIn(tx, hall, called);
  });
}

type TicketCall = DeskCall<
  | typeof contract.callTicketAgain
  | typeof contract.startServing
  | typeof contract.finishServing
  | typeof contract.passTicket
  | typeof contract.transferTicket
  | typeof contract.requeueTicket
>;

/** Locks the number, compares the version, asks whether the act is possible and whose window it stands before, and writes. */
function onTicket(
  call: TicketCall,
  act: TicketAct,
  change: (tx: Tx, hall: Hall, row: TicketRow) => Promise<Partial<TicketRow>> | Partial<TicketRow>,
): Promise<TicketView> {
  const { principal } = call;
  return inAct(call as DeskCall<typeof contract.startServing>, async (tx) => {
    const hall = await hallOf(tx);
    const row = await lockTicket(tx, call.params.id);
    if (!row) fail('unknown', 'ticket-unknown');
    if (row.version !== call.seen) fail('stale', 'version-stale', { seen: call.seen, version: row.version });
    const status = accepted(stepTicket({ status: row.status, calledTimes: row.called_times }, act));
    if (isAtWindow(row.status) && row.window_id !== null) {
      const window = hall.windows.get(row.window_id);
      if (!window || !isMine(window, principal)) fail('forbidden', 'window-not-yours');
    }
    const saved = await saveTicket(tx, row, { status, ...(await change(tx, hall, row)) });
    return viewIn(tx, hall, saved);
  });
}

/** 重呼 */
export function callTicketAgain(call: DeskCall<typeof contract.callTicketAgain>): Promise<TicketView> {
  return onTicket(call, 'callTicketAgain', (_, __, row) => ({
    called_times: row.called_times + 1,
    called_at: call.at,
    called_by_post: call.principal.postId,
  }));
}

/** 开始办理 */
export function startServing(call: DeskCall<typeof contract.startServing>): Promise<TicketView> {
  return onTicket(call, 'startServing', () => ({ served_at: call.at }));
}

/** 办完 */
export function finishServing(call: DeskCall<typeof contract.finishServing>): Promise<TicketView> {
  return onTicket(call, 'finishServing', () => ({ ended_at: call.at }));
}

/** 过号 The booking behind it, if any, is given up too: its place in the slot is free. */
export function passTicket(call: DeskCall<typeof contract.passTicket>): Promise<TicketView> {
  return onTicket(call, 'passTicket', async (tx, _, row) => {
    const booking = row.booking_id === null ? undefined : await lockBooking(tx, { id: row.booking_id });
    if (booking?.status === 'arrived') await saveBooking(tx, booking, { status: 'no_show', ended_at: call.at });
    return { ended_at: call.at };
  });
}

/** 转窗口 Keeps its place in the queue; only the window named calls it. */
export function transferTicket(call: DeskCall<typeof contract.transferTicket>): Promise<TicketView> {
  return onTicket(call, 'transferTicket', (_, hall, row) => {
    const window = hall.windows.get(call.body.windowId);
    if (!window || window.valid_to !== null || window.centre_id !== row.centre_id)
      fail('invalid', 'window-unknown', { field: 'windowId' });
    const now = isAtWindow(row.status) ? row.window_id : row.only_window_id;
    if (window.id === now) fail('conflict', 'window-same', { field: 'windowId' });
    return { only_window_id: window.id, window_id: null, called_times: 0, served_at: null };
  });
}

/** 过号重排 Stands behind those who are here. */
export function requeueTicket(call: DeskCall<typeof contract.requeueTicket>): Promise<TicketView> {
  return onTicket(call, 'requeueTicket', () => ({
    queue_at: call.at,
    window_id: null,
    called_times: 0,
    ended_at: null,
  }));
}

async function viewIn(tx: Tx, hall: Hall, row: TicketRow): Promise<TicketView> {
  const [day, booking] = await Promise.all([
    row.status === 'waiting' ? ticketsOfDay(tx, row.centre_id, row.day) : Promise.resolve([]),
    row.booking_id === null ? undefined : bookingsOf(tx).where('id', '=', row.booking_id).executeTakeFirst(),
  ]);
  return ticketViewOf(hall, row, { ahead: aheadOf(hall, row, day), bookedFor: booking?.starts_at ?? null });
}

/** The matter that was registered for whoever stands at the window with this number. */
export async function linkTicket(tx: Tx, id: string, matterId: string): Promise<void> {
  const row = await lockTicket(tx, id);
  if (!row || !isAtWindow(row.status)) fail('invalid', 'ticket-unknown', { field: 'ticketId' });
  await saveTicket(tx, row, { matter_id: matterId });
}

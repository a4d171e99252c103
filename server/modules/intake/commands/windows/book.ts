import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { localDateOf } from '../../../../kernel/instant.ts';
import { maskName, maskPhone } from '../../../../kernel/identity-number.ts';
import { accepted, fail } from '../../../../kernel/refusal.ts';
import type { ReplyOf, RouteContract } from '../../../../kernel/route.ts';
import { type Call, inAct } from '../../../../platform/act.ts';
import { inTransaction, type Tx } from '../../../../platform/db.ts';
import type { House } from '../../../../platform/house.ts';
import { newId } from '../../../../platform/new-id.ts';
import { limit } from '../../../../platform/rate-limit.ts';
import { codeHash, countCodeTry, makeCode, partyByCode } from '../../../matters/index.ts';
import type * as contract from '../../contract.ts';
import {
  bookingKey,
  type BookingRow,
  forgetMessages,
  insertBooking,
  lockBooking,
  nextBookingSerial,
  openBookingName,
  saveBooking,
  sealContact,
  takenPlaces,
  tellOfBookings,
  withoutContact,
} from '../../store/bookings.ts';
import { bookable, type Hall, hallOf, type ServiceRow, windowsOf } from '../../store/windows.ts';
import { bookingNumber, readBookingNumber } from '../../windows/booking-number.ts';
import { dayToBook, isThere, keptMinutes, type Place, placesFor } from '../../windows/slots.ts';

type View = ReplyOf<typeof contract.showBooking>;

/** Tries to book that one telephone may make in a day. */
const perPhone = 10;

/** The service that may be booked today. */
export function bookableService(hall: Hall, id: number, today: string): ServiceRow {
  const service = hall.services.get(id);
  if (!service || !isThere({ validFrom: service.valid_from, validTo: service.valid_to }, today))
    fail('unknown', 'service-unknown', { field: 'serviceId' });
  if (!service.bookable) fail('conflict', 'service-not-bookable');
  return service;
}

/** 预约 No account: a number, and a secret code that opens it. Limited as filing is. */
export async function makeBooking(
  call: Call<typeof contract.makeBooking>,
): Promise<ReplyOf<typeof contract.makeBooking>> {
  const { body, house, at } = call;
  await limit(house, 'book', { points: house.config.submitsPerHour, seconds: 3600 }).consume(call.address);
  await limit(house, 'book-phone', { points: perPhone, seconds: 86_400 }).consume(body.phone);
  const forget = body.matter ? await countCodeTry(call, body.matter) : undefined;
  const id = newId(at);
  return inAct(bearing(call, id), async (tx) => {
    if (body.noticeVersion !== house.profile.notice.version)
      fail('conflict', 'notice-outdated', { version: house.profile.notice.version });
    const party = body.matter && (await partyByCode(tx, house, body.matter));
    if (body.matter && !party) fail('unknown', 'number-or-code-wrong', { field: 'matter' });
    await forget?.();
    const today = localDateOf(at);
    const hall = await hallOf(tx);
    const service = bookableService(hall, body.serviceId, today);
    const startsAt = new Date(body.startsAt);
    const day = accepted(dayToBook(startsAt, at));
    const windows = windowsOf(hall, service).map(bookable);
    const taken = await takenPlaces(
      tx,
      windows.map((one) => one.id),
      day,
      1,
    );
    const places = accepted(placesFor(windows, startsAt, { calendar: house.calendar(), taken, now: at }));
    const number = bookingNumber(day, await nextBookingSerial(tx));
    const code = makeCode();
    const row = await takePlace(tx, places, {
      county_id: house.countyId,
      id,
      number,
      code_hash: codeHash(house.crypto, number, code),
      centre_id: service.centre_id,
      service_id: service.id,
      day,
      status: 'booked',
      ...sealContact(house.crypto, body),
      phone_mask: maskPhone(body.phone),
      matter_id: party?.matterId ?? null,
      notice_version: body.noticeVersion,
      language: body.language ?? 'zh',
      made_at: at,
      ended_at: null,
      erased_at: null,
      reminded_at: null,
      version: 1,
    });
    await tellOfBookings(tx, house, 'booking.made', [row], at);
    return { ...bookingViewOf(house, hall, row, at), lookupCode: code };
  });
}

/** The first place that is still free when it comes to writing. */
async function takePlace(
  tx: Tx,
  places: readonly Place[],
  booking: Omit<BookingRow, 'window_id' | 'starts_at' | 'ends_at' | 'place'>,
): Promise<BookingRow> {
  for (const { windowId, startsAt, endsAt, place } of places) {
    const row = { ...booking, window_id: windowId, starts_at: startsAt, ends_at: endsAt, place };
    if (await insertBooking(tx, row)) return row;
  }
  return fail('conflict', 'slot-full', { field: 'startsAt' });
}

/** 查看预约 */
export async function showBooking(call: Call<typeof contract.showBooking>): Promise<View> {
  const id = await bookingByCode(call, call.body);
  return inTransaction(call.house.db, bearing(call, id).principal, async (tx) => {
    const row = await lockBooking(tx, { id });
    if (!row) fail('unknown', 'number-or-code-wrong');
    return bookingViewOf(call.house, await hallOf(tx), row, call.at);
  });
}

/** 取消预约 The place is free at once, name and telephone are gone at once. */
export async function cancelBooking(call: Call<typeof contract.cancelBooking>): Promise<View> {
  const id = await bookingByCode(call, call.body);
  const { house, at } = call;
  return inAct(bearing(call, id), async (tx) => {
    const row = await lockBooking(tx, { id });
    if (!row) fail('unknown', 'number-or-code-wrong');
    if (row.status !== 'booked') fail('conflict', 'booking-over', { status: row.status });
    const saved = await saveBooking(tx, row, { status: 'cancelled', ended_at: at, ...withoutContact(at) });
    await forgetMessages(tx, [row.number]);
    return bookingViewOf(house, await hallOf(tx), saved, at);
  });
}

/** Number and code, or nothing. Guessing is limited by address and by number, together with the codes of matters. */
async function bookingByCode(
  call: Pick<Call, 'house' | 'address' | 'principal'>,
  given: { readonly number: string; readonly lookupCode: string },
): Promise<string> {
  const { house } = call;
  const forget = await countCodeTry(call, given);
  const number = readBookingNumber(given.number);
  if (number === undefined) fail('unknown', 'number-or-code-wrong');
  const hash = codeHash(house.crypto, number, given.lookupCode);
  const found = await inTransaction(house.db, call.principal, async (tx) => {
    const { rows } = await sql<{ id: string; code_hash: Buffer }>`
      select id, code_hash from intake.booking_code(${house.countyId}, ${number})`.execute(tx.kysely);
    return rows.find((row) => timingSafeEqual(row.code_hash, hash));
  });
  if (!found) fail('unknown', 'number-or-code-wrong');
  await forget();
  return found.id;
}

/** The same call by somebody who carries the key of one booking. */
function bearing<C extends RouteContract>(call: Call<C>, id: string): Call<C> {
  return { ...call, principal: { ...call.principal, keys: [...call.principal.keys, bookingKey(id)] } };
}

function bookingViewOf(house: House, hall: Hall, row: BookingRow, at: Date): View {
  const service = hall.services.get(row.service_id);
  const window = hall.windows.get(row.window_id);
  const centre = house.directory().organisation(row.centre_id);
  const name = openBookingName(house.crypto, row);
  return {
    number: row.number,
    status: row.status,
    service: { id: row.service_id, name: service?.name ?? '', materials: service?.materials ?? [] },
    centreName: centre?.name ?? '',
    centreAddress: centre?.address ?? null,
    centreTelephone: centre?.telephone ?? null,
    window: { number: window?.number ?? 0, name: window?.name ?? '' },
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    name: name === null ? null : maskName(name),
    phone: row.phone_mask,
    matterLinked: row.matter_id !== null,
    keptMinutes,
    mayCancel: row.status === 'booked' && row.ends_at.getTime() > at.getTime(),
  };
}

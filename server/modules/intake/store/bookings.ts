import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { LocalDate } from '../../../kernel/local-date.ts';
import { DAY_MS, startOfDay } from '../../../kernel/instant.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { FieldCrypto } from '../../../platform/field-crypto.ts';
import type { House } from '../../../platform/house.ts';
import { sendAllLater } from '../../../platform/messages/index.ts';
import type { TakenPlace } from '../windows/slots.ts';
import type { BookingTable, WindowsTables } from './window-tables.ts';

export type BookingRow = Selectable<BookingTable>;

const place = { name: 'intake.booking.name', phone: 'intake.booking.phone' } as const;

export function sealContact(
  crypto: FieldCrypto,
  contact: { readonly name: string; readonly phone: string },
): Pick<BookingRow, 'name_sealed' | 'phone_sealed'> {
  return { name_sealed: crypto.seal(place.name, contact.name), phone_sealed: crypto.seal(place.phone, contact.phone) };
}

export function openBookingName(crypto: FieldCrypto, row: Pick<BookingRow, 'name_sealed'>): string | null {
  return row.name_sealed ? crypto.open(place.name, row.name_sealed) : null;
}

/**
 * Writes the short messages about bookings, unless name and telephone of one are gone, or it is about a matter where none may go out. However many, in
 * the same few statements.
 */
export async function tellOfBookings(
  tx: Tx,
  house: House,
  template: 'booking.made' | 'booking.reminder',
  bookings: readonly Pick<BookingRow, 'number' | 'starts_at' | 'phone_sealed' | 'language' | 'matter_id'>[],
  at: Date,
): Promise<void> {
  const silent = await silentMatters(tx, [...new Set(bookings.flatMap((row) => row.matter_id ?? []))]);
  const letters = bookings.flatMap((row) => {
    if (row.phone_sealed === null || (row.matter_id !== null && silent.has(row.matter_id))) return [];
    const phone = house.crypto.open(place.phone, row.phone_sealed);
    const params = { number: row.number, when: row.starts_at.toISOString() };
    return [{ template, channel: 'sms' as const, to: { phone }, params, lang: row.language }];
  });
  await sendAllLater(tx, house, letters, at);
}

/** Of these matters, those about which no message may go out. */
async function silentMatters(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${sql.val(ids)}::uuid[]) as id where matters.may_write_to(id) is not true`.execute(tx.kysely);
  return new Set(rows.map((row) => row.id));
}

/** The messages of bookings whose name and telephone are gone go as well. */
export async function forgetMessages(tx: Tx, numbers: readonly string[]): Promise<void> {
  await sql`select intake.forget_messages(${numbers}::text[])`.execute(tx.kysely);
}

/** Key that lets its bearer at one booking, and nothing else. */
export function bookingKey(id: string): string {
  return `b${id}`;
}

/** Places taken in the slots of these windows over some days; counts only, seen by everybody. */
export async function takenPlaces(
  tx: Tx,
  windowIds: readonly number[],
  from: LocalDate,
  days: number,
): Promise<TakenPlace[]> {
  const begin = startOfDay(from);
  const { rows } = await sql<{ window_id: number; starts_at: Date; place: number }>`
    select window_id, starts_at, place from intake.places_taken(${tx.principal.countyId}, ${windowIds}::integer[],
      ${begin}, ${new Date(begin.getTime() + days * DAY_MS)})`.execute(tx.kysely);
  return rows.map((row) => ({ windowId: row.window_id, startsAt: row.starts_at, place: row.place }));
}

/** Writes it unless somebody has had the place in the meantime. @returns whether it is ours */
export async function insertBooking(tx: Tx, row: BookingRow): Promise<boolean> {
  const done = await tablesOf<WindowsTables>(tx)
    .insertInto('intake.booking')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function nextBookingSerial(tx: Tx): Promise<number> {
  const { rows } = await sql<{ serial: number }>`select nextval('intake.booking_serial') as serial`.execute(tx.kysely);
  return Number(rows[0]?.serial);
}

export function bookingsOf(tx: Tx) {
  return tablesOf<WindowsTables>(tx)
    .selectFrom('intake.booking')
    .selectAll()
    .where('county_id', '=', tx.principal.countyId);
}

/** Locks a booking that the caller may see. */
export function lockBooking(
  tx: Tx,
  by: { readonly id?: string; readonly number?: string },
): Promise<BookingRow | undefined> {
  let query = bookingsOf(tx).forUpdate();
  if (by.id !== undefined) query = query.where('id', '=', by.id);
  if (by.number !== undefined) query = query.where('number', '=', by.number);
  return query.executeTakeFirst();
}

export async function saveBooking(tx: Tx, row: BookingRow, change: Partial<BookingRow>): Promise<BookingRow> {
  const next = { ...change, version: row.version + 1 };
  await tablesOf<WindowsTables>(tx)
    .updateTable('intake.booking')
    .set(next)
    .where('county_id', '=', tx.principal.countyId)
    .where('id', '=', row.id)
    .execute();
  return { ...row, ...next };
}

/** What takes name and telephone away. */
export function withoutContact(
  at: Date,
): Pick<BookingRow, 'name_sealed' | 'phone_sealed' | 'phone_mask' | 'erased_at'> {
  return { name_sealed: null, phone_sealed: null, phone_mask: null, erased_at: at };
}

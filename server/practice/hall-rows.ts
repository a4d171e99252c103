// Decides how windows, services and some bookings of the practice county stand in the tables of intake.
import { randomBytes } from 'node:crypto';
import { maskPhone } from '../kernel/identity-number.ts';
import { localDateOf } from '../kernel/instant.ts';
import { bookingNumber } from '../modules/intake/windows/booking-number.ts';
import { type BookableWindow, daysToBook, slotsOn } from '../modules/intake/windows/slots.ts';
import type { FieldCrypto } from '../platform/field-crypto.ts';
import { person, telephone } from './fictional-people.ts';
import { practiceServices, practiceWindows } from './hall.ts';
import { bytes, type Row, type Rows } from './rows.ts';
import { diceOf } from './seeded.ts';
import type { World } from './world.ts';

const opened = '2025-01-01';
const bookings = 9;

/** The hall as it stands when the county is loaded; a few people come today and in the next days. */
export function hallRows(world: World, crypto: FieldCrypto, countyId: number, at: Date): Rows {
  const county_id = countyId;
  const centre = world.organisations.find((body) => body.kind === 'county_centre');
  if (!centre) return {};
  const bodyId = (short: string): number =>
    world.organisations.find((body) => body.level !== 'village' && body.shortName === short)?.id ?? centre.id;
  const windows = practiceWindows.map((one, i) => ({
    county_id,
    id: i + 1,
    centre_id: centre.id,
    number: one.number,
    name: one.name,
    body_id: bodyId(one.body),
    manner: one.manner,
    hours: one.hours,
    slot_minutes: one.slotMinutes,
    places: one.places,
    valid_from: opened,
    version: 1,
  }));
  const services = practiceServices.map((one, i) => ({
    county_id,
    id: i + 1,
    centre_id: centre.id,
    code: one.code,
    name: one.name,
    what: one.what,
    materials: one.materials,
    takes: one.takes,
    fee: one.fee,
    law: one.law,
    bookable: one.bookable,
    window_ids: one.windows,
    valid_from: opened,
    version: 1,
  }));
  return {
    'intake.service_window': windows,
    'intake.service': services,
    'intake.booking': bookingRows(world, crypto, { countyId, centreId: centre.id, at }),
  };
}

function bookingRows(
  world: World,
  crypto: FieldCrypto,
  given: { readonly countyId: number; readonly centreId: number; readonly at: Date },
): Row[] {
  const dice = diceOf(`hall@${localDateOf(given.at)}`);
  const bookable: BookableWindow[] = practiceWindows.map((one, i) => ({
    ...one,
    id: i + 1,
    validFrom: opened,
    validTo: null,
  }));
  const rows: Row[] = [];
  const days = daysToBook(given.at).slice(0, 6);
  for (let i = 0; i < bookings; i += 1) {
    const service = practiceServices[i % 4];
    const window = bookable.find((one) => one.number === service?.windows[0]);
    if (!service || !window) continue;
    const slots = days.flatMap((day) =>
      slotsOn([window], day, { calendar: world.calendar, taken: [], now: given.at }).map((slot) => ({ day, ...slot })),
    );
    // One place in a slot of a window: everybody gets a slot of their own.
    const slot = slots[i * 2];
    if (!slot) continue;
    const who = person(dice, [1950, 2000]);
    const phone = telephone(dice);
    rows.push({
      county_id: given.countyId,
      id: dice.id(given.at),
      number: bookingNumber(slot.day, i + 1),
      // Of a code that nobody has: these people live on paper only.
      code_hash: bytes(randomBytes(32)),
      centre_id: given.centreId,
      service_id: practiceServices.indexOf(service) + 1,
      window_id: window.id,
      day: slot.day,
      starts_at: slot.startsAt,
      ends_at: slot.endsAt,
      place: 1,
      status: 'booked',
      name_sealed: bytes(crypto.seal('intake.booking.name', who.name)),
      phone_sealed: bytes(crypto.seal('intake.booking.phone', phone)),
      phone_mask: maskPhone(phone),
      notice_version: world.profile.notice.version,
      language: 'zh',
      made_at: given.at,
      version: 1,
    });
  }
  return rows;
}

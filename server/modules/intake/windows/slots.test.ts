import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDateOf } from '../../../kernel/instant.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { USUAL_OFFICE_HOURS } from '../../../kernel/working-days.ts';
import { bookingNumber, readBookingNumber } from './booking-number.ts';
import { readHours } from './hours.ts';
import { type BookableWindow, daysToBook, placesFor, slotsOn, type TakenPlace } from './slots.ts';

const calendar = {
  version: 1,
  firstAnnouncedYear: 2026,
  lastAnnouncedYear: 2026,
  holidays: [],
  makeUpDays: [],
  expectedHolidays: [],
  workingHours: USUAL_OFFICE_HOURS,
};
const monday = '2026-03-02';
const early = new Date('2026-03-02T07:00:00+08:00');

function window(id: number, hours: string, slotMinutes: number, places: number): BookableWindow {
  const read = readHours(hours);
  if (isRefusal(read)) throw new Error(read.code);
  return { id, number: id, hours: read, slotMinutes, places, validFrom: '2026-01-01', validTo: null };
}
const one = window(1, '周一至周五 09:00-11:00', 30, 2);
const two = window(2, '周一 09:00-10:00', 30, 1);
const at = (time: string): Date => new Date(`${monday}T${time}:00+08:00`);
const given = (taken: TakenPlace[], now = early) => ({ calendar, taken, now });

describe('时段 of a service', () => {
  it('come from the hours of all its windows, with what each has left', () => {
    const slots = slotsOn([one, two], monday, given([{ windowId: 1, startsAt: at('09:00'), place: 2 }]));
    expect(slots.map((slot) => [slot.startsAt.toISOString(), slot.free])).toEqual([
      [at('09:00').toISOString(), 2],
      [at('09:30').toISOString(), 3],
      [at('10:00').toISOString(), 2],
      [at('10:30').toISOString(), 2],
    ]);
  });

  it('that do not fit before the window closes are not offered', () => {
    expect(slotsOn([window(3, '周一 09:00-10:10', 30, 1)], monday, given([]))).toHaveLength(2);
  });

  it('that began more than fifteen minutes ago are over; one that just began can still be had, when somebody gave it up', () => {
    const now = at('09:40');
    expect(slotsOn([one], monday, given([], now)).map((slot) => slot.startsAt)).toEqual([
      at('09:30'),
      at('10:00'),
      at('10:30'),
    ]);
    expect(slotsOn([one], monday, given([], at('09:45')))[0]?.startsAt).toEqual(at('10:00'));
  });

  it('are not offered at a window that takes no bookings, or is not there that day', () => {
    expect(slotsOn([window(4, '周一 09:00-11:00', 30, 0)], monday, given([]))).toEqual([]);
    expect(slotsOn([{ ...one, validTo: monday }], monday, given([]))).toEqual([]);
    expect(slotsOn([{ ...one, validFrom: '2026-03-03' }], monday, given([]))).toEqual([]);
  });

  it('can be booked today and thirteen days ahead', () => {
    const days = daysToBook(early);
    expect([days[0], days.at(-1), days.length]).toEqual([monday, '2026-03-15', 14]);
    expect(placesFor([one], new Date('2026-03-16T09:00:00+08:00'), given([]))).toMatchObject({ code: 'booking-day' });
    expect(placesFor([one], new Date('2026-03-01T09:00:00+08:00'), given([]))).toMatchObject({ code: 'booking-day' });
  });

  it('must begin where a slot begins', () => {
    for (const time of ['09:10', '08:30', '11:00'])
      expect(placesFor([one], at(time), given([]))).toMatchObject({ code: 'slot-unknown' });
  });

  it('give the least busy window first, and nothing when all is taken', () => {
    const taken = [
      { windowId: 1, startsAt: at('09:00'), place: 1 },
      { windowId: 1, startsAt: at('09:00'), place: 2 },
    ];
    expect(placesFor([one, two], at('09:00'), given(taken))).toMatchObject([{ windowId: 2, place: 1 }]);
    expect(
      placesFor([one, two], at('09:00'), given([...taken, { windowId: 2, startsAt: at('09:00'), place: 1 }])),
    ).toEqual([]);
  });

  it('are never booked beyond their places, in whatever order people come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 40 }), (wishes) => {
        const taken: TakenPlace[] = [];
        for (const wish of wishes) {
          const startsAt = at(['09:00', '09:30', '10:00', '10:30'][wish] as string);
          const places = placesFor([one, two], startsAt, given(taken));
          if (!isRefusal(places) && places[0]) taken.push({ ...places[0] });
        }
        const keys = taken.map((t) => `${t.windowId}/${t.startsAt.getTime()}/${t.place}`);
        expect(new Set(keys).size).toBe(keys.length);
        const left = slotsOn([one, two], monday, given(taken)).reduce((sum, slot) => sum + slot.free, 0);
        expect(left + taken.length).toBe(4 * 2 + 2);
      }),
    );
  });
});

describe('预约号', () => {
  it('carries its day, a serial and a check digit', () => {
    const number = bookingNumber(localDateOf(early), 17);
    expect(number).toMatch(/^Y20260302-00017-\d$/u);
    expect(readBookingNumber(` ${number.toLowerCase()} `)).toBe(number);
    expect(readBookingNumber(number.replaceAll('0', '０'))).toBe(number);
  });

  it('with a wrong digit is none', () => {
    const number = bookingNumber(monday, 17);
    expect(readBookingNumber(number.replace('00017', '00018'))).toBeUndefined();
    expect(readBookingNumber('990101-20260302-00017-4')).toBeUndefined();
  });
});

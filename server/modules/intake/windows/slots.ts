// Pure. Decides which slots a service offers for booking on a day, how many places each has left, and which place a booking gets.
import { addDays, type LocalDate } from '../../../kernel/local-date.ts';
import { addMs, instantAt, localDateOf, MINUTE_MS } from '../../../kernel/instant.ts';
import { isRefusal, refuse, type Refusal } from '../../../kernel/refusal.ts';
import type { CalendarSnapshot } from '../../../kernel/working-days.ts';
import { hoursOn, type OpenHours } from './hours.ts';

/** Days ahead that can be booked, today counted. */
export const bookableDays = 14;
/** A place is kept so long after the slot began; then it is free for others (过时 15 分钟作废). */
export const keptMinutes = 15;
/** Name and telephone of a booking stay so many days after its day. */
export const bookingKeptDays = 7;

export interface BookableWindow {
  readonly id: number;
  readonly number: number;
  readonly hours: readonly OpenHours[];
  readonly slotMinutes: number;
  readonly places: number;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

/** A place that is taken, of a window and the moment its slot begins. */
export interface TakenPlace {
  readonly windowId: number;
  readonly startsAt: Date;
  readonly place: number;
}

export interface Slot {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly free: number;
}

export function isThere(
  thing: { readonly validFrom: LocalDate; readonly validTo: LocalDate | null },
  day: LocalDate,
): boolean {
  return thing.validFrom <= day && (thing.validTo === null || day < thing.validTo);
}

interface WindowSlot {
  readonly windowId: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly freePlaces: readonly number[];
}

function windowSlots(
  window: BookableWindow,
  day: LocalDate,
  calendar: CalendarSnapshot,
  taken: ReadonlySet<string>,
): WindowSlot[] {
  if (!isThere(window, day)) return [];
  const slots: WindowSlot[] = [];
  for (const { from, to } of hoursOn(window.hours, day, calendar)) {
    const close = instantAt(day, to).getTime();
    const step = window.slotMinutes * MINUTE_MS;
    for (let at = instantAt(day, from); at.getTime() + step <= close; at = addMs(at, step)) {
      const freePlaces = Array.from({ length: window.places }, (_, i) => i + 1).filter(
        (place) => !taken.has(keyOf(window.id, at, place)),
      );
      slots.push({ windowId: window.id, startsAt: at, endsAt: addMs(at, step), freePlaces });
    }
  }
  return slots;
}

function keyOf(windowId: number, startsAt: Date, place: number): string {
  return `${windowId}@${startsAt.getTime()}#${place}`;
}

function takenSet(taken: readonly TakenPlace[]): Set<string> {
  return new Set(taken.map((one) => keyOf(one.windowId, one.startsAt, one.place)));
}

/** A slot may be taken until so long after its beginning as a place is kept; slots of places that were given up come back this way. */
function isOpen(slot: { readonly startsAt: Date }, now: Date): boolean {
  return slot.startsAt.getTime() + keptMinutes * MINUTE_MS > now.getTime();
}

/** Slots of a day over all windows of a service, in order; those that begin and end alike are one. Past ones are left out. */
export function slotsOn(
  windows: readonly BookableWindow[],
  day: LocalDate,
  given: { readonly calendar: CalendarSnapshot; readonly taken: readonly TakenPlace[]; readonly now: Date },
): Slot[] {
  const taken = takenSet(given.taken);
  const slots = new Map<string, Slot>();
  for (const window of windows)
    for (const slot of windowSlots(window, day, given.calendar, taken)) {
      if (!isOpen(slot, given.now) || window.places === 0) continue;
      const key = `${slot.startsAt.getTime()}-${slot.endsAt.getTime()}`;
      const free = (slots.get(key)?.free ?? 0) + slot.freePlaces.length;
      slots.set(key, { startsAt: slot.startsAt, endsAt: slot.endsAt, free });
    }
  return [...slots.values()].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

/** The days that may be booked now. */
export function daysToBook(now: Date): LocalDate[] {
  const today = localDateOf(now);
  return Array.from({ length: bookableDays }, (_, i) => addDays(today, i));
}

/** The day of a moment, when it may be booked; else Refusal `booking-day`. Whatever year was sent, nothing further is asked about it. */
export function dayToBook(startsAt: Date, now: Date): LocalDate | Refusal {
  const day = localDateOf(startsAt);
  return daysToBook(now).includes(day)
    ? day
    : refuse('invalid', 'booking-day', { field: 'startsAt', days: bookableDays });
}

export interface Place {
  readonly windowId: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: number;
}

/**
 * The places that a booking of this moment may have, the least busy window first. Empty when all are taken since.
 * @returns Refusal `booking-day`, `slot-unknown`
 */
export function placesFor(
  windows: readonly BookableWindow[],
  startsAt: Date,
  given: { readonly calendar: CalendarSnapshot; readonly taken: readonly TakenPlace[]; readonly now: Date },
): Place[] | Refusal {
  const day = dayToBook(startsAt, given.now);
  if (isRefusal(day)) return day;
  const taken = takenSet(given.taken);
  const slots = windows
    .filter((window) => window.places > 0)
    .flatMap((window) => windowSlots(window, day, given.calendar, taken))
    .filter((slot) => slot.startsAt.getTime() === startsAt.getTime() && isOpen(slot, given.now));
  if (slots.length === 0) return refuse('conflict', 'slot-unknown', { field: 'startsAt' });
  return slots
    .sort((a, b) => b.freePlaces.length - a.freePlaces.length || a.windowId - b.windowId)
    .flatMap(({ windowId, endsAt, freePlaces }) => freePlaces.map((place) => ({ windowId, startsAt, endsAt, place })));
}

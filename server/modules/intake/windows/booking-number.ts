// Pure. Decides how a booking number is made and read: Y, the day, a serial, a check digit (Y20260302-00017-4).
import { checkDigit } from '../../../kernel/matter-number.ts';
import type { LocalDate } from '../../../kernel/local-date.ts';

export function bookingNumber(day: LocalDate, serial: number): string {
  const compact = day.replaceAll('-', '');
  const tail = String(serial).padStart(5, '0');
  return `Y${compact}-${tail}-${checkDigit(`${compact}${tail}`)}`;
}

const shape = /^Y(\d{8})-(\d{5,9})-(\d)$/u;

/** The number as it is kept, of whatever width and case it was typed in; undefined when it is none or has a wrong digit. */
export function readBookingNumber(text: string): string | undefined {
  const number = text.normalize('NFKC').trim().toUpperCase();
  const found = shape.exec(number);
  return found && checkDigit(`${found[1]}${found[2]}`) === Number(found[3]) ? number : undefined;
}

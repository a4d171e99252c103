import { expect, it } from 'vitest';
import { practiceServices, practiceWindows } from './hall.ts';

it('every service of the practice county is done at a window that is there, and every letter stands once', () => {
  const numbers = new Set(practiceWindows.map((one) => one.number));
  for (const one of practiceServices) expect(one.windows.every((number) => numbers.has(number))).toBe(true);
  expect(new Set(practiceServices.map((one) => one.code)).size).toBe(practiceServices.length);
  expect(numbers.size).toBe(practiceWindows.length);
});

it('what can be booked has a window that takes bookings', () => {
  for (const one of practiceServices.filter((service) => service.bookable))
    expect(practiceWindows.some((window) => one.windows.includes(window.number) && window.places > 0)).toBe(true);
});

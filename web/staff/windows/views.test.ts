import { describe, expect, it } from 'vitest';
import { asItIsNow, readRegisterSearch, readWindowSearch } from './views.ts';

describe('what the address of the window page says', () => {
  it('is a view and a window, and nothing else', () => {
    expect(readWindowSearch({ view: 'bookings', window: '3', x: 1 })).toEqual({ view: 'bookings', window: 3 });
    expect(readWindowSearch({ view: 'nothing', window: '-1' })).toEqual({});
  });
});

describe('what the register page is told', () => {
  it('is a called number or a sheet; anything else is left out', () => {
    const ticket = '0199a000-0000-7000-8000-000000000000';
    expect(readRegisterSearch({ ticket, label: 'A012', pad: '990101-20260302-00017-4' })).toEqual({
      ticket,
      label: 'A012',
      pad: '990101-20260302-00017-4',
    });
    expect(readRegisterSearch({ ticket: 'x', label: '<b>', pad: 'Y1' })).toEqual({});
  });
});

describe('the slip of a drawn number', () => {
  it('says what the queue says now: once it is called, it is not «the next» any more', () => {
    const drawn = { id: 'a', ahead: 0 as number | null };
    expect(asItIsNow(drawn, [])).toBe(drawn);
    expect(
      asItIsNow(drawn, [
        { id: 'b', ahead: 0 },
        { id: 'a', ahead: null },
      ]),
    ).toEqual({ id: 'a', ahead: null });
  });
});

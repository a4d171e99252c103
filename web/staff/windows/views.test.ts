import { describe, expect, it } from 'vitest';
import { readRegisterSearch, readWindowSearch } from './views.ts';

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

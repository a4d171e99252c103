import { expect, test } from 'vitest';
import { landingAddress, lookupOf, numberOf } from './fragment.ts';

test('number and code travel in the fragment only, and are read back', () => {
  const address = new URL(landingAddress('https://anhe.example', '990101-20261122-00017-4', 'K7M4-2QXP'));
  expect(address.pathname + address.search).toBe('/m');
  expect(lookupOf(address.hash)).toEqual({ number: '990101-20261122-00017-4', lookupCode: 'K7M4-2QXP' });
});

test.each(['', '#', '#990101-20261122-00017-4', '#.K7M42QXP', '#990101-20261122-00017-4.', '#a.b', '#1.2.3'])(
  'a fragment like «%s» is not taken for number and code',
  (fragment) => {
    expect(lookupOf(fragment)).toBeUndefined();
  },
);

test('the QR of a paper that was printed later gives the number alone, and the code is asked for', () => {
  expect(numberOf('#990101-20261122-00017-4')).toBe('990101-20261122-00017-4');
  expect(numberOf('#990101-20261122-00017-4.K7M42QXP')).toBeUndefined();
  expect(numberOf('#javascript:1')).toBeUndefined();
});

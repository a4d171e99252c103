import { expect, test } from 'vitest';
import { landingAddress, lookupOf } from './fragment.ts';

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

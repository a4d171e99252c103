import { expect, it } from 'vitest';
import { lookupOf } from '../../resident/progress/fragment.ts';
import { followAddress } from './follow-address.ts';

const number = '990101-20261122-00017-4';
const lookupCode = 'K7M4-2QXP';

it('the QR of a receipt leads to the page that reads number and code from the fragment', () => {
  const address = new URL(followAddress({ number, lookupCode, trackUrl: '/track' }, 'http://127.0.0.1:3000'));
  expect(address.origin + address.pathname + address.search).toBe('http://127.0.0.1:3000/m');
  expect(lookupOf(address.hash)).toStrictEqual({ number, lookupCode });
});

it('uses the public address of the county where there is one', () => {
  const address = followAddress(
    { number, lookupCode, trackUrl: 'https://anhe.example.cn/track' },
    'http://127.0.0.1:3000',
  );
  expect(address.startsWith('https://anhe.example.cn/m#')).toBe(true);
});

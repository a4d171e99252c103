import { expect, test } from 'vitest';
import { bookAddress, guideAddress, serviceOf } from './which.ts';

test('the address of a service names it, and nothing else is taken for one', () => {
  for (const address of [guideAddress(3), bookAddress(3)])
    expect(serviceOf(new URL(address, 'http://x').search)).toBe(3);
  for (const search of ['', '?service=', '?service=-1', '?service=abc', '?service=1.5'])
    expect(serviceOf(search)).toBeUndefined();
});

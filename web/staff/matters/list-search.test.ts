import { describe, expect, it } from 'vitest';
import { readListSearch } from './list-search.ts';

describe('filters in the address bar', () => {
  it('keeps every filter, also as the router reads numbers and yes', () => {
    expect(
      readListSearch({
        area: 990101101,
        stage: 'handling',
        category: 2,
        overdue: true,
        mine: 'true',
        order: 'due',
        q: ' 漏水 ',
      }),
    ).toStrictEqual({
      area: '990101101',
      stage: 'handling',
      category: '02',
      overdue: 'true',
      mine: 'true',
      order: 'due',
      q: '漏水',
    });
  });

  it('drops what is no filter', () => {
    expect(
      readListSearch({ area: 'x', stage: 'lost', category: 'abc', overdue: 'no', order: 'newest', q: '', other: 1 }),
    ).toStrictEqual({});
  });
});

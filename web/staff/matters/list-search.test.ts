import { describe, expect, it } from 'vitest';
import { askedOf, readListSearch, sameSearch } from './list-search.ts';

describe('filters in the address bar', () => {
  it('keeps every filter, also as the router reads numbers and yes', () => {
    expect(
      readListSearch({
        area: 990101101,
        stage: 'handling',
        outcome: 'solved',
        holder: '20',
        category: 2,
        overdue: true,
        mine: 'true',
        order: 'due',
        q: ' 漏水 ',
      }),
    ).toStrictEqual({
      area: '990101101',
      stage: 'handling',
      outcome: 'solved',
      category: '02',
      holder: 20,
      overdue: 'true',
      mine: 'true',
      order: 'due',
      q: '漏水',
    });
  });

  it('drops what is no filter', () => {
    expect(
      readListSearch({
        area: 'x',
        stage: 'lost',
        category: 'abc',
        overdue: 'no',
        order: 'newest',
        q: '',
        view: 'all',
        holder: 0,
        other: 1,
      }),
    ).toStrictEqual({});
  });

  it('says the order only where it is not the usual one of the view', () => {
    expect(readListSearch({ view: 'waiting', order: 'due' })).toStrictEqual({ view: 'waiting' });
    expect(readListSearch({ view: 'mine', order: 'newest' })).toStrictEqual({ view: 'mine', order: 'newest' });
  });

  it('says «everything» only where nothing else is asked, and never to the server', () => {
    expect(readListSearch({ all: true })).toStrictEqual({ all: true });
    expect(readListSearch({ all: true, stage: 'handling' })).toStrictEqual({ stage: 'handling' });
    expect(askedOf({ all: true })).toStrictEqual({});
  });

  it('knows two addresses that ask for the same', () => {
    expect(sameSearch({ stage: 'handling', q: '漏水' }, { q: '漏水', stage: 'handling' })).toBe(true);
    expect(sameSearch({ stage: 'handling' }, { stage: 'handling', mine: 'true' })).toBe(false);
    expect(sameSearch({}, { mine: 'true' })).toBe(false);
  });
});

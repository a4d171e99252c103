import { describe, expect, it } from 'vitest';
import { readArguments, sizesUpTo } from './arguments.ts';
import { figuresOf, percentile, readersTable, table } from './figures.ts';

describe('the figures of the bench', () => {
  it('takes percentiles by nearest rank, over all samples together', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
    expect([0.5, 0.95, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([50, 95, 99, 100]);
    expect(percentile([], 0.5)).toBe(0);
    expect(
      figuresOf([
        { times: [3, 1], seconds: 0.5 },
        { times: [2], seconds: 1 },
      ]),
    ).toEqual({ perSecond: 2, p50: 2, p95: 3, p99: 3 });
  });

  it('says in the table which aim was missed, and by which figure', () => {
    const slow = { perSecond: 40, p50: 1, p95: 2, p99: 3 };
    const fast = { perSecond: 100, p50: 1, p95: 2, p99: 3 };
    const shown = table([{ operation: 'list', connections: 16, http: slow, floor: fast, cpuMs: 0.8 }], {
      list: { ratio: 0.5, cpuMs: 1 },
    });
    expect(shown).toContain('0.40');
    expect(shown).toContain('missed: ratio 0.5');
    expect(shown).not.toContain('cpu 1');
  });

  it('shows what a page takes at each size side by side, and says where it grows past the aim', () => {
    const page = (operation: string, p95: number, reader = 'village') => ({
      reader,
      operation,
      requests: 9,
      p50: 1,
      p95,
    });
    const shown = readersTable([
      { matters: 10_000, readers: [page('list', 2), page('get', 2), page('search', 9), page('counts', 9, 'county')] },
      {
        matters: 1_000_000,
        readers: [page('list', 4), page('get', 3), page('search', 51), page('counts', 70, 'county')],
      },
    ]).split('\n');
    expect(shown[0]).toMatch(/10,000 +1,000,000 +p95 grows/u);
    expect(shown[2]).toMatch(/village +list .*1\.00 \/ 2\.00 .*1\.00 \/ 4\.00 +2\.00 +missed: grows 1\.5/u);
    expect(shown[3]).toMatch(/get .*1\.50 +met/u);
    expect(shown[4]).toMatch(/search .*missed: p95 50/u);
    expect(shown[5]).toMatch(/county +counts .*missed: p95 50/u);
    expect(readersTable([{ matters: 10, readers: [page('list', 2)] }])).not.toContain('grows');
  });
});

describe('the command line of the bench', () => {
  it('measures 10,000 and 100,000 beside a larger county, and one size alone otherwise', () => {
    expect([20_000, 100_000, 1_000_000].map(sizesUpTo)).toEqual([[20_000], [100_000], [10_000, 100_000, 1_000_000]]);
  });

  it('is 100,000 matters at 1, 16 and 64 connections unless told otherwise', () => {
    expect(readArguments([])).toMatchObject({ matters: 100_000, seconds: 3, connections: [1, 16, 64] });
    expect(readArguments(['--quick', '--matters', '500', '--connections', '2', '--only', 'list,get'])).toMatchObject({
      matters: 500,
      seconds: 1,
      connections: [2],
      only: ['list', 'get'],
    });
  });

  it.each([['--matter'], ['--matters', 'many'], ['--connections', '0'], ['--seconds']])(
    'does not guess at %s %s',
    (...words) => {
      expect(() => readArguments(words)).toThrow(RangeError);
    },
  );
});

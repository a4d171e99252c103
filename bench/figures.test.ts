import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';
import { figuresOf, percentile, table } from './figures.ts';

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
});

describe('the command line of the bench', () => {
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

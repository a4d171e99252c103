import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OUTCOMES, STAGES } from '../../../server/modules/matters/lifecycle.ts';
import { figuresBy, figuresByOutcome, type Group } from './figures.ts';

const group = fc.record({
  areaCode: fc.constantFrom('990101001', '990101002', '990101003'),
  category: fc.constantFrom('01', '02', '10'),
  stage: fc.constantFrom(...STAGES),
  count: fc.integer({ min: 0, max: 500 }),
});

describe('figures', () => {
  it('adds up groups by area, the largest first', () => {
    const groups: Group[] = [
      { areaCode: 'a', category: '01', stage: 'handling', count: 2 },
      { areaCode: 'b', category: '01', stage: 'closed', count: 5 },
      { areaCode: 'a', category: '02', stage: 'handling', count: 1 },
    ];
    const { rows, sum, most } = figuresBy(groups, 'areaCode');
    expect(rows.map((row) => [row.key, row.total])).toStrictEqual([
      ['b', 5],
      ['a', 3],
    ]);
    expect(sum.total).toBe(8);
    expect(most).toBe(5);
    expect(figuresBy([], 'category').most).toBe(0);
  });

  it('no matter is lost or counted twice, whichever way it is added up', () => {
    fc.assert(
      fc.property(fc.array(group), (groups) => {
        const all = groups.reduce((total, one) => total + one.count, 0);
        for (const by of ['areaCode', 'category'] as const) {
          const { rows, sum } = figuresBy(groups, by);
          expect(sum.total).toBe(all);
          expect(rows.reduce((total, row) => total + row.total, 0)).toBe(all);
          for (const stage of STAGES)
            expect(rows.reduce((total, row) => total + row.stages[stage], 0)).toBe(sum.stages[stage]);
        }
      }),
    );
  });

  it('how matters ended stands apart, each once, in one order, whatever came first', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...OUTCOMES]), fc.integer({ min: 1, max: 500 }), (some, count) => {
        const { rows, total } = figuresByOutcome(some.map((outcome) => ({ outcome, count })));
        expect(rows.map((row) => row.outcome)).toStrictEqual([...OUTCOMES]);
        expect(
          rows
            .filter((row) => row.count > 0)
            .map((row) => row.outcome)
            .sort(),
        ).toStrictEqual([...some].sort());
        expect(total).toBe(some.length * count);
      }),
    );
  });
});

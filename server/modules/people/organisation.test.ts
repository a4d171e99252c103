import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closedSet, mayStandAbove, organisationLevelOf } from './organisation.ts';
import { type Body, endFault, mayBeSo } from './organisation-rules.ts';

describe('subordination (隶属)', () => {
  const parents = new Map([
    [1, null],
    [2, 1],
    [3, 2],
    [4, 2],
    [5, null],
  ]);

  it('gives a body with all beneath it, and nothing beside it', () => {
    expect(closedSet(2, parents)).toEqual([2, 3, 4]);
    expect(closedSet(3, parents)).toEqual([3]);
    expect(closedSet(1, parents)).toEqual([1, 2, 3, 4]);
  });

  it('puts nobody above those they stand beneath', () => {
    expect(mayStandAbove(4, 2, parents)).toBe(false);
    expect(mayStandAbove(2, 2, parents)).toBe(false);
    expect(mayStandAbove(5, 2, parents)).toBe(true);
  });

  it('is closed whatever the data, circles too', () => {
    const ids = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(fc.array(fc.tuple(ids, fc.option(ids)), { maxLength: 20 }), ids, (rows, of) => {
        const map = new Map(rows);
        const set = closedSet(of, map);
        expect(set).toContain(of);
        for (const [id, parent] of map) if (parent !== null && set.includes(parent)) expect(set).toContain(id);
      }),
    );
  });
});

describe('a body as stated', () => {
  const body = (id: number, change: Partial<Body> = {}): Body => ({
    id,
    kind: 'department',
    name: `机构${id}`,
    parentId: null,
    ended: false,
    validFrom: '2020-01-01',
    ...change,
  });
  const bodies = new Map([body(1), body(2, { parentId: 1 }), body(3, { ended: true })].map((each) => [each.id, each]));
  const stated = {
    kind: 'department',
    name: '新机构',
    parentId: null,
    area: { level: 'township', ended: false },
  } as const;

  it('takes its level from its area; a committee may be one of an industry (人民调解法 34)', () => {
    expect(mayBeSo(stated, bodies)).toEqual({ level: 'township' });
    expect(mayBeSo({ ...stated, kind: 'mediation_committee', level: 'industry' }, bodies)).toEqual({
      level: 'industry',
    });
    expect(organisationLevelOf('grid')).toBe('village');
  });

  it.each([
    ['area-unknown', { area: undefined }],
    ['area-ended', { area: { level: 'village', ended: true } }],
    ['organisation-level', { level: 'county' }],
    ['organisation-level', { level: 'industry' }],
    ['organisation-unknown', { parentId: 9 }],
    ['organisation-ended', { parentId: 3 }],
    ['organisation-name-taken', { name: '机构2' }],
  ] as const)('is refused with %s for %j', (code, change) => {
    expect(mayBeSo({ ...stated, ...change }, bodies)).toMatchObject({ code });
  });

  it('keeps its own name and takes one of an ended body', () => {
    expect(mayBeSo({ ...stated, name: '机构2' }, bodies, 2)).toEqual({ level: 'township' });
    expect(mayBeSo({ ...stated, name: '机构3' }, bodies)).toEqual({ level: 'township' });
    expect(mayBeSo({ ...stated, parentId: 2 }, bodies, 1)).toMatchObject({ code: 'organisation-circle' });
  });

  it.each([
    [3, {}, {}, 'organisation-ended'],
    [2, { on: '2026-03-03' }, {}, 'organisation-date'],
    [2, { on: '2020-01-01' }, {}, 'organisation-date'],
    [2, {}, { posts: 1 }, 'organisation-has-posts'],
    [1, {}, {}, 'organisation-has-parts'],
    [2, { successorId: 2 }, {}, 'organisation-unknown'],
    [2, { successorId: 3 }, {}, 'organisation-ended'],
    [2, { successorId: 1 }, {}, undefined],
  ] as const)('body %i ends with %j %j: %s', (id, wanted, facts, code) => {
    const fault = endFault(
      bodies.get(id) ?? body(id),
      bodies,
      { on: '2026-03-01', ...wanted },
      { posts: 0, today: '2026-03-02', ...facts },
    );
    expect(fault?.code).toBe(code);
  });
});

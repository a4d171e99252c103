import { describe, expect, it } from 'vitest';
import { areaColumns, planAreas } from './area-rows.ts';
import { type AreaKind, idsOfPath, levelBeneath, levelOfKind, pathUnder, validOn } from './area.ts';
import { actsOn, mayAdd, mayEnd, mayMerge, mayRename } from './rules.ts';
import { type Area, asOf, treeOf, withMerged, withParts } from './tree.ts';

const today = '2026-03-02';

function area(
  id: number,
  parentId: number | null,
  kind: AreaKind,
  code: string,
  path: string,
  change: Partial<Area> = {},
): Area {
  const name = `${kind}${id}`;
  return {
    id,
    parentId,
    level: levelOfKind(kind),
    kind,
    code,
    name,
    path,
    validFrom: '2020-01-01',
    validTo: null,
    mergedIntoId: null,
    version: 1,
    namings: [{ from: '2020-01-01', version: 1, code, name, kind }],
    ...change,
  };
}

const county = area(1, null, '县', '990101', '1');
const hexi = area(10, 1, '镇', '990101101', '1.10');
const dongping = area(11, 1, '乡', '990101201', '1.11');
const xinhe = area(101, 10, '村', '990101101201', '1.10.101');
const grid = area(1011, 101, '网格', '990101101201001', '1.10.101.1011');
const gone = area(12, 1, '乡', '990101202', '1.12', { validTo: '2025-01-01', mergedIntoId: 11 });
const earlier = area(13, 1, '乡', '990101203', '1.13', { validTo: '2023-01-01', mergedIntoId: 12 });
const tree = treeOf([county, hexi, dongping, xinhe, grid, gone, earlier]);

describe('areas', () => {
  it('run county, township, village, grid', () => {
    expect(levelBeneath('county')).toBe('township');
    expect(levelBeneath('grid')).toBeUndefined();
    expect(levelOfKind('社区')).toBe('village');
    expect(pathUnder('1.10', 101)).toBe('1.10.101');
    expect(idsOfPath('1.10.101')).toEqual([1, 10, 101]);
  });

  it('are there from their first day up to the day before their end', () => {
    const span = { validFrom: '2020-01-01', validTo: '2025-01-01' };
    expect(['2019-12-31', '2020-01-01', '2024-12-31', '2025-01-01'].map((day) => validOn(span, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('know what lies in them', () => {
    expect(withParts(tree, 10)).toEqual([10, 101, 1011]);
    expect(tree.byCode.get('990101202')).toBeUndefined();
  });

  it('take over what was merged into them, and what had been merged into that', () => {
    expect(withMerged(tree, 11).sort((a, b) => a - b)).toEqual([11, 12, 13]);
  });

  it('are called on a day what they were called then', () => {
    const renamed = area(14, 1, '镇', '990101102', '1.14', {
      name: '新名镇',
      namings: [
        { from: '2020-01-01', version: 1, code: '990101301', name: '旧名乡', kind: '乡' },
        { from: '2024-06-01', version: 2, code: '990101102', name: '误名镇', kind: '镇' },
        { from: '2024-06-01', version: 3, code: '990101102', name: '新名镇', kind: '镇' },
      ],
    });
    expect(asOf(renamed, '2024-05-31')).toMatchObject({ name: '旧名乡', code: '990101301', kind: '乡' });
    expect(asOf(renamed, '2024-06-01')).toMatchObject({ name: '新名镇' });
    expect(asOf(renamed, '2019-01-01')).toBeUndefined();
  });
});

describe('acts on areas', () => {
  it('depend on how the area stands', () => {
    expect(actsOn(county, tree)).toEqual(['renameArea']);
    expect(actsOn(hexi, tree)).toEqual(['renameArea', 'mergeAreas']);
    expect(actsOn(grid, tree)).toEqual(['renameArea', 'mergeAreas', 'endArea']);
    expect(actsOn(gone, tree)).toEqual([]);
  });

  const wanted = { parentId: 1, kind: '镇', code: '990101103', name: '新镇', from: today } as const;

  it.each([
    [{}, undefined],
    [{ parentId: 99 }, 'area-unknown'],
    [{ parentId: 12 }, 'area-ended'],
    [{ parentId: 10 }, 'area-level'],
    [{ kind: '村' }, 'area-level'],
    [{ code: '990101' }, 'area-code-length'],
    [{ code: '990101101' }, 'area-code-taken'],
    [{ code: '990101202' }, undefined],
    [{ from: '2026-03-03' }, 'area-date'],
    [{ from: '2019-01-01' }, 'area-date'],
  ] as const)('adding with %j: %s', (change, code) => {
    const answer = mayAdd(tree, { ...wanted, ...change }, today);
    expect('refused' in answer ? answer.code : undefined).toBe(code);
  });

  it.each([
    [10, { name: '河西新镇' }, undefined],
    [10, { name: '镇10', kind: '街道' }, undefined],
    [10, { name: '镇10' }, 'area-same'],
    [10, { name: '河西', kind: '村' }, 'area-level'],
    [10, { name: '河西', code: '990101201' }, 'area-code-taken'],
    [10, { name: '河西', from: '2019-12-31' }, 'area-date'],
    [12, { name: '河西' }, 'area-ended'],
    [99, { name: '河西' }, 'area-unknown'],
  ] as const)('renaming %i with %j: %s', (id, change, code) => {
    const answer = mayRename(tree, id, { from: today, ...change }, today);
    expect('refused' in answer ? answer.code : undefined).toBe(code);
  });

  it.each([
    [1011, today, undefined],
    [101, today, 'area-has-parts'],
    [1, today, 'area-is-county'],
    [12, today, 'area-ended'],
    [1011, '2026-03-03', 'area-date'],
    [1011, '2020-01-01', 'area-date'],
  ] as const)('ending %i on %s: %s', (id, on, code) => {
    const answer = mayEnd(tree, id, on, today);
    expect('refused' in answer ? answer.code : undefined).toBe(code);
  });

  it.each([
    [10, 11, undefined],
    [10, 10, 'area-same'],
    [10, 101, 'area-level'],
    [10, 12, 'area-ended'],
    [1, 10, 'area-is-county'],
    [99, 10, 'area-unknown'],
  ] as const)('merging %i into %i: %s', (id, into, code) => {
    const answer = mayMerge(tree, id, into, today, today);
    expect('refused' in answer ? answer.code : undefined).toBe(code);
  });
});

describe('rows of a sheet', () => {
  const rows = (...cells: Record<string, string>[]) => cells.map((each, i) => ({ row: i + 2, cells: each }));

  it('add parents before parts whatever their order, rename, and leave alone what is the same', () => {
    const plan = planAreas(
      rows(
        { code: '990101103001', name: '柳林社区', kind: '社区', parent: '990101103', from: '' },
        { code: '990101103', name: '新镇', kind: '镇', parent: '990101', from: '2026-01-01' },
        { code: '990101101', name: '河西街道', kind: '街道', parent: '990101', from: '' },
        { code: '990101201', name: '乡11', kind: '乡', parent: '990101', from: '' },
      ),
      tree,
      today,
    );
    expect(plan.bad).toEqual([]);
    expect(plan.adds.map((each) => [each.code, each.from])).toEqual([
      ['990101103', '2026-01-01'],
      ['990101103001', today],
    ]);
    expect(plan.renames).toEqual([{ id: 10, name: '河西街道', kind: '街道', from: today }]);
    expect(plan.unchanged).toBe(1);
  });

  it('name row, column and reason of everything that is wrong', () => {
    const good = { code: '990101104', name: '好镇', kind: '镇', parent: '990101', from: '' };
    const plan = planAreas(
      rows(
        good,
        good,
        { ...good, code: '12', name: '' },
        { ...good, code: '990101105', kind: '大队', from: '2027-01-01' },
        { ...good, code: '9901011', kind: '村' },
        { ...good, code: '990101106', parent: '990199' },
        { ...good, code: '990101107', parent: '990101101' },
        { ...good, code: '990101101201', kind: '村', parent: '990101201' },
        { ...good, code: '990101108', name: '错\u202e名' },
      ),
      tree,
      today,
    );
    expect(plan.bad.map(({ row, column, reason }) => [row, column, reason])).toEqual([
      [3, '代码', 'row-twice'],
      [4, '代码', 'area-code-form'],
      [4, '名称', 'cell-empty'],
      [5, '类别', 'area-kind'],
      [5, '启用日期', 'area-date'],
      [6, '代码', 'area-code-length'],
      [7, '上级代码', 'area-unknown'],
      [8, '上级代码', 'area-level'],
      [9, '上级代码', 'area-parent-differs'],
      [10, '名称', 'text-direction-override'],
    ]);
    for (const { column } of plan.bad) expect(areaColumns.map(({ title }) => title)).toContain(column);
  });
});

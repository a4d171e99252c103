// Pure. Decides what rows of an Excel sheet would do to the areas: add, rename, nothing; and what is wrong with which cell.
import { isLocalDate } from '../../kernel/local-date.ts';
import { textFault } from '../../kernel/plain-text.ts';
import { type AreaKind, everyAreaKind, isAreaCode, levelBeneath, levelOfKind } from './area.ts';
import type { AreaTree } from './tree.ts';

/** Columns of the sheet, in the words of the office. */
export const areaColumns = [
  { key: 'code', title: '代码', hint: '乡镇街道 9 位,村社区 12 位,网格 15 位', width: 20 },
  { key: 'name', title: '名称', width: 28 },
  { key: 'kind', title: '类别', choices: everyAreaKind, width: 12 },
  { key: 'parent', title: '上级代码', width: 20 },
  { key: 'from', title: '启用日期', hint: '如 2026-11-22;不填为今天', width: 14 },
] as const;

export interface AreaSheetRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface BadCell {
  readonly row: number;
  readonly column: string;
  readonly reason: string;
  readonly found: string;
}

export interface PlannedArea {
  readonly code: string;
  readonly name: string;
  readonly kind: AreaKind;
  readonly parentCode: string;
  readonly from: string;
}

export interface AreaPlan {
  /** Parents before their parts. */
  readonly adds: readonly PlannedArea[];
  readonly renames: readonly { id: number; name: string; kind: AreaKind; from: string }[];
  readonly unchanged: number;
  readonly bad: readonly BadCell[];
}

function isKind(text: string): text is AreaKind {
  return (everyAreaKind as readonly string[]).includes(text);
}

/** Reads every row to its end: all faults are told at once. Nothing is to be taken over while `bad` is not empty. */
export function planAreas(rows: readonly AreaSheetRow[], tree: AreaTree, today: string): AreaPlan {
  const bad: BadCell[] = [];
  const adds: PlannedArea[] = [];
  const renames: { id: number; name: string; kind: AreaKind; from: string }[] = [];
  let unchanged = 0;
  const kinds = new Map<string, string>();
  const seen = new Set<string>();
  for (const { cells } of rows) kinds.set(cells['code'] ?? '', cells['kind'] ?? '');

  for (const { row, cells } of rows) {
    const [code = '', name = '', kind = '', parent = ''] = ['code', 'name', 'kind', 'parent'].map((key) => cells[key]);
    const from = cells['from'] || today;
    const before = bad.length;
    const fault = (key: string, reason: string): void => {
      const title = areaColumns.find((column) => column.key === key)?.title ?? key;
      bad.push({ row, column: title, reason, found: (cells[key] ?? '').slice(0, 40) });
    };
    if (!/^\d{6,15}$/u.test(code)) fault('code', code ? 'area-code-form' : 'cell-empty');
    else if (seen.has(code)) fault('code', 'row-twice');
    seen.add(code);
    const nameFault = name === '' ? 'cell-empty' : [...name].length > 60 ? 'text-too-long' : textFault(name);
    if (nameFault) fault('name', nameFault);
    if (!isKind(kind)) fault('kind', kind ? 'area-kind' : 'cell-empty');
    if (!isLocalDate(from) || from > today) fault('from', 'area-date');
    if (bad.length > before || !isKind(kind)) continue;

    if (!isAreaCode(code, levelOfKind(kind))) {
      fault('code', 'area-code-length');
      continue;
    }
    const there = tree.byCode.get(code);
    if (there) {
      const parentCode = there.parentId === null ? '' : (tree.byId.get(there.parentId)?.code ?? '');
      const since = there.namings.at(-1)?.from ?? there.validFrom;
      if (parent !== parentCode) fault('parent', 'area-parent-differs');
      else if (levelOfKind(kind) !== there.level) fault('kind', 'area-level');
      else if (name === there.name && kind === there.kind) unchanged += 1;
      else if (from < since) fault('from', 'area-date');
      else renames.push({ id: there.id, name, kind, from });
      continue;
    }
    const parentKind = tree.byCode.get(parent)?.kind ?? kinds.get(parent) ?? '';
    if (parent === '') fault('parent', 'cell-empty');
    else if (!isKind(parentKind)) fault('parent', 'area-unknown');
    else if (levelBeneath(levelOfKind(parentKind)) !== levelOfKind(kind)) fault('parent', 'area-level');
    else adds.push({ code, name, kind, parentCode: parent, from });
  }
  adds.sort((a, b) => a.code.length - b.code.length || (a.code < b.code ? -1 : 1));
  return { adds, renames, unchanged, bad };
}

// Pure. Decides whether areas may be added, renamed, ended or merged, and which acts an area allows.
import { addDays } from '../../kernel/local-date.ts';
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import { type AreaKind, isAreaCode, levelBeneath, levelOfKind } from './area.ts';
import type { Area, AreaTree } from './tree.ts';

/** Acts that an area as it stands allows to the system administrator. */
export function actsOn(area: Area, tree: AreaTree): string[] {
  if (area.validTo !== null) return [];
  if (area.level === 'county') return ['renameArea'];
  const empty = (tree.parts.get(area.id) ?? []).length === 0;
  return ['renameArea', 'mergeAreas', ...(empty ? ['endArea'] : [])];
}

function standing(area: Area | undefined, field?: string): Area | Refusal {
  if (!area) return field ? refuse('invalid', 'area-unknown', { field }) : refuse('unknown', 'area-unknown');
  if (area.validTo !== null) return refuse('conflict', 'area-ended', { on: area.validTo });
  return area;
}

/** Acts are entered on their day or later: what is not yet so cannot be shown as if it were. */
function dayFault(day: string, notBefore: string, today: string): Refusal | undefined {
  if (day > today) return refuse('too-early', 'area-date', { day, notAfter: today });
  if (day < notBefore) return refuse('invalid', 'area-date', { day, notBefore });
  return undefined;
}

function codeFault(code: string, kind: AreaKind, tree: AreaTree, own?: number): Refusal | undefined {
  if (!isAreaCode(code, levelOfKind(kind))) return refuse('invalid', 'area-code-length', { field: 'code', kind });
  const holder = tree.byCode.get(code);
  if (holder && holder.id !== own) return refuse('conflict', 'area-code-taken', { code });
  return undefined;
}

export interface NewArea {
  readonly parentId: number;
  readonly kind: AreaKind;
  readonly code: string;
  readonly name: string;
  readonly from: string;
}

/** The parent of the new area, or why it cannot be added. */
export function mayAdd(tree: AreaTree, wanted: NewArea, today: string): Area | Refusal {
  const parent = standing(tree.byId.get(wanted.parentId), 'parentId');
  if ('refused' in parent) return parent;
  if (levelBeneath(parent.level) !== levelOfKind(wanted.kind))
    return refuse('invalid', 'area-level', { field: 'kind', parent: parent.kind });
  return codeFault(wanted.code, wanted.kind, tree) ?? dayFault(wanted.from, parent.validFrom, today) ?? parent;
}

export interface NewNaming {
  readonly name: string;
  readonly code?: string | undefined;
  readonly kind?: AreaKind | undefined;
  readonly from: string;
}

/** What the area is called from now on, or why it cannot be renamed so. */
export function mayRename(
  tree: AreaTree,
  id: number,
  wanted: NewNaming,
  today: string,
): { code: string; name: string; kind: AreaKind } | Refusal {
  const area = standing(tree.byId.get(id));
  if ('refused' in area) return area;
  const next = { code: wanted.code ?? area.code, name: wanted.name, kind: wanted.kind ?? area.kind };
  if (levelOfKind(next.kind) !== area.level) return refuse('invalid', 'area-level', { field: 'kind' });
  if (next.code === area.code && next.name === area.name && next.kind === area.kind)
    return refuse('conflict', 'area-same');
  const since = area.namings.at(-1)?.from ?? area.validFrom;
  return codeFault(next.code, next.kind, tree, id) ?? dayFault(wanted.from, since, today) ?? next;
}

export function mayEnd(tree: AreaTree, id: number, on: string, today: string): Area | Refusal {
  const area = standing(tree.byId.get(id));
  if ('refused' in area) return area;
  if (area.level === 'county') return refuse('conflict', 'area-is-county');
  const parts = tree.parts.get(id) ?? [];
  if (parts.length > 0) return refuse('conflict', 'area-has-parts', { parts: parts.length });
  return dayFault(on, addDays(area.validFrom, 1), today) ?? area;
}

/** Both areas, or why one cannot go into the other. */
export function mayMerge(
  tree: AreaTree,
  id: number,
  intoId: number,
  on: string,
  today: string,
): { from: Area; into: Area } | Refusal {
  const from = standing(tree.byId.get(id));
  if ('refused' in from) return from;
  if (from.level === 'county') return refuse('conflict', 'area-is-county');
  const into = standing(tree.byId.get(intoId), 'intoId');
  if ('refused' in into) return into;
  if (into.id === from.id) return refuse('invalid', 'area-same', { field: 'intoId' });
  if (into.level !== from.level) return refuse('invalid', 'area-level', { field: 'intoId' });
  return dayFault(on, addDays(from.validFrom, 1), today) ?? { from, into };
}

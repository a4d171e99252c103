// Pure. Decides what lies in an area, which areas were merged into it, and what it was called on a day.
import { type AreaKind, type AreaLevel, validOn } from './area.ts';

/** What an area was called from a day on; of several that begin by a day the highest version counts. */
export interface Naming {
  readonly from: string;
  readonly version: number;
  readonly code: string;
  readonly name: string;
  readonly kind: AreaKind;
}

export interface Area {
  readonly id: number;
  readonly parentId: number | null;
  readonly level: AreaLevel;
  readonly kind: AreaKind;
  readonly code: string;
  readonly name: string;
  /** Ids from the county down, e.g. '1.12.130'. */
  readonly path: string;
  readonly validFrom: string;
  /** First day on which it is no longer there. */
  readonly validTo: string | null;
  readonly mergedIntoId: number | null;
  readonly version: number;
  /** Oldest first. */
  readonly namings: readonly Naming[];
}

/** All areas of a county that ever were. */
export interface AreaTree {
  readonly byId: ReadonlyMap<number, Area>;
  /** Areas that are there now, by their code of now. */
  readonly byCode: ReadonlyMap<string, Area>;
  /** Areas that are there now, just beneath each, by code. */
  readonly parts: ReadonlyMap<number, readonly Area[]>;
}

export function treeOf(areas: readonly Area[]): AreaTree {
  const byId = new Map<number, Area>();
  const byCode = new Map<string, Area>();
  const parts = new Map<number, Area[]>();
  for (const area of [...areas].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.id - b.id))) {
    byId.set(area.id, area);
    if (area.validTo !== null) continue;
    byCode.set(area.code, area);
    if (area.parentId === null) continue;
    const list = parts.get(area.parentId);
    if (list) list.push(area);
    else parts.set(area.parentId, [area]);
  }
  return { byId, byCode, parts };
}

/** The area and every one beneath it that is there now. */
export function withParts(tree: AreaTree, id: number): number[] {
  const found = [id];
  for (const each of found) for (const part of tree.parts.get(each) ?? []) found.push(part.id);
  return found;
}

/** The area and all that were merged into it, directly or by way of others: whoever reads here reads what was theirs. */
export function withMerged(tree: AreaTree, id: number): number[] {
  const found = new Set([id]);
  for (const each of found) for (const area of tree.byId.values()) if (area.mergedIntoId === each) found.add(area.id);
  return [...found];
}

/** The area as it was called on a day; undefined when it was not there. */
export function asOf(area: Area, day: string): Area | undefined {
  if (!validOn(area, day)) return undefined;
  const naming = area.namings.findLast((each) => each.from <= day);
  return naming ? { ...area, code: naming.code, name: naming.name, kind: naming.kind } : area;
}

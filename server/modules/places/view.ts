// Pure. Decides how an area is shown to everybody and to the system administrator.
import type { z } from 'zod';
import type { areaItem, areaRecord } from './contract.ts';
import { actsOn } from './rules.ts';
import { asOf, type Area, type AreaTree } from './tree.ts';

export function itemOf(area: Area, tree: AreaTree, day?: string): z.output<typeof areaItem> {
  const parent = area.parentId === null ? undefined : tree.byId.get(area.parentId);
  const called = parent && day ? (asOf(parent, day) ?? parent) : parent;
  return {
    id: area.id,
    code: area.code,
    name: area.name,
    level: area.level,
    kind: area.kind,
    parentId: area.parentId,
    parentCode: called?.code ?? null,
  };
}

export function recordOf(area: Area, tree: AreaTree): z.output<typeof areaRecord> {
  const into = area.mergedIntoId === null ? undefined : tree.byId.get(area.mergedIntoId);
  return {
    ...itemOf(area, tree),
    path: area.path,
    validFrom: area.validFrom,
    validTo: area.validTo,
    mergedInto: into ? { id: into.id, code: into.code, name: into.name } : null,
    namings: area.namings.map(({ from, code, name, kind }) => ({ from, code, name, kind })).toReversed(),
    version: area.version,
    acts: actsOn(area, tree),
  };
}

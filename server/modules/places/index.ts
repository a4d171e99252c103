import type { Tx } from '../../platform/db.ts';
import { areaTree } from './store.ts';
import { ancestorsIn, type Ancestors, type Area } from './tree.ts';

export { type AreaKind, type AreaLevel, areaLevels } from './area.ts';
export type { Recorder } from './commands/areas.ts';
export { AREAS, areaTree, type GivenArea, loadGivenAreas } from './store.ts';
export { type Ancestors, type Area, type AreaTree, livesOnIn, withMerged, withParts } from './tree.ts';

/** The area that has this code now; undefined for an unknown code and for one of an ended area. */
export async function areaByCode(tx: Tx, code: string): Promise<Area | undefined> {
  return (await areaTree(tx)).byCode.get(code);
}

/** Any area that ever was. */
export async function areaById(tx: Tx, id: number): Promise<Area | undefined> {
  return (await areaTree(tx)).byId.get(id);
}

/**
 * County, township and village an area lies in, itself included.
 * @throws Error for an id that never was: ids come from our own rows
 */
export async function ancestorsOf(tx: Tx, id: number): Promise<Ancestors> {
  const found = ancestorsIn(await areaTree(tx), id);
  if (!found) throw new Error(`no area ${id}`);
  return found;
}

/** The county's own area. @throws Error before the county is set up */
export async function countyArea(tx: Tx): Promise<Area> {
  for (const area of (await areaTree(tx)).byId.values()) if (area.level === 'county') return area;
  throw new Error('the county has no area yet');
}

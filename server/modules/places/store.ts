import { type Tx, tablesOf } from '../../platform/db.ts';
import { kept, touch } from '../../platform/stamps.ts';
import { type AreaKind, type AreaLevel, pathUnder } from './area.ts';
import { type Area, type AreaTree, type Naming, treeOf } from './tree.ts';

/** Topic of the stamps under which the areas are kept in memory. */
export const AREAS = 'areas';

interface PlacesTables {
  'places.area': {
    county_id: number;
    id: number;
    parent_id: number | null;
    level: AreaLevel;
    kind: AreaKind;
    code: string;
    name: string;
    path: string;
    valid_from: string;
    valid_to: string | null;
    merged_into_id: number | null;
    version: number;
  };
  'places.area_naming': {
    county_id: number;
    area_id: number;
    version: number;
    valid_from: string;
    code: string;
    name: string;
    kind: AreaKind;
  };
}

async function loadAreas(tx: Tx): Promise<AreaTree> {
  const db = tablesOf<PlacesTables>(tx);
  const countyId = tx.principal.countyId;
  const [rows, namings] = await Promise.all([
    db.selectFrom('places.area').selectAll().where('county_id', '=', countyId).orderBy('id').execute(),
    db
      .selectFrom('places.area_naming')
      .selectAll()
      .where('county_id', '=', countyId)
      .orderBy('area_id')
      .orderBy('version')
      .execute(),
  ]);
  const called = new Map<number, Naming[]>();
  for (const each of namings) {
    const naming = {
      from: each.valid_from,
      version: each.version,
      code: each.code,
      name: each.name,
      kind: each.kind,
    };
    const list = called.get(each.area_id);
    if (list) list.push(naming);
    else called.set(each.area_id, [naming]);
  }
  const areas: Area[] = rows.map((row) => ({
    id: row.id,
    parentId: row.parent_id,
    level: row.level,
    kind: row.kind,
    code: row.code,
    name: row.name,
    path: row.path,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    mergedIntoId: row.merged_into_id,
    version: row.version,
    namings: called.get(row.id) ?? [],
  }));
  return treeOf(areas);
}

/** All areas, from memory while no stamp moved. Inside an act on areas: as the act has left them so far. */
export const areaTree: (tx: Tx) => Promise<AreaTree> = kept([AREAS], loadAreas);

/** Any area that ever was. */
export async function areaById(tx: Tx, id: number): Promise<Area | undefined> {
  return (await areaTree(tx)).byId.get(id);
}

/** An area with an id of the caller's choice: set-up and import. */
export interface GivenArea {
  readonly id: number;
  readonly parentId: number | null;
  readonly level: AreaLevel;
  readonly kind: AreaKind;
  readonly code: string;
  readonly name: string;
  readonly validFrom: string;
}

/**
 * Puts areas in with their ids, parents before parts, each with its first naming. Touches the areas' stamp.
 * For set-up and for whole imports; a thousand at a time go in one statement.
 */
export async function loadGivenAreas(tx: Tx, areas: readonly GivenArea[]): Promise<void> {
  await touch(tx, AREAS);
  const known = await areaTree(tx);
  const paths = new Map([...known.byId.values()].map((area) => [area.id, area.path]));
  const db = tablesOf<PlacesTables>(tx);
  const county_id = tx.principal.countyId;
  for (let i = 0; i < areas.length; i += 1000) {
    const some = areas.slice(i, i + 1000);
    const rows = some.map((area) => {
      const above = area.parentId === null ? undefined : paths.get(area.parentId);
      if (area.parentId !== null && above === undefined)
        throw new Error(`area ${area.id} stands before its parent ${area.parentId}`);
      const path = pathUnder(above, area.id);
      paths.set(area.id, path);
      return {
        county_id,
        id: area.id,
        parent_id: area.parentId,
        level: area.level,
        kind: area.kind,
        code: area.code,
        name: area.name,
        path,
        valid_from: area.validFrom,
        valid_to: null,
        merged_into_id: null,
        version: 1,
      };
    });
    await db.insertInto('places.area').values(rows).execute();
    await db
      .insertInto('places.area_naming')
      .values(
        some.map((area) => ({
          county_id,
          area_id: area.id,
          version: 1,
          valid_from: area.validFrom,
          code: area.code,
          name: area.name,
          kind: area.kind,
        })),
      )
      .execute();
  }
}

/** The next free id. The act holds the areas' stamp, so nobody else takes it. */
export function nextAreaId(tree: AreaTree): number {
  let most = 0;
  for (const id of tree.byId.keys()) if (id > most) most = id;
  return most + 1;
}

export async function saveNaming(
  tx: Tx,
  area: Area,
  next: { code: string; name: string; kind: AreaKind; from: string },
): Promise<void> {
  const { from, ...naming } = next;
  const version = area.version + 1;
  await saveArea(tx, area.id, { ...naming, version });
  await tablesOf<PlacesTables>(tx)
    .insertInto('places.area_naming')
    .values({ county_id: tx.principal.countyId, area_id: area.id, version, valid_from: from, ...naming })
    .execute();
}

export async function saveEnd(tx: Tx, area: Area, on: string, mergedIntoId: number | null): Promise<void> {
  await saveArea(tx, area.id, { valid_to: on, merged_into_id: mergedIntoId, version: area.version + 1 });
}

/** Puts an area with everything beneath it under another parent. Ids stay, paths follow. */
export async function moveUnder(tx: Tx, tree: AreaTree, id: number, parentId: number): Promise<void> {
  const parent = tree.byId.get(parentId);
  const area = tree.byId.get(id);
  if (!parent || !area) return;
  const path = pathUnder(parent.path, id);
  await saveArea(tx, id, { parent_id: parentId, path, version: area.version + 1 });
  const beneath = [...tree.byId.values()].filter((each) => each.path.startsWith(`${area.path}.`));
  for (const each of beneath) await saveArea(tx, each.id, { path: `${path}${each.path.slice(area.path.length)}` });
}

async function saveArea(tx: Tx, id: number, next: Partial<PlacesTables['places.area']>): Promise<void> {
  await tablesOf<PlacesTables>(tx)
    .updateTable('places.area')
    .set(next)
    .where('county_id', '=', tx.principal.countyId)
    .where('id', '=', id)
    .execute();
}

import type { Directory, DirectoryArea } from '../../../platform/directory.ts';

/** Area, township and village of a place, for the matter's row. A grid counts to its village. */
export function placeColumns(
  directory: Directory,
  area: DirectoryArea,
): { area_id: number; township_id: number | null; village_id: number | null } {
  const up = area.path.map((id) => directory.area(id));
  return {
    area_id: area.id,
    township_id: up.find((a) => a?.level === 'township')?.id ?? null,
    village_id: up.find((a) => a?.level === 'village')?.id ?? null,
  };
}

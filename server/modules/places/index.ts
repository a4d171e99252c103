// The door for higher modules. What a screen or rule needs of areas is in `house.directory()`; here is what people builds it from.
export type { Recorder } from './commands/areas.ts';
export { idsOfPath } from './area.ts';
export { areaById, AREAS, areaTree, type GivenArea, loadGivenAreas } from './store.ts';
export { type AreaTree, withMerged, withParts } from './tree.ts';

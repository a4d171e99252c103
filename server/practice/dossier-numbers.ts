// Pure. Decides the dossier numbers of the practice county: gap-free per committee and year, in the order in which mediations were accepted.
import { dossierNumber } from '../modules/disputes/dossier.ts';
import type { PracticeMatter } from './practice-matter.ts';
import type { World } from './world.ts';

/** Last number given, by committee and year. */
export interface DossierCounters {
  readonly last: Map<string, number>;
}

export function dossierCounters(): DossierCounters {
  return { last: new Map() };
}

export function giveDossierNumbers(world: World, matters: readonly PracticeMatter[], counters: DossierCounters): void {
  const waiting = matters
    .flatMap((matter) => matter.mediations)
    .flatMap(({ committeeId, dossier }) => (dossier === null ? [] : [{ committeeId, dossier }]))
    .toSorted((a, b) => a.dossier.givenAt.getTime() - b.dossier.givenAt.getTime());
  for (const { committeeId, dossier } of waiting) {
    const shelf = `${committeeId}/${dossier.year}`;
    const serial = (counters.last.get(shelf) ?? 0) + 1;
    counters.last.set(shelf, serial);
    const committee = world.directory.organisation(committeeId);
    dossier.serial = serial;
    dossier.number = dossierNumber(world.profile.dossierNumber, {
      year: dossier.year,
      committee: committee?.shortName ?? committee?.name ?? '',
      serial,
    });
    dossier.entry['dossierNumber'] = dossier.number;
  }
}

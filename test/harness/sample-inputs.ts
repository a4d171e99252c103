// One sound input for every operation with one: what its schema takes. Whether the act is possible just then is not its business.
import { fileSamples } from './samples/of-files.ts';
import { matterSamples } from './samples/of-matters.ts';
import { mediationSamples } from './samples/of-mediation.ts';
import { officeSamples } from './samples/of-office.ts';
import { peopleSamples } from './samples/of-people.ts';
import { placeSamples } from './samples/of-places.ts';
import { residentSamples } from './samples/of-residents.ts';
import { windowSamples } from './samples/of-windows.ts';
import type { Sample, Scene } from './samples/sample.ts';

/** Every operation with an input, by its id. Operations without one are not named. */
export function sampleInputs(scene: Scene): Readonly<Record<string, Sample>> {
  return {
    ...residentSamples(scene),
    ...matterSamples(scene),
    ...mediationSamples(scene),
    ...officeSamples(scene),
    ...peopleSamples(),
    ...placeSamples(),
    ...fileSamples(),
    ...windowSamples(scene),
  };
}

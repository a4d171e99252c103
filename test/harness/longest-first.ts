import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Begins with the journeys: one file in a browser takes as long as a third of all others together, and waits more than it works. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const journey = (file: TestSpecification): boolean => file.moduleId.includes('/journeys/');
    return [...sorted.filter(journey), ...sorted.filter((file) => !journey(file))];
  }
}

// Pure: what must be right between the files of a profile once each file is right by itself.
// Decides that references meet, that nothing needed is missing, and that no row breaks a promise of the product or a law.
import { checkClocks } from './check-clocks.ts';
import { checkLetters } from './check-letters.ts';
import { checkOffice } from './check-office.ts';
import { checkRoads } from './check-roads.ts';
import { checkRules } from './check-rules.ts';
import type { Problem } from './problem.ts';
import type { ProfileContent } from './schema.ts';

/** Everything that is wrong between the files, in the order of the files. Empty for a sound profile. */
export function crossCheck(content: ProfileContent): Problem[] {
  return [
    ...checkOffice(content),
    ...checkRules(content),
    ...checkRoads(content),
    ...checkClocks(content),
    ...checkLetters(content),
  ];
}

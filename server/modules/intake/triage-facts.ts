// Pure. Decides what triage may know of a matter: the closed list of facts, nothing about a person.
// Law of the product: matters are rated, persons never are.
import { z } from 'zod';
import { COMPLEXITIES, PLACE_KINDS, RESPONDENT_KINDS, URGENCIES } from '../../platform/profile/axes.ts';

/** Facts of a matter; an unknown one is left out, and then no rule that reads it fires. Any other member is refused. */
export const matterFactsSchema = z.strictObject({
  category: z.string().optional(),
  placeKind: z.enum(PLACE_KINDS).optional(),
  peopleInvolved: z.int().positive().optional(),
  /** Integer fen. */
  amountFen: z.int().nonnegative().optional(),
  dangerSigns: z.array(z.string()).optional(),
  /** The resident asked for the county directly. */
  askedForCounty: z.boolean().optional(),
  respondentKinds: z.array(z.enum(RESPONDENT_KINDS)).optional(),
  /** What an officer has already decided; stands in place of what the rules would give. */
  complexity: z.enum(COMPLEXITIES).optional(),
  urgency: z.enum(URGENCIES).optional(),
});
export type MatterFacts = z.infer<typeof matterFactsSchema>;

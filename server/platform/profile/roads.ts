// Pure: the lawful roads a matter can take, the types of body that walk them, and the results with which a matter ends.
// Decides what each road must tell a person: when it is open, when it is barred, who decides, under which law.
import { z } from 'zod';
import { LEVELS, MATTER_KINDS } from './axes.ts';
import { idSchema, lawSchema, telephoneSchema, wordsSchema } from './words.ts';
import type { Frozen } from './words.ts';

export const bodyTypeSchema = z.strictObject({
  id: idSchema,
  name: wordsSchema,
  levels: z.array(z.enum(LEVELS)).min(1),
  /** True for bodies that may lead a people's mediation. */
  mediates: z.boolean(),
  /** Which organisations of the register are of this type: their kind, their level, and a part of their name where the kind is not enough. */
  organisation: z.strictObject({
    kind: z.string().regex(/^[a-z]+(?:_[a-z]+)*$/),
    level: z.enum([...LEVELS, 'industry']).optional(),
    nameHolds: z.string().min(1).optional(),
  }),
});
export type BodyType = Frozen<z.infer<typeof bodyTypeSchema>>;

/** When a road is named to the parties. */
export const OCCASIONS = [
  'noConsent',
  'mediationFailed',
  'notMediable',
  'notAccepted',
  'notPerformed',
  'agreed',
] as const;
export type Occasion = (typeof OCCASIONS)[number];

const sentence = z.strictObject({ id: idSchema, text: wordsSchema });

export const routeSchema = z.strictObject({
  id: idSchema,
  name: wordsSchema,
  /** True for roads that need the consent of every party (人民调解法 17). */
  mediation: z.boolean(),
  bodyTypes: z.array(idSchema).min(1),
  kinds: z.array(z.enum(MATTER_KINDS)).min(1),
  /** Category codes, or `all` within the kinds. */
  categories: z.union([z.literal('all'), z.array(z.string()).min(1)]),
  preconditions: z.array(sentence),
  /** What closes this road. */
  bars: z.array(sentence),
  law: z.array(lawSchema).min(1),
  clocks: z.array(idSchema),
  occasions: z.array(z.enum(OCCASIONS)),
  /** What a resident reads about this road: where to go, what to bring, until when. */
  plain: wordsSchema,
  telephone: telephoneSchema.optional(),
});
export type Route = Frozen<z.infer<typeof routeSchema>>;
export const routesFile = z.strictObject({
  bodyTypes: z.array(bodyTypeSchema).min(1),
  /** Sentence above the list of other roads: mediation is voluntary and blocks nothing. */
  otherRoads: wordsSchema,
  /** What no agreement and no mediation may decide. */
  neverMediated: z.array(z.strictObject({ id: idSchema, text: wordsSchema, law: z.array(lawSchema).min(1) })).min(1),
  routes: z.array(routeSchema).min(1),
});

/** The groups in which ended matters are counted; a matter that went elsewhere is never counted as solved. */
export const RESULT_GROUPS = ['solved', 'closed_not_solved', 'party_disagrees', 'not_performed'] as const;
export type ResultGroup = (typeof RESULT_GROUPS)[number];

export const resultSchema = z.strictObject({
  id: idSchema,
  name: wordsSchema,
  plain: wordsSchema,
  group: z.enum(RESULT_GROUPS),
  kinds: z.array(z.enum(MATTER_KINDS)).min(1),
  /** An agreement that has taken effect must lie behind it. */
  needsAgreement: z.enum(['written', 'oral', 'none']),
  /** The words to the parties must give reason and legal basis: the office is told so where it picks the result, and the checker reads them. */
  needsBasis: z.boolean(),
});
export type Result = Frozen<z.infer<typeof resultSchema>>;
export const resultsFile = z.strictObject({
  resultGroups: z
    .array(z.strictObject({ id: z.enum(RESULT_GROUPS), name: wordsSchema, meaning: wordsSchema }))
    .length(RESULT_GROUPS.length),
  results: z.array(resultSchema).min(1),
});

// Pure: categories, danger signs and the rules that rate a matter and propose who handles it.
// Decides what a rule may read: only the closed list of facts about the matter below, and only upwards, so that a rule can raise and never lower.
import { z } from 'zod';
import { COMPLEXITIES, LEVELS, MATTER_KINDS, PLACE_KINDS, RESPONDENT_KINDS, URGENCIES } from './axes.ts';
import { idSchema, lawSchema, telephoneSchema, wordsSchema } from './words.ts';
import type { Frozen } from './words.ts';

export const categorySchema = z.strictObject({
  code: z.string().regex(/^\d{2}$/, "a category code is two digits in quotes, such as '01'"),
  kind: z.enum(MATTER_KINDS),
  name: wordsSchema,
  /** The same in a resident's words, with a hint of what belongs here. */
  plain: wordsSchema,
  hint: wordsSchema,
  /** False where no mediation may be proposed; the agreement's own bars (marriage, parentage, adoption) are checked apart. */
  mediable: z.boolean(),
  /** 电子签名法 3: papers on marriage, adoption and inheritance are signed on paper. */
  onScreenSigning: z.enum(['allowed', 'refused']),
  /** True: from the first row only the receiving post and the centre's head see facts and parties. */
  restricted: z.boolean(),
  /** False: kept for imports of old registers, offered to nobody. */
  offered: z.boolean(),
});
export type Category = Frozen<z.infer<typeof categorySchema>>;
export const categoriesFile = z.strictObject({ categories: z.array(categorySchema).min(1) });

export const dangerSignSchema = z.strictObject({
  id: idSchema,
  name: wordsSchema,
  /** What is asked at the window and on the phone, so that the sign is recognised. */
  question: wordsSchema,
  /** Shown at once to the resident, and to the officer. Never proposes reconciliation. */
  residentWords: wordsSchema,
  staffWords: wordsSchema,
  calls: z.array(z.strictObject({ telephone: telephoneSchema, who: wordsSchema })).min(1),
  /** Duty to report without asking the person (强制报告), where the law sets one; else the person is asked. */
  mustReport: z.boolean(),
  law: z.array(lawSchema).min(1),
});
export type DangerSign = Frozen<z.infer<typeof dangerSignSchema>>;
export const dangerFile = z.strictObject({ dangerSigns: z.array(dangerSignSchema).min(1) });

const atLeastNumber = z.strictObject({ atLeast: z.int().positive() });

/** Every fact that a rule may read. Nothing here is about a person: not age, not health, not what somebody brought before. */
export const conditionShape = {
  category: z.array(z.string()).min(1).optional(),
  kind: z.array(z.enum(MATTER_KINDS)).min(1).optional(),
  placeKind: z.array(z.enum(PLACE_KINDS)).min(1).optional(),
  peopleInvolved: atLeastNumber.optional(),
  amountFen: atLeastNumber.optional(),
  /** `any`, or a list of which one is enough. */
  dangerSigns: z.union([z.literal('any'), z.array(idSchema).min(1)]).optional(),
  respondentKinds: z.array(z.enum(RESPONDENT_KINDS)).min(1).optional(),
};
const triageShape = {
  ...conditionShape,
  complexity: z.strictObject({ atLeast: z.enum(COMPLEXITIES) }).optional(),
  urgency: z.strictObject({ atLeast: z.enum(URGENCIES) }).optional(),
  askedForCounty: z.literal(true).optional(),
};

const something = (when: object): boolean => Object.keys(when).length > 0;
export const conditionSchema = z
  .strictObject(conditionShape)
  .refine(something, 'a rule without any condition would always fire');
export const triageConditionSchema = z
  .strictObject(triageShape)
  .refine(something, 'a rule without any condition would always fire');
export type Condition = Frozen<z.infer<typeof conditionSchema>>;
export type TriageCondition = Frozen<z.infer<typeof triageConditionSchema>>;

/** Names of all facts that a triage rule may read. */
export const MATTER_FACTS: readonly string[] = Object.keys(triageShape);

const rule = { id: idSchema, text: wordsSchema };

export const complexityRuleSchema = z.strictObject({ ...rule, when: conditionSchema, atLeast: z.enum(COMPLEXITIES) });
export const urgencyRuleSchema = z.strictObject({ ...rule, when: conditionSchema, atLeast: z.enum(URGENCIES) });
export const triageRuleSchema = z.strictObject({
  ...rule,
  when: triageConditionSchema,
  /** The lowest level that may handle such a matter. */
  atLeast: z.enum(LEVELS),
  /** Body type proposed when this rule is the first of those at the level that is reached. */
  bodyType: idSchema.optional(),
});
export type ComplexityRule = Frozen<z.infer<typeof complexityRuleSchema>>;
export type UrgencyRule = Frozen<z.infer<typeof urgencyRuleSchema>>;
export type TriageRule = Frozen<z.infer<typeof triageRuleSchema>>;

export const peopleBandSchema = z.strictObject({ from: z.int().positive(), name: wordsSchema, note: wordsSchema });
export type PeopleBand = Frozen<z.infer<typeof peopleBandSchema>>;

const named = <T extends string>(ids: readonly [T, ...T[]]) =>
  z.array(z.strictObject({ id: z.enum(ids), name: wordsSchema })).length(ids.length);

export const complexityFile = z.strictObject({
  complexities: named(COMPLEXITIES),
  peopleBands: z.array(peopleBandSchema).min(1),
  complexityRules: z.array(complexityRuleSchema).min(1),
});
export const urgencyFile = z.strictObject({
  urgencies: named(URGENCIES),
  urgencyRules: z.array(urgencyRuleSchema).min(1),
});
export const triageFile = z.strictObject({
  levels: z
    .array(z.strictObject({ id: z.enum(LEVELS), name: wordsSchema, bodyType: idSchema, text: wordsSchema }))
    .length(LEVELS.length),
  triageRules: z.array(triageRuleSchema).min(1),
});

// Pure: what a county's profile says of the time before acceptance: the words for late material and the legal list of reasons for a refusal.
// Decides which parts a reason has; that a refusal names one of them is decided in matters/admission.ts.
import { z } from 'zod';
import { idSchema, lawSchema, wordsSchema } from './words.ts';
import type { Frozen } from './words.ts';

/** What a notice of missing material may say about the day after. */
export const LATE_CONSEQUENCES = ['decide_as_is', 'taken_as_withdrawn'] as const;
export type LateConsequence = (typeof LATE_CONSEQUENCES)[number];

/** A reason for which a matter may be refused (不予受理). `afterLateMaterial`: only when material was asked for and the day has passed. */
export const refusalReasonSchema = z.strictObject({
  id: idSchema,
  name: wordsSchema,
  plain: wordsSchema,
  law: lawSchema,
  verified: z.boolean(),
  afterLateMaterial: z.boolean().default(false),
});
export type RefusalReason = Frozen<z.infer<typeof refusalReasonSchema>>;

/** admission.yaml */
export const admissionFile = z.strictObject({
  material: z.strictObject({
    ifLate: z.array(z.strictObject({ id: z.enum(LATE_CONSEQUENCES), words: wordsSchema })).length(2),
  }),
  refusalReview: z.strictObject({ unit: z.literal('workingDays'), amount: z.int().min(1).max(60) }),
  refusalReasons: z.array(refusalReasonSchema).min(1),
});

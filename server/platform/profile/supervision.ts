// Pure: what a county's profile says of the ladder of supervision (督办): after how many days which letter goes out, until when it is answered, who decides.
// Decides the shape alone; that courts, procuratorates and arbitration are asked for nothing but a receipt is no matter of a profile (matters/supervision.ts).
import { z } from 'zod';
import { lawSchema, wordsSchema } from './words.ts';

const days = z.int().min(1).max(60);
/** Kinds of organisations as the register of bodies knows them. */
const bodyKinds = z.array(z.string().regex(/^[a-z_]+$/u, 'a kind is letters and underscores')).min(1);

/** A level that is proposed here and decided elsewhere: the rule names who decides. */
const decided = z.strictObject({ name: wordsSchema, deciders: bodyKinds, law: lawSchema, replyWorkingDays: days });

/** supervision.yaml */
export const supervisionFile = z.strictObject({
  supervision: z.strictObject({
    urge: z.strictObject({
      name: wordsSchema,
      /** The sweep issues it the day after; otherwise the coordinator does by hand. */
      bySystem: z.boolean(),
      replyWorkingDays: days,
      copies: z.array(z.string().trim().min(1).max(50)).max(10),
    }),
    notice: z.strictObject({
      name: wordsSchema,
      bySystem: z.boolean(),
      /** Working days after the urging. */
      afterWorkingDays: days,
      replyWorkingDays: days,
      problems: wordsSchema,
      demands: wordsSchema,
    }),
    talk: decided,
    listing: decided,
    /** 移送回执: working days after which a body outside may be asked whether it has received what was sent. */
    receiptWorkingDays: days,
  }),
});
export type SupervisionRules = z.infer<typeof supervisionFile>['supervision'];

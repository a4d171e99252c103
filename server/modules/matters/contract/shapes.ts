// Decides how matters look from outside: the words and shapes shared by the contracts of this module and of those above it.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { PERIOD_UNITS } from '../../../kernel/period.ts';
import { plainText } from '../../../kernel/plain-text.ts';
import { COMPLEXITIES, OUTCOMES, STAGES, URGENCIES } from '../lifecycle.ts';

export const stageSchema = z.enum(STAGES);
export const complexitySchema = z.enum(COMPLEXITIES);
export const urgencySchema = z.enum(URGENCIES);
export const outcomeSchema = z.enum(OUTCOMES);

/** A number whose check digit is wrong is answered like an unknown one: the path through the code is the same. */
export const numberParams = z.strictObject({ number: z.string().max(40) });

export const momentSchema = z.iso.datetime({ offset: true });

/** One clock as shown: what it is, until when, how the date was computed, its law. */
export const clockView = z.strictObject({
  kind: z.enum(['step', 'promise', 'legal']),
  ruleId: z.string(),
  name: z.strictObject({ zh: z.string(), en: z.string() }),
  startedAt: z.string(),
  startEvent: z.strictObject({ zh: z.string(), en: z.string() }),
  dueAt: z.string(),
  dueDate: z.string(),
  certain: z.boolean(),
  state: z.enum(['running', 'met', 'missed', 'stopped', 'lapsed']),
  endedAt: z.string().nullable(),
  law: z.string().nullable(),
  article: z.string().nullable(),
  /** «规章·一般期限»: the rank of the text and how strongly it binds; null for ours. */
  strength: z.strictObject({ zh: z.string(), en: z.string() }).nullable(),
  /** «《人民调解法》第三十三条»: the text and its article; null for ours. */
  citation: z.strictObject({ zh: z.string(), en: z.string() }).nullable(),
  /** Last day of the pause it is in; it counts again from the day after, by itself. */
  pausedUntil: z.string().nullable(),
  /** 剩 2 个工作日 / 超期 1 个工作日; null when it no longer runs. */
  remaining: z
    .strictObject({
      late: z.boolean(),
      amount: z.number(),
      unit: z.string(),
      zh: z.string(),
      en: z.string(),
      tone: z.enum(['calm', 'soon', 'late']),
    })
    .nullable(),
  /** How the date came about in a plain sentence or two, for residents. */
  plain: z.strictObject({ zh: z.string(), en: z.string() }),
  /** Sentences of the computation, each with its article. */
  steps: z.strictObject({ zh: z.array(z.string()), en: z.array(z.string()) }),
});
export type ClockView = z.infer<typeof clockView>;

/** A clock as the office sees it: with every step of its computation, and what its own rule lets be asked for. */
export const officeClockView = clockView.omit({ plain: true }).extend({
  id: z.uuid(),
  /** Reasons for which its rule lets it be paused; empty when none, or when it no longer runs. */
  mayPause: z.array(z.strictObject({ id: z.string(), zh: z.string(), en: z.string() })),
  /** The longest prolongation that the body may ask for, once; null where the rule provides none or it was used. */
  mayExtend: z.strictObject({ most: z.int(), unit: z.enum(PERIOD_UNITS) }).nullable(),
});
export type OfficeClockView = z.infer<typeof officeClockView>;

/** What an act on a matter answers with: where it stands now and what the caller may do next. */
export const matterAfterAct = z.strictObject({
  number: z.string(),
  version: z.int(),
  stage: stageSchema,
  acts: z.array(z.string()),
});
export type MatterAfterAct = z.infer<typeof matterAfterAct>;

export const partyRole = z.enum(['self', 'organisation', 'guardian', 'agent', 'helper']);
export const contactWay = z.enum(['phone', 'relative', 'village', 'window']);

/** A telephone as people write it; kept without spaces and dashes. */
export const phoneSchema = z
  .string()
  .max(30)
  .transform((text) => text.replaceAll(/[\s-]/gu, ''))
  .pipe(z.string().regex(/^\+?\d{5,15}$/u, { error: 'phone-invalid' }));

/** An office's telephone, told to residents as it was entered: 0199-6605010. */
export const officeTelephoneSchema = z
  .string()
  .trim()
  .max(30)
  .refine((text) => /^\+?\d{5,15}$/u.test(text.replaceAll(/[\s-]/gu, '')), { error: 'phone-invalid' });

/** A party as it is written down at a desk: at registration, and when one is added later. */
export const writtenPartyShape = {
  role: partyRole,
  name: plainText({ min: 1, max: 50 }).optional(),
  organisation: plainText({ max: 100 }).optional(),
  creditCode: z.string().max(18).optional(),
  phone: phoneSchema.optional(),
  idNumber: z.string().max(20).optional(),
  address: plainText({ max: 200 }).optional(),
  /** What the forms ask: gender, ethnicity, birth year, occupation. Only when said freely. */
  details: z
    .strictObject({
      gender: plainText({ max: 10 }).optional(),
      ethnicity: plainText({ max: 20 }).optional(),
      age: plainText({ max: 10 }).optional(),
      occupation: plainText({ max: 50 }).optional(),
    })
    .optional(),
  contactWay: contactWay.optional(),
  /** Another way to be reached: a relative, the village, in words. */
  contact: plainText({ max: 200 }).optional(),
  /** Written powers of an agent, and until when. */
  powers: plainText({ max: 500, lines: true }).optional(),
  powersUntil: localDateSchema.optional(),
};

export const reasonText = plainText({ min: 2, max: 500, lines: true });
export const longText = plainText({ min: 1, max: 5000, lines: true });

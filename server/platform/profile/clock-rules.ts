// Pure: what a clock rule is: the county's own steps and promises, which it may change, and the periods of law, which nobody may.
// Decides which parts each of the three kinds must have.
import { z } from 'zod';
import { periodUnit } from '../../kernel/period.ts';
import { COMPLEXITIES, URGENCIES } from './axes.ts';
import { idSchema, lawSchema, wordsSchema } from './words.ts';
import type { Frozen } from './words.ts';

/** The office's own steps that are timed. */
export const STEPS = [
  'accept',
  'correct',
  'review',
  'assign',
  'sign',
  'object',
  'contact',
  'check',
  'followUp',
] as const;
export type Step = (typeof STEPS)[number];

/** Something that starts a period. `recorded` events are acts of this system; the others are dates that a paper or a person tells. */
export const startEventSchema = z.strictObject({ id: idSchema, name: wordsSchema, recorded: z.boolean() });
export type StartEvent = Frozen<z.infer<typeof startEventSchema>>;

export const pauseReasonSchema = z.strictObject({ id: idSchema, name: wordsSchema });
export type PauseReason = Frozen<z.infer<typeof pauseReasonSchema>>;

/** How a period may grow. `amount` absent means that the text sets no measure and the parties or the body agree on one. */
export const extensionSchema = z.strictObject({
  by: z.enum(['parties', 'partiesAndBody', 'headOfBody', 'oneLevelUp', 'court', 'superiorCourt', 'arbitrationHead']),
  unit: periodUnit.optional(),
  amount: z.int().positive().optional(),
  times: z.int().positive().optional(),
  condition: wordsSchema,
});
export type ClockExtension = Frozen<z.infer<typeof extensionSchema>>;

const common = {
  id: idSchema,
  version: z.int().positive(),
  name: wordsSchema,
  startEvent: idSchema,
  unit: periodUnit,
  amount: z.int().positive(),
  extension: extensionSchema.nullable(),
  pauseReasons: z.array(idSchema),
};

/** A step clock: ours, between bodies. Without `urgency` it is the rule for every urgency that has none of its own. */
export const stepRuleSchema = z.strictObject({
  ...common,
  kind: z.literal('step'),
  step: z.enum(STEPS),
  urgency: z.enum(URGENCIES).optional(),
  readonly: z.literal(false),
});

/** A promise clock: ours to the resident, from acceptance, never moved by hand-offs. One for each complexity. */
export const promiseRuleSchema = z.strictObject({
  ...common,
  kind: z.literal('promise'),
  complexity: z.enum(COMPLEXITIES),
  readonly: z.literal(false),
});

/**
 * A period of law or of a rule of a ministry. `strength` says how the text binds: a fixed period, a general period («一般一个月»), a period after which
 * a right is lost or barred. `verified` is false where the figure was not read in the text itself; such a row is shown, with that remark.
 */
export const legalRuleSchema = z.strictObject({
  ...common,
  kind: z.literal('legal'),
  route: idSchema.nullable(),
  /** Category codes for which this row stands in place of the road's general one. */
  categories: z.array(z.string()).min(1).optional(),
  strength: z.enum(['fixed', 'general', 'bar']),
  /** Counted back from its event («开庭五日前»): the last day on which it is in time. */
  countsBack: z.literal(true).optional(),
  law: lawSchema,
  verified: z.boolean(),
  /** Days before the end on which the parties are reminded. */
  remindAtDay: z.array(z.int().positive()).optional(),
  /** A right that time bars, from a day that a person tells: shown and reminded of, because the mediation may be waited for too long. */
  timeBar: z
    .strictObject({
      /** When the office warns of it by itself; null: only once its first day is on record. */
      warn: z.enum(['registration', 'agreement']).nullable(),
      /** The text by which asking for mediation interrupts it; null where it does not. */
      interruptedBy: lawSchema.nullable(),
      /** Days before the end on which the person is reminded. */
      remindBefore: z.array(z.int().positive()).min(1),
    })
    .optional(),
  readonly: z.literal(true),
});

export const ownClockSchema = z.discriminatedUnion('kind', [stepRuleSchema, promiseRuleSchema]);

export type StepRule = Frozen<z.infer<typeof stepRuleSchema>>;
export type PromiseRule = Frozen<z.infer<typeof promiseRuleSchema>>;
export type LegalRule = Frozen<z.infer<typeof legalRuleSchema>>;
export type ClockRule = StepRule | PromiseRule | LegalRule;

/** clocks.yaml: the county's own clocks. */
export const clocksFile = z.strictObject({ clocks: z.array(ownClockSchema).min(1) });

/** clocks-of-law.yaml: start events, reasons for a pause, and the periods of law. */
export const lawClocksFile = z.strictObject({
  startEvents: z.array(startEventSchema).min(1),
  pauseReasons: z.array(pauseReasonSchema).min(1),
  lawClocks: z.array(legalRuleSchema).min(1),
});

// Decides the one operation on clocks that is open to all: explaining how a date is computed (期限计算器).
import { z } from 'zod';
import { PERIOD_UNITS } from '../../../kernel/period.ts';
import { periodStep } from '../../../kernel/period-steps.ts';
import { route } from '../../../kernel/route.ts';

const said = z.strictObject({ zh: z.string(), en: z.string() });

/** The text that sets a period, how strongly it binds, and what asking for mediation does to it. */
const lawOfRule = z.strictObject({
  name: z.string(),
  article: z.string(),
  /** False: the figure or its unit was not read in the text itself. */
  verified: z.boolean(),
  citation: said,
  strength: said,
  /** On rights that time bars: the text by which asking for mediation interrupts it; null where it does not. */
  interruptedBy: said.nullable().optional(),
});

export const explainDeadline = route({
  operationId: 'explainDeadline',
  method: 'GET',
  path: '/api/clocks/explain',
  tag: 'clocks',
  who: 'open',
  summary: { zh: '期限计算器:这一天是怎么算出来的', en: 'How a deadline is computed' },
  query: z.strictObject({
    /** A date, or a moment with offset; a moment without one is read as China's clock. */
    from: z.string().max(40),
    amount: z.coerce.number().int().min(0).max(36_500).optional(),
    unit: z.enum(PERIOD_UNITS).optional(),
    /** Id of a rule of the profile, instead of amount and unit. */
    rule: z.string().max(80).optional(),
  }),
  reply: z.object({
    /** The last moment. */
    due: z.string(),
    dueDate: z.string(),
    /** False when it reaches past the last year whose holidays are announced. */
    certain: z.boolean(),
    steps: z.array(periodStep),
    /** The same in a plain sentence or two, for residents. */
    plain: said,
    words: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
    amount: z.int(),
    unit: z.enum(PERIOD_UNITS),
    law: lawOfRule.optional(),
  }),
  refusals: ['from-invalid', 'amount-or-rule-needed', 'clock-rule-unknown', 'period-too-long'],
});

export const listClockRules = route({
  operationId: 'listClockRules',
  method: 'GET',
  path: '/api/clocks/rules',
  tag: 'clocks',
  who: 'open',
  summary: { zh: '各类期限及其依据', en: 'Clock rules with their law' },
  reply: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(['step', 'promise', 'legal']),
        name: z.object({ zh: z.string(), en: z.string() }),
        amount: z.int(),
        unit: z.enum(PERIOD_UNITS),
        /** The event that it begins with; counted back, the event that it must come before. */
        startEvent: said,
        countsBack: z.boolean(),
        law: lawOfRule.optional(),
      }),
    ),
  }),
});

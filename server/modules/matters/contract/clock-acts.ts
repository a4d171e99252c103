// Decides the acts on clocks as operations: a pause or a prolongation is asked for by one and decided one level up by another; a pause ends early;
// the day from which a limitation runs is recorded. What a rule does not provide is refused, with the rule.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { route } from '../../../kernel/route.ts';
import { actTimeShape } from '../act-time.ts';
import { usualRefusals as usual } from './officer-act.ts';
import { matterAfterAct, numberParams, reasonText } from './shapes.ts';

const act = {
  method: 'POST',
  tag: 'clocks',
  who: 'officer',
  params: numberParams,
  act: true,
  onExisting: true,
} as const;
const running = ['clock-unknown', 'clock-not-running', 'clock-already-due', 'clock-request-waiting'] as const;

/** The request, to be decided one level up by somebody else. */
const asked = matterAfterAct.extend({ requestId: z.uuid() });
/** The clock after the act. */
const moved = matterAfterAct.extend({ dueDate: z.string(), certain: z.boolean() });

export const requestPause = route({
  ...act,
  operationId: 'requestPause',
  path: '/api/matters/{number}/clocks/request-pause',
  summary: {
    zh: '申请中止时限:须为规则列明的事由并附证据',
    en: 'Ask for a pause, for a reason of the rule, with evidence',
  },
  body: z.strictObject({
    clockId: z.uuid(),
    /** Id of a reason that the clock's rule lists. */
    reason: z.string().max(40),
    /** Last day that does not count. */
    until: localDateSchema,
    fileIds: z.array(z.uuid()).min(1).max(20),
    words: reasonText,
    ...actTimeShape,
  }),
  reply: asked,
  refusals: [
    ...usual,
    ...running,
    'pause-not-provided',
    'clock-paused',
    'pause-ends-too-early',
    'pause-too-long',
    'file-unknown',
  ],
});

export const requestExtension = route({
  ...act,
  operationId: 'requestExtension',
  path: '/api/matters/{number}/clocks/request-extension',
  summary: { zh: '申请延期:期满前提出,一次为限', en: 'Ask for a prolongation: before the end, once' },
  body: z.strictObject({
    clockId: z.uuid(),
    /** How much more, in the unit of the rule. */
    amount: z.int().min(1).max(365),
    fileIds: z.array(z.uuid()).max(20).optional(),
    words: reasonText,
    ...actTimeShape,
  }),
  reply: asked,
  refusals: [...usual, ...running, 'extension-not-provided', 'extension-used', 'extension-too-long', 'file-unknown'],
});

const decided = ['clock-request-unknown', 'clock-request-decided', 'asker-apart'] as const;

export const approveClockRequest = route({
  ...act,
  operationId: 'approveClockRequest',
  path: '/api/matters/{number}/clocks/approve',
  summary: {
    zh: '批准延期或中止:上一级,非申请人',
    en: 'Approve a prolongation or a pause, one level up, not by who asked',
  },
  body: z.strictObject({ requestId: z.uuid(), remark: reasonText.optional(), ...actTimeShape }),
  reply: moved,
  refusals: [
    ...usual,
    ...decided,
    'clock-not-running',
    'pause-not-provided',
    'clock-paused',
    'extension-not-provided',
    'extension-used',
    'extension-too-long',
  ],
});

export const refuseClockRequest = route({
  ...act,
  operationId: 'refuseClockRequest',
  path: '/api/matters/{number}/clocks/refuse',
  summary: { zh: '不批准延期或中止,写明理由', en: 'Refuse a prolongation or a pause, with the reason' },
  body: z.strictObject({ requestId: z.uuid(), reason: reasonText, ...actTimeShape }),
  reply: matterAfterAct,
  refusals: [...usual, ...decided],
});

export const resumeClock = route({
  ...act,
  operationId: 'resumeClock',
  path: '/api/matters/{number}/clocks/resume',
  summary: { zh: '中止事由消除,恢复计算', en: 'The cause of a pause is gone; the clock counts again' },
  body: z.strictObject({ clockId: z.uuid(), words: reasonText.optional(), ...actTimeShape }),
  reply: moved,
  refusals: [...usual, 'clock-unknown', 'clock-not-running', 'clock-not-paused'],
});

export const recordTimeBar = route({
  ...act,
  operationId: 'recordTimeBar',
  path: '/api/matters/{number}/clocks/time-bar',
  summary: { zh: '记录时效、申请期限的起算日', en: 'Record the day from which a limitation runs' },
  body: z.strictObject({
    /** Id of a rule after which a right is lost. */
    ruleId: z.string().max(80),
    /** The day that the law names: knew or should have known, received, fell due. */
    from: localDateSchema,
    /** The registration here counts as a claim that interrupts it; only where the rule says so. */
    interrupted: z.boolean().optional(),
    words: reasonText.optional(),
    ...actTimeShape,
  }),
  reply: moved,
  refusals: [...usual, 'time-bar-unknown', 'time-bar-in-future', 'time-bar-not-interrupted', 'time-bar-over-before'],
});

/** A request as the office sees it. */
export const clockRequestView = z.strictObject({
  id: z.uuid(),
  clockId: z.uuid(),
  kind: z.enum(['pause', 'extend']),
  reason: z.strictObject({ zh: z.string(), en: z.string() }).nullable(),
  pausedTo: z.string().nullable(),
  amount: z.int().nullable(),
  unit: z.string().nullable(),
  askedAt: z.string(),
  askedBy: z.string().nullable(),
  decision: z.enum(['approved', 'refused', 'moot']).nullable(),
  decidedAt: z.string().nullable(),
});
export type ClockRequestView = z.infer<typeof clockRequestView>;

/** A right that time may bar on a road open to this matter: what the person must know before it is too late. */
export const timeBarView = z.strictObject({
  ruleId: z.string(),
  name: z.strictObject({ zh: z.string(), en: z.string() }),
  /** «1年», "1 year". */
  length: z.strictObject({ zh: z.string(), en: z.string() }),
  startEvent: z.strictObject({ zh: z.string(), en: z.string() }),
  citation: z.strictObject({ zh: z.string(), en: z.string() }),
  note: z.strictObject({ zh: z.string(), en: z.string() }).nullable(),
  /** The text by which asking for mediation interrupts it; null: mediation does not stop it. */
  interruptedBy: z.strictObject({ zh: z.string(), en: z.string() }).nullable(),
  /** The day from which it runs is on record; its clock is among the clocks. */
  recorded: z.boolean(),
});
export type TimeBarView = z.infer<typeof timeBarView>;

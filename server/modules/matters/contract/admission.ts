// Decides the operations before acceptance: missing material asked for once, a refusal with its second look, and its review.
import { z } from 'zod';
import { plainText } from '../../../kernel/plain-text.ts';
import { route } from '../../../kernel/route.ts';
import { LATE_CONSEQUENCES } from '../admission.ts';
import { actTimeShape } from '../act-time.ts';
import { REFUSAL_STATES } from '../admission.ts';
import { officerAct as act, usualRefusals as usual } from './officer-act.ts';
import { longText, momentSchema, numberParams, officeTelephoneSchema, reasonText, stageSchema } from './shapes.ts';

const handedIn = z.strictObject({
  /** Place in the list of the notice, from 1. */
  position: z.int().min(1).max(20),
  fileIds: z.array(z.uuid()).max(6),
});

const wordsOfProfile = z.strictObject({ zh: z.string(), en: z.string() });

/** The notice as it was given and what is still missing. */
export const materialRequestView = z.strictObject({
  askedAt: momentSchema,
  askedBy: z.string().nullable(),
  /** Last day, YYYY-MM-DD. */
  dueDate: z.string(),
  ifLate: z.strictObject({ id: z.enum(LATE_CONSEQUENCES), words: wordsOfProfile }),
  outcome: z.enum(['supplied', 'lapsed']).nullable(),
  items: z.array(
    z.strictObject({
      position: z.int(),
      name: z.string(),
      note: z.string().nullable(),
      suppliedAt: momentSchema.nullable(),
      fileIds: z.array(z.uuid()),
    }),
  ),
});
export type MaterialRequestView = z.infer<typeof materialRequestView>;

/** A refusal with its reason, law, right door and where its review stands. */
export const refusalView = z.strictObject({
  state: z.enum(REFUSAL_STATES),
  reason: z.strictObject({ id: z.string(), name: wordsOfProfile, plain: wordsOfProfile, law: wordsOfProfile }),
  explanation: z.string().nullable(),
  door: z.strictObject({ name: z.string(), address: z.string(), telephone: z.string() }),
  /** Day on which it stood, and last day to ask for its review; null before. */
  refusedAt: momentSchema.nullable(),
  reviewUntil: z.string().nullable(),
  reviewAskedAt: momentSchema.nullable(),
  decidedAt: momentSchema.nullable(),
  decision: z.string().nullable(),
});
export type RefusalView = z.infer<typeof refusalView>;

export const getAdmission = route({
  operationId: 'getAdmission',
  method: 'GET',
  path: '/api/matters/{number}/admission',
  tag: 'matters',
  who: 'officer',
  summary: { zh: '受理前:补正通知与不予受理', en: 'Before acceptance: missing material and refusal' },
  params: numberParams,
  reply: z.strictObject({
    material: materialRequestView.nullable(),
    refusals: z.array(refusalView),
    /** What the sheets choose from. */
    reasons: z.array(
      z.strictObject({ id: z.string(), name: wordsOfProfile, law: wordsOfProfile, afterLateMaterial: z.boolean() }),
    ),
    ifLate: z.array(z.strictObject({ id: z.enum(LATE_CONSEQUENCES), words: wordsOfProfile })),
  }),
  refusals: ['not-found'],
});

export const askForMaterial = route({
  ...act,
  operationId: 'askForMaterial',
  path: '/api/matters/{number}/ask-for-material',
  summary: { zh: '一次性告知补正材料', en: 'Ask for missing material, once, as a list with its day' },
  body: z.strictObject({
    items: z
      .array(z.strictObject({ name: plainText({ min: 1, max: 100 }), note: plainText({ max: 300 }).optional() }))
      .min(1)
      .max(20),
    ifLate: z.enum(LATE_CONSEQUENCES),
    ...actTimeShape,
  }),
  refusals: [...usual, 'material-asked-already'],
});

export const supplyMaterial = route({
  ...act,
  operationId: 'supplyMaterial',
  path: '/api/matters/{number}/supply-material',
  summary: { zh: '收到补正材料', en: 'Missing material handed in at the window' },
  body: z.strictObject({
    /** Places in the list of the notice, from 1; the files hold these papers. */
    positions: z.array(z.int().min(1).max(20)).min(1).max(20),
    fileIds: z.array(z.uuid()).max(20).optional(),
    ...actTimeShape,
  }),
  refusals: [...usual, 'item-unknown', 'file-unknown'],
});

export const proposeRefusal = route({
  ...act,
  operationId: 'proposeRefusal',
  path: '/api/matters/{number}/propose-refusal',
  summary: { zh: '拟不予受理,交另一人复核', en: 'Propose a refusal, for a second person to look at' },
  body: z.strictObject({
    reasonId: z.string().max(60),
    explanation: longText,
    /** 应当向谁提出: the right door, whole; without it nobody is turned away. */
    doorName: plainText({ min: 2, max: 100 }),
    doorAddress: plainText({ min: 2, max: 200 }),
    doorTelephone: officeTelephoneSchema,
    ...actTimeShape,
  }),
  refusals: [...usual, 'refusal-reason-unknown', 'material-not-late', 'notice-said-otherwise'],
});

export const reviewRefusal = route({
  ...act,
  operationId: 'reviewRefusal',
  path: '/api/matters/{number}/review-refusal',
  summary: { zh: '复核不予受理:同意或者退回', en: 'The second look: agree to the refusal or send it back' },
  body: z.strictObject({ agreed: z.boolean(), reason: reasonText.optional(), ...actTimeShape }),
  refusals: [...usual, 'same-person', 'reason-missing'],
});

export const askRefusalReview = route({
  ...act,
  operationId: 'askRefusalReview',
  path: '/api/matters/{number}/ask-refusal-review',
  summary: { zh: '代当事人申请复查不予受理', en: 'Ask for the review of a refusal, for an applicant at the window' },
  body: z.strictObject({ partyId: z.uuid(), reasons: longText, ...actTimeShape }),
  refusals: [...usual, 'party-unknown', 'review-too-late', 'refusal-reviewed-already'],
});

export const decideRefusalReview = route({
  ...act,
  operationId: 'decideRefusalReview',
  path: '/api/matters/{number}/decide-refusal-review',
  summary: { zh: '复查决定:维持或者改为受理', en: 'Decide the review: the refusal stands, or the matter is taken' },
  body: z.strictObject({ stands: z.boolean(), reply: longText, ...actTimeShape }),
  refusals: [...usual, 'same-person', 'review-not-asked'],
});

const partyAct = { method: 'POST', tag: 'resident', who: 'party', act: true, onExisting: true } as const;
const afterPartyAct = z.strictObject({ version: z.int(), stage: stageSchema, acts: z.array(z.string()) });

export const supplyOwnMaterial = route({
  ...partyAct,
  operationId: 'supplyOwnMaterial',
  path: '/api/resident/supply-material',
  summary: { zh: '上传补正材料', en: 'Hand in the papers that were asked for' },
  body: z.strictObject({ items: z.array(handedIn).min(1).max(20) }),
  reply: afterPartyAct,
  refusals: ['act-not-allowed', 'version-stale', 'respondent-cannot', 'item-unknown', 'file-unknown', 'files-missing'],
});

export const askOwnRefusalReview = route({
  ...partyAct,
  operationId: 'askOwnRefusalReview',
  path: '/api/resident/ask-refusal-review',
  summary: { zh: '申请复查不予受理', en: 'Ask for the review of a refusal' },
  body: z.strictObject({ reasons: longText }),
  reply: afterPartyAct,
  refusals: ['act-not-allowed', 'version-stale', 'respondent-cannot', 'review-too-late', 'refusal-reviewed-already'],
});

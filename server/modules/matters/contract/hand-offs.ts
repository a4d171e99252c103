// Decides the operations of hand-offs: objection, ruling, designation, bodies that help, transfer outside with its receipt.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { plainText } from '../../../kernel/plain-text.ts';
import { route } from '../../../kernel/route.ts';
import { actTimeShape } from '../act-time.ts';
import { officerAct as act, usualRefusals as usual } from './officer-act.ts';
import { longText, matterAfterAct, momentSchema, numberParams, officeTelephoneSchema, reasonText } from './shapes.ts';

/** The law that an objection, a designation or a letter rests on; free words, with the article. */
const basis = plainText({ min: 4, max: 300 });

export const objectToAssignment = route({
  ...act,
  operationId: 'objectToAssignment',
  path: '/api/matters/{number}/object',
  summary: { zh: '提出异议:不属本单位职责', en: 'Object: not competent, with the law that says so' },
  body: z.strictObject({
    legalBasis: basis,
    reason: reasonText,
    suggestedOrganisationId: z.int().positive().optional(),
    ...actTimeShape,
  }),
  refusals: [
    ...usual,
    'organisation-unknown',
    'organisation-complained-of',
    'objection-too-late',
    'objected-already',
    'designated-no-objection',
  ],
});

export const ruleOnObjection = route({
  ...act,
  operationId: 'ruleOnObjection',
  path: '/api/matters/{number}/rule',
  summary: { zh: '裁定异议', en: 'Rule on an objection' },
  body: z.strictObject({ upheld: z.boolean(), reason: reasonText, ...actTimeShape }),
  refusals: usual,
});

export const designateBody = route({
  ...act,
  operationId: 'designateBody',
  path: '/api/matters/{number}/designate',
  summary: { zh: '指定承办单位', en: 'The head designates the body that handles it' },
  body: z.strictObject({
    organisationId: z.int().positive(),
    legalBasis: basis,
    reason: reasonText,
    ...actTimeShape,
  }),
  refusals: [...usual, 'organisation-unknown', 'organisation-complained-of'],
});

export const askCoHandler = route({
  ...act,
  operationId: 'askCoHandler',
  path: '/api/matters/{number}/ask-co-handler',
  summary: { zh: '请其他单位协办', en: 'Ask another body to help, with its task and day' },
  body: z.strictObject({
    organisationId: z.int().positive(),
    task: plainText({ min: 2, max: 500, lines: true }),
    dueDate: localDateSchema,
    ...actTimeShape,
  }),
  refusals: [
    ...usual,
    'organisation-unknown',
    'organisation-complained-of',
    'restricted-to-few',
    'holder-already',
    'due-in-past',
    'co-handler-already',
  ],
});

export const recordOpinion = route({
  ...act,
  operationId: 'recordOpinion',
  path: '/api/matters/{number}/opinion',
  summary: { zh: '提交协办意见', en: 'Give the opinion that was asked for' },
  body: z.strictObject({ opinion: longText, fileIds: z.array(z.uuid()).max(20).optional(), ...actTimeShape }),
  refusals: [...usual, 'opinion-not-asked', 'file-unknown'],
});

export const releaseCoHandler = route({
  ...act,
  operationId: 'releaseCoHandler',
  path: '/api/matters/{number}/release-co-handler',
  summary: { zh: '不再请其协办', en: 'Ask a body no longer' },
  body: z.strictObject({ organisationId: z.int().positive(), reason: reasonText, ...actTimeShape }),
  refusals: [...usual, 'opinion-not-asked'],
});

export const transferOutside = route({
  ...act,
  operationId: 'transferOutside',
  path: '/api/matters/{number}/transfer',
  summary: { zh: '移送系统外的机关', en: 'Transfer to a body outside, by letter' },
  body: z.strictObject({
    bodyName: plainText({ min: 2, max: 100 }),
    bodyAddress: plainText({ max: 200 }).optional(),
    bodyTelephone: officeTelephoneSchema.optional(),
    legalBasis: basis,
    reason: longText,
    materials: z
      .array(z.strictObject({ name: plainText({ min: 1, max: 100 }) }))
      .max(50)
      .optional(),
    /** Time limits or bars that the receiving body should know of. */
    timeLimitNote: plainText({ max: 300 }).optional(),
    ...actTimeShape,
  }),
  reply: matterAfterAct.extend({ letterNumber: z.string() }),
  refusals: [...usual, 'transfer-waits'],
});

export const recordTransferReceipt = route({
  ...act,
  operationId: 'recordTransferReceipt',
  path: '/api/matters/{number}/transfer-receipt',
  summary: { zh: '登记移送回执', en: 'Record the receipt of a transfer' },
  body: z.strictObject({
    received: z.boolean(),
    theirNumber: plainText({ max: 60 }).optional(),
    /** Why they sent it back. */
    reason: reasonText.optional(),
    /** To the parties: who has it now. */
    reply: longText.optional(),
    ...actTimeShape,
  }),
  refusals: [...usual, 'transfer-not-sent', 'procedure-open', 'reply-missing', 'reason-missing'],
});

const body = z.strictObject({ id: z.int(), name: z.string() });

export const listHandOffs = route({
  operationId: 'listHandOffs',
  method: 'GET',
  path: '/api/matters/{number}/hand-offs',
  tag: 'matters',
  who: 'officer',
  summary: { zh: '流转情况', en: 'Hand-offs: objections, designations, helpers, transfers' },
  params: numberParams,
  reply: z.strictObject({
    bounces: z.int(),
    bouncesToHead: z.int(),
    /** Until when the body that has it may object; null when it may not. */
    objectUntil: z.string().nullable(),
    objections: z.array(
      z.strictObject({
        body,
        legalBasis: z.string(),
        reason: z.string().nullable(),
        suggested: body.nullable(),
        objectedAt: momentSchema,
        ruledAt: momentSchema.nullable(),
        upheld: z.boolean().nullable(),
        ruling: z.string().nullable(),
      }),
    ),
    designations: z.array(
      z.strictObject({ body, legalBasis: z.string(), reason: z.string().nullable(), at: momentSchema }),
    ),
    helpers: z.array(
      z.strictObject({
        body,
        task: z.string(),
        dueDate: z.string(),
        askedAt: momentSchema,
        opinionAt: momentSchema.nullable(),
        opinion: z.string().nullable(),
        released: z.boolean(),
        late: z.boolean(),
      }),
    ),
    transfers: z.array(
      z.strictObject({
        letterNumber: z.string(),
        bodyName: z.string(),
        bodyAddress: z.string().nullable(),
        bodyTelephone: z.string().nullable(),
        legalBasis: z.string(),
        materials: z.array(z.string()),
        timeLimitNote: z.string().nullable(),
        reason: z.string().nullable(),
        sentAt: momentSchema,
        receipt: z.enum(['received', 'returned']).nullable(),
        receiptAt: momentSchema.nullable(),
        theirNumber: z.string().nullable(),
      }),
    ),
  }),
  refusals: ['not-found'],
});

// Decides the acts of officers on a matter, as operations: their inputs, replies and refusals.
import { z } from 'zod';
import { route } from '../../../kernel/route.ts';
import { plainText } from '../../../kernel/plain-text.ts';
import { actTimeShape } from '../act-time.ts';
import { officerAct as act, usualRefusals as usual } from './officer-act.ts';
import { complexitySchema, longText, matterAfterAct, outcomeSchema, reasonText, urgencySchema } from './shapes.ts';

export const acceptMatter = route({
  ...act,
  operationId: 'acceptMatter',
  path: '/api/matters/{number}/accept',
  summary: { zh: '受理:起承诺时限,告知申请人', en: 'Accept: the promise clock starts, the applicant is told' },
  body: z.strictObject({
    category: z.string().regex(/^\d{2}$/u),
    complexity: complexitySchema,
    urgency: urgencySchema,
    /** Who is complained of, when it turns out to be a complaint about a body or an officer. */
    subjectOrganisationIds: z.array(z.int().positive()).max(20).optional(),
    subjectOfficerIds: z.array(z.int().positive()).max(20).optional(),
    ...actTimeShape,
  }),
  refusals: [
    ...usual,
    'category-unknown',
    'complaint-subject-missing',
    'organisation-unknown',
    'officer-unknown',
    'organisation-complained-of',
  ],
});

export const assignMatter = route({
  ...act,
  operationId: 'assignMatter',
  path: '/api/matters/{number}/assign',
  summary: { zh: '分流:交给有权办理的单位', en: 'Assign to a competent body' },
  body: z.strictObject({
    organisationId: z.int().positive(),
    /** Needed when the triage proposal is overruled. */
    reason: reasonText.optional(),
    ...actTimeShape,
  }),
  refusals: [
    ...usual,
    'organisation-unknown',
    'organisation-complained-of',
    'overrule-reason-needed',
    'head-designates',
  ],
});

export const signForMatter = route({
  ...act,
  operationId: 'signForMatter',
  path: '/api/matters/{number}/sign-for',
  summary: { zh: '签收', en: 'Sign for a matter' },
  body: z.strictObject({ ...actTimeShape }),
  refusals: usual,
});

export const handOverMatter = route({
  ...act,
  operationId: 'handOverMatter',
  path: '/api/matters/{number}/hand-over',
  summary: { zh: '交给本单位同事办理', en: 'Hand over to a colleague of the same body' },
  body: z.strictObject({ postId: z.int().positive(), reason: reasonText.optional(), ...actTimeShape }),
  refusals: [...usual, 'post-elsewhere'],
});

export const recordProgress = route({
  ...act,
  operationId: 'recordProgress',
  path: '/api/matters/{number}/progress',
  summary: { zh: '记录办理情况', en: 'Record progress' },
  body: z.strictObject({
    text: longText,
    /** Shown to the parties. */
    outward: z.boolean().optional(),
    fileIds: z.array(z.uuid()).max(20).optional(),
    ...actTimeShape,
  }),
  refusals: [...usual, 'file-unknown'],
});

export const answerMatter = route({
  ...act,
  operationId: 'answerMatter',
  path: '/api/matters/{number}/answer',
  summary: { zh: '办结:报告结果', en: 'Answer: report the result' },
  body: z.strictObject({
    result: z.string().max(60),
    reply: longText,
    fileIds: z.array(z.uuid()).max(20).optional(),
    ...actTimeShape,
  }),
  refusals: [
    ...usual,
    'result-unknown',
    'result-needs-agreement',
    'procedure-open',
    'file-unknown',
    'opinions-awaited',
    'transfer-receipt-missing',
  ],
});

export const passCheck = route({
  ...act,
  operationId: 'passCheck',
  path: '/api/matters/{number}/pass-check',
  summary: { zh: '办结审核通过', en: 'The check finds it complete' },
  body: z.strictObject({ remark: reasonText.optional(), ...actTimeShape }),
  refusals: [...usual, 'handler-apart'],
});

export const returnForRework = route({
  ...act,
  operationId: 'returnForRework',
  path: '/api/matters/{number}/return',
  summary: { zh: '退回重办', en: 'Return for rework' },
  body: z.strictObject({ reason: reasonText, ...actTimeShape }),
  refusals: [...usual, 'handler-apart', 'agreement-in-effect', 'withdrawn-stays'],
});

export const recordFollowUp = route({
  ...act,
  operationId: 'recordFollowUp',
  path: '/api/matters/{number}/follow-up',
  summary: { zh: '回访:问当事人,联系不上也要记', en: 'Follow up: ask a party; a failed attempt is recorded too' },
  body: z.strictObject({
    partyId: z.uuid(),
    way: z.enum(['phone', 'visit', 'window']),
    reached: z.enum(['reached', 'not_reached', 'refused']),
    performed: z.enum(['yes', 'partly', 'no', 'not_due', 'none']).optional(),
    solved: z.boolean().optional(),
    satisfaction: z.int().min(1).max(5).optional(),
    words: plainText({ max: 1000, lines: true }).optional(),
    ...actTimeShape,
  }),
  refusals: [...usual, 'handler-apart', 'party-unknown', 'answer-missing'],
});

export const closeMatter = route({
  ...act,
  operationId: 'closeMatter',
  path: '/api/matters/{number}/close',
  summary: { zh: '结案归档', en: 'Close and file' },
  body: z.strictObject({ remark: reasonText.optional(), ...actTimeShape }),
  reply: matterAfterAct.extend({ outcome: outcomeSchema }),
  refusals: [...usual, 'handler-apart', 'applicants-not-asked', 'bound-not-asked'],
});

export const withdrawMatter = route({
  ...act,
  operationId: 'withdrawMatter',
  path: '/api/matters/{number}/withdraw',
  summary: { zh: '当事人撤回', en: 'The applicant withdraws' },
  body: z.strictObject({ partyId: z.uuid(), reason: reasonText, ...actTimeShape }),
  refusals: [...usual, 'party-unknown'],
});

export const restrictMatter = route({
  ...act,
  operationId: 'restrictMatter',
  path: '/api/matters/{number}/restrict',
  summary: {
    zh: '发现危险迹象:缩小知情范围并提示报告',
    en: 'Signs of danger: fewer may see it, and whom to call is shown',
  },
  body: z.strictObject({ dangerSigns: z.array(z.string().max(40)).min(1).max(10), ...actTimeShape }),
  refusals: [...usual, 'danger-sign-unknown', 'already-restricted'],
});

export const liftRestriction = route({
  ...act,
  operationId: 'liftRestriction',
  path: '/api/matters/{number}/lift-restriction',
  summary: { zh: '解除知情限制', en: 'Lift the restriction' },
  body: z.strictObject({ reason: reasonText, ...actTimeShape }),
  refusals: [...usual, 'not-restricted', 'complaint-stays-restricted'],
});

export const correctMatter = route({
  ...act,
  operationId: 'correctMatter',
  path: '/api/matters/{number}/correct',
  summary: { zh: '更正事项:旧的保留,写明原因', en: 'Correct the facts: the old words stay, with the reason' },
  body: z.strictObject({
    description: longText.optional(),
    claims: plainText({ max: 2000, lines: true }).optional(),
    placeDetail: plainText({ max: 200 }).optional(),
    peopleInvolved: z.int().min(1).max(100_000).optional(),
    amountFen: z.int().min(0).optional(),
    areaCode: z.string().max(20).optional(),
    reason: reasonText,
    /** A party's own request that this answers. */
    requestId: z.uuid().optional(),
    ...actTimeShape,
  }),
  refusals: [...usual, 'area-unknown', 'nothing-to-correct', 'request-unknown'],
});

export const reissueCode = route({
  ...act,
  operationId: 'reissueCode',
  path: '/api/matters/{number}/reissue-code',
  summary: { zh: '查询码遗失,核实后重发', en: 'A lost lookup code is made anew after a check' },
  body: z.strictObject({
    partyId: z.uuid(),
    /** How it was made sure who asks. */
    checkedBy: z.enum(['identity_card', 'known_person', 'callback', 'other_paper']),
    ...actTimeShape,
  }),
  reply: matterAfterAct.extend({ lookupCode: z.string(), trackUrl: z.string() }),
  refusals: [...usual, 'party-unknown'],
});

export const addMaterial = route({
  ...act,
  operationId: 'addMaterial',
  path: '/api/matters/{number}/material',
  summary: { zh: '补充材料', en: 'Add material' },
  body: z.strictObject({
    fileIds: z.array(z.uuid()).min(1).max(20),
    kind: z.enum(['photo', 'evidence', 'signed_paper', 'proof', 'other']),
    note: plainText({ max: 500, lines: true }).optional(),
    ...actTimeShape,
  }),
  refusals: [...usual, 'file-unknown'],
});

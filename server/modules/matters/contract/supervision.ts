// Decides the operations of supervision: urging, letter, proposal, the decision of the body that the rule names, the reply; and the list of what is late.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { pageSize } from '../../../kernel/page.ts';
import { plainText } from '../../../kernel/plain-text.ts';
import { route } from '../../../kernel/route.ts';
import { xlsx } from '../../places/contract.ts';
import { actTimeShape } from '../act-time.ts';
import { LEVELS, PROPOSED_LEVELS } from '../supervision.ts';
import { officerAct as act, usualRefusals as usual } from './officer-act.ts';
import { clockView, matterAfterAct, momentSchema, numberParams, reasonText, stageSchema } from './shapes.ts';

const ofClock = [...usual, 'clock-unknown', 'not-late', 'receipt-only'] as const;
const demandText = plainText({ min: 2, max: 1000, lines: true });
const replyText = plainText({ min: 2, max: 2000, lines: true });

export const urgeBody = route({
  ...act,
  operationId: 'urgeBody',
  path: '/api/matters/{number}/urge',
  summary: { zh: '催办', en: 'Urge the body that is late, or ask for the receipt of a transfer' },
  /** A term that has run out, or a letter of transfer without receipt: one of the two. */
  body: z.strictObject({ clockId: z.uuid().optional(), transferId: z.uuid().optional(), ...actTimeShape }),
  reply: matterAfterAct.extend({ letterNumber: z.string() }),
  refusals: [...ofClock, 'clock-or-transfer', 'transfer-not-sent', 'urged-already'],
});

export const noticeBody = route({
  ...act,
  operationId: 'noticeBody',
  path: '/api/matters/{number}/notice',
  summary: { zh: '发督办函', en: 'Letter of supervision, after an urging in vain' },
  /** Without words of its own the letter says what the profile says. */
  body: z.strictObject({
    clockId: z.uuid(),
    problems: demandText.optional(),
    demands: demandText.optional(),
    ...actTimeShape,
  }),
  reply: matterAfterAct.extend({ letterNumber: z.string() }),
  refusals: [...ofClock, 'urge-missing', 'notice-too-early', 'noticed-already'],
});

export const proposeSupervision = route({
  ...act,
  operationId: 'proposeSupervision',
  path: '/api/matters/{number}/propose-supervision',
  summary: { zh: '提请约谈、挂牌督办', en: 'Propose a talk or listed supervision to the body that decides' },
  body: z.strictObject({
    level: z.enum(PROPOSED_LEVELS),
    clockId: z.uuid(),
    deciderOrganisationId: z.int().positive(),
    reason: reasonText,
    ...actTimeShape,
  }),
  refusals: [...ofClock, 'organisation-unknown', 'notice-missing', 'proposed-already', 'decider-not-competent'],
});

export const recordSupervisionDecision = route({
  ...act,
  operationId: 'recordSupervisionDecision',
  path: '/api/matters/{number}/supervision-decision',
  summary: { zh: '登记督办决定', en: 'Record what the body that decides has decided' },
  body: z.strictObject({
    supervisionId: z.uuid(),
    organisationId: z.int().positive(),
    adopted: z.boolean(),
    documentNumber: plainText({ min: 2, max: 60 }),
    decidedOn: localDateSchema,
    words: reasonText.optional(),
    /** 约谈时间、地点、对象: of an adopted talk, for which the first two are demanded. */
    talkAt: momentSchema.optional(),
    talkPlace: plainText({ min: 2, max: 100 }).optional(),
    talkCalled: plainText({ min: 2, max: 100 }).optional(),
    /** 摘牌条件: of an adopted listing. */
    takenOffWhen: plainText({ min: 2, max: 300, lines: true }).optional(),
    ...actTimeShape,
  }),
  refusals: [
    ...usual,
    'organisation-unknown',
    'supervision-unknown',
    'supervision-decided',
    'decider-not-competent',
    'decided-in-future',
    'talk-unset',
    'talk-before-decision',
    'not-of-this-decision',
  ],
});

export const replyToSupervision = route({
  ...act,
  operationId: 'replyToSupervision',
  path: '/api/matters/{number}/supervision-reply',
  summary: { zh: '督办回复', en: 'Answer a letter of supervision: what was done, why unfinished, measures' },
  body: z.strictObject({
    supervisionId: z.uuid(),
    done: replyText,
    whyNot: replyText,
    measures: replyText.optional(),
    ...actTimeShape,
  }),
  refusals: [
    ...usual,
    'supervision-unknown',
    'supervision-not-yours',
    'supervision-not-decided',
    'supervision-replied',
    'receipt-only',
  ],
});

const words = z.strictObject({ zh: z.string(), en: z.string() });
const body = z.strictObject({ id: z.int(), name: z.string() });

export const supervisionRow = z.strictObject({
  id: z.uuid(),
  level: z.enum(LEVELS),
  levelName: words,
  body: z.string(),
  /** The term, or the letter of transfer. */
  about: words,
  asks: z.enum(['finish', 'receipt']),
  dueDate: z.string(),
  /** Working days past the term when it was issued. */
  daysLate: z.int(),
  letterNumber: z.string().nullable(),
  issuedAt: momentSchema,
  issuedBy: z.string(),
  /** Issued by the sweep. */
  bySystem: z.boolean(),
  problems: z.string().nullable(),
  demands: z.string().nullable(),
  reason: z.string().nullable(),
  replyDue: z.string().nullable(),
  replyOverdue: z.boolean(),
  decider: z.string().nullable(),
  decision: z
    .strictObject({
      adopted: z.boolean(),
      documentNumber: z.string(),
      decidedOn: z.string(),
      words: z.string().nullable(),
      talkAt: momentSchema.nullable(),
      talkPlace: z.string().nullable(),
      talkCalled: z.string().nullable(),
      takenOffWhen: z.string().nullable(),
    })
    .nullable(),
  /** When a receipt is asked for, the signing or the receipt is the reply and has no words. */
  replied: z
    .strictObject({
      at: momentSchema,
      done: z.string().nullable(),
      whyNot: z.string().nullable(),
      measures: z.string().nullable(),
    })
    .nullable(),
  /** The caller may do with this row. */
  acts: z.array(z.enum(['recordSupervisionDecision', 'replyToSupervision'])),
});
export type SupervisionRow = z.infer<typeof supervisionRow>;

export const listSupervision = route({
  operationId: 'listSupervision',
  method: 'GET',
  path: '/api/matters/{number}/supervision',
  tag: 'matters',
  who: 'officer',
  summary: { zh: '督办情况', en: 'Supervision: terms that have run out, letters, proposals, replies' },
  params: numberParams,
  reply: z.strictObject({
    late: z.array(
      z.strictObject({
        clockId: z.uuid(),
        name: words,
        dueDate: z.string(),
        /** Working days. */
        daysLate: z.int(),
        /** How late it is, in the unit of the clock, as every page says it. */
        remaining: clockView.shape.remaining,
        body,
        /** What the caller may do about it now. */
        acts: z.array(z.enum(['urgeBody', 'noticeBody', 'proposeSupervision'])),
      }),
    ),
    /** Letters of transfer whose receipt may be asked for. */
    transfers: z.array(
      z.strictObject({
        transferId: z.uuid(),
        letterNumber: z.string(),
        bodyName: z.string(),
        acts: z.array(z.string()),
      }),
    ),
    items: z.array(supervisionRow),
    /** Bodies that the rule lets decide, by level. */
    deciders: z.strictObject({ talk: z.array(body), listing: z.array(body) }),
  }),
  refusals: ['not-found'],
});

const lateFilter = {
  /** Id of the body that is late. */
  body: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  /** Code of a township. */
  area: z.string().max(20).optional(),
};

export const lateRow = z.strictObject({
  number: z.string(),
  category: z.string(),
  stage: stageSchema,
  areaName: z.string(),
  townshipName: z.string().nullable(),
  body,
  dueAt: momentSchema,
  remaining: clockView.shape.remaining,
  /** Working days. */
  daysLate: z.int(),
  /** The last level of the ladder; null when there is none, or facts are not seen. */
  last: z
    .strictObject({
      level: z.enum(LEVELS),
      letterNumber: z.string().nullable(),
      issuedAt: momentSchema,
      replyDue: z.string().nullable(),
      replyOverdue: z.boolean(),
    })
    .nullable(),
  /** Why it is not finished, as the body last said. */
  reason: z.string().nullable(),
});
export type LateRow = z.infer<typeof lateRow>;

export const listLate = route({
  operationId: 'listLate',
  method: 'GET',
  path: '/api/matters/late',
  tag: 'matters',
  who: 'officer',
  summary: { zh: '已超期事项', en: 'What is late, by body, the longest first' },
  query: z.strictObject({
    ...lateFilter,
    after: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(pageSize.most).optional(),
  }),
  reply: z.strictObject({
    items: z.array(lateRow),
    next: z.string().nullable(),
    /** How many each body is late with, of the 5,000 that are late the longest. */
    bodies: z.array(body.extend({ count: z.int() })),
    more: z.boolean(),
    asOf: momentSchema,
  }),
  refusals: ['area-unknown', 'cursor-invalid'],
});

export const exportLate = route({
  operationId: 'exportLate',
  method: 'GET',
  path: '/api/matters/late/workbook',
  tag: 'matters',
  who: 'officer',
  summary: { zh: '已超期事项（Excel）', en: 'The same list as Excel' },
  query: z.strictObject(lateFilter),
  reply: z.unknown(),
  media: [xlsx],
  refusals: ['area-unknown'],
});

// Decides the operations by which an agreement is kept: what each side reports and confirms with its code, a breach, what the court decided,
// the mediator's own visit, and what is shown of it all.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { fenSchema } from '../../../kernel/fen-schema.ts';
import { plainText } from '../../../kernel/plain-text.ts';
import { route } from '../../../kernel/route.ts';
import {
  longText,
  matterAfterAct,
  momentSchema,
  numberParams,
  officerAct,
  stageSchema,
  usualRefusals as usual,
} from '../../matters/contract.ts';
import { BREACH_ROADS } from '../breach-roads.ts';
import { STANDINGS } from '../performance.ts';
import { obligationView } from './reads.ts';
import { actTimeMembers, citedLawView, partyIdSchema, wordsView } from './shapes.ts';

const words = plainText({ max: 1000, lines: true });

/** What one side said, with its proof, and what the other said of it. */
export const reportView = z.strictObject({
  id: z.uuid(),
  /** Of whom it is the word: debtor or creditor. */
  forPartyId: partyIdSchema,
  name: z.string(),
  done: z.enum(['done', 'partly']),
  amountFen: z.int().nullable(),
  reportedAt: momentSchema,
  words: z.string().nullable(),
  fileIds: z.array(z.uuid()),
  /** Null: the other side has not answered. */
  confirmed: z.boolean().nullable(),
  answeredAt: z.string().nullable(),
  answer: z.string().nullable(),
});

export const keptObligation = obligationView.extend({
  standing: z.enum(STANDINGS),
  lateOn: z.string().nullable(),
  breachedOn: z.string().nullable(),
  /** Sums that the other side confirmed. */
  confirmedFen: z.int(),
  reports: z.array(reportView),
});
export type KeptObligation = z.infer<typeof keptObligation>;

export const breachRoadView = z.strictObject({
  id: z.enum(BREACH_ROADS),
  name: wordsView,
  plain: wordsView,
  law: z.array(citedLawView),
  /** Last day; null where no day is known. */
  until: z.string().nullable(),
  open: z.boolean(),
});

export const courtView = z.strictObject({
  court: z.string(),
  decisionNumber: z.string(),
  confirmed: z.boolean(),
  decidedOn: z.string(),
});

export const visitView = z.strictObject({
  visitedAt: momentSchema,
  way: z.string(),
  by: z.string().nullable(),
  performed: z.enum(['yes', 'partly', 'no', 'not_due']),
  lawsuit: z.boolean(),
  wrongMediation: z.boolean(),
  escalation: z.boolean(),
  /** What the mediator wrote, by field of the form; null once erased. */
  words: z.record(z.string(), z.string().nullable()),
});

const kept = {
  agreement: z
    .strictObject({
      kind: z.enum(['written', 'oral']),
      effectiveOn: z.string(),
      confirmationUntil: z.string().nullable(),
      court: courtView.nullable(),
    })
    .nullable(),
  obligations: z.array(keptObligation),
  /** Named when an obligation is late or broken. */
  roads: z.array(breachRoadView),
  /** Papers ready to be taken along: the agreement, what was performed with its proof, and the form of each open road. Nothing said in the talks. */
  pack: z.array(
    z.strictObject({
      kind: z.string(),
      title: wordsView,
      /** The road whose form it is; null for what every road rests on. */
      road: z.enum(BREACH_ROADS).nullable(),
      /** For whom the form can be made out (`party`): without one it is the first's. Empty where it is everybody's. */
      parties: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
    }),
  ),
};

export const getPerformance = route({
  operationId: 'getPerformance',
  method: 'GET',
  path: '/api/matters/{number}/performance',
  tag: 'mediation',
  who: 'officer',
  summary: { zh: '协议履行情况', en: 'How the agreement of a matter is kept' },
  params: numberParams,
  reply: z.strictObject({
    ...kept,
    version: z.int(),
    visits: z.array(visitView),
    acts: z.array(z.string()),
  }),
  refusals: ['not-found'],
});

export const getOwnPerformance = route({
  operationId: 'getOwnPerformance',
  method: 'GET',
  path: '/api/resident/performance',
  tag: 'resident',
  who: 'party',
  summary: { zh: '我的协议履行情况', en: 'How my agreement is kept' },
  reply: z.strictObject({
    ...kept,
    version: z.int(),
    /** The caller, or the one for whom the caller speaks; null for a helper. */
    ownId: partyIdSchema.nullable(),
    acts: z.array(z.string()),
  }),
});

/** The road that is taken: its form comes along, and no other. Without one only what every road rests on. */
const packQuery = z.strictObject({ road: z.enum(BREACH_ROADS).optional() });

const pack = {
  method: 'GET',
  query: packQuery,
  reply: z.unknown(),
  media: ['application/pdf'],
  refusals: ['not-found', 'pack-not-ready', 'road-not-open', 'pack-too-large', 'file-damaged'],
} as const;

export const getPerformancePack = route({
  ...pack,
  operationId: 'getPerformancePack',
  path: '/api/matters/{number}/performance/pack',
  tag: 'mediation',
  who: 'officer',
  summary: {
    zh: '协议没有履行时的成套材料：协议、履行情况和凭证，一个 PDF（打开会留痕）',
    en: 'The ready pack of an agreement that is not kept: agreement, performance and proof in one PDF; opening it leaves a row',
  },
  params: numberParams,
  /** `party`: for whom the form is made out, where several are owed something. */
  query: packQuery.extend({ party: z.uuid().optional() }),
  refusals: [...pack.refusals, 'party-unknown', 'paper-not-ready'],
});

export const getOwnPerformancePack = route({
  ...pack,
  operationId: 'getOwnPerformancePack',
  path: '/api/resident/performance/pack',
  tag: 'resident',
  who: 'party',
  summary: { zh: '我的成套材料：协议、履行情况和凭证', en: 'My ready pack: agreement, performance and proof' },
});

const partyAct = {
  method: 'POST',
  tag: 'resident',
  who: 'party',
  act: true,
  onExisting: true,
  reply: z.strictObject({ version: z.int(), stage: stageSchema, acts: z.array(z.string()) }),
} as const;

export const reportOwnPerformance = route({
  ...partyAct,
  operationId: 'reportOwnPerformance',
  path: '/api/resident/performance/report',
  summary: { zh: '申报履行：已履行或者部分履行，上传凭证', en: 'Say that an obligation was performed, with proof' },
  body: z.strictObject({
    obligationId: z.uuid(),
    done: z.enum(['done', 'partly']),
    amountFen: fenSchema.min(1).optional(),
    words: words.optional(),
    fileIds: z.array(z.uuid()).max(6).optional(),
  }),
  refusals: [
    'act-not-allowed',
    'version-stale',
    'not-a-party-itself',
    'obligation-unknown',
    'obligation-not-yours',
    'obligation-performed',
    'report-waits',
    'file-unknown',
  ],
});

export const confirmOwnPerformance = route({
  ...partyAct,
  operationId: 'confirmOwnPerformance',
  path: '/api/resident/performance/confirm',
  summary: { zh: '确认或者不认可对方的履行申报', en: 'Confirm or dispute what the other side reported' },
  body: z.strictObject({ obligationId: z.uuid(), confirmed: z.boolean(), words: words.optional() }),
  refusals: [
    'act-not-allowed',
    'version-stale',
    'not-a-party-itself',
    'obligation-unknown',
    'obligation-not-yours',
    'report-unknown',
    'own-report',
    'dispute-reason-missing',
  ],
});

const act = { ...officerAct, tag: 'mediation' } as const;

export const recordBreach = route({
  ...act,
  operationId: 'recordBreach',
  path: '/api/matters/{number}/performance/breach',
  summary: {
    zh: '登记违约：问过双方以后，已结案的自动重启',
    en: 'Record a breach after both sides were asked; a closed matter is taken up again',
  },
  body: z.strictObject({
    obligationId: z.uuid(),
    debtorAsked: z.enum(['admits', 'disputes', 'not_reached']),
    debtorWords: words.optional(),
    creditorAsked: z.enum(['not_performed', 'partly_performed']),
    creditorWords: words.optional(),
    ...actTimeMembers,
  }),
  reply: matterAfterAct.extend({ reopened: z.boolean() }),
  refusals: [...usual, 'obligation-unknown', 'obligation-performed', 'obligation-not-due', 'breach-recorded'],
});

export const recordConfirmation = route({
  ...act,
  operationId: 'recordConfirmation',
  path: '/api/matters/{number}/performance/confirmation',
  summary: { zh: '登记司法确认结果', en: 'Record what the court decided on the joint application' },
  body: z.strictObject({
    court: plainText({ min: 2, max: 100 }),
    decisionNumber: plainText({ min: 2, max: 60 }),
    confirmed: z.boolean(),
    decidedOn: localDateSchema,
    fileIds: z.array(z.uuid()).max(6).optional(),
    ...actTimeMembers,
  }),
  refusals: [...usual, 'agreement-missing', 'confirmation-recorded', 'decided-on-unfit', 'file-unknown'],
});

export const recordVisit = route({
  ...act,
  operationId: 'recordVisit',
  path: '/api/matters/{number}/performance/visit',
  summary: { zh: '调解员回访记录', en: "The mediator's own visit after the mediation" },
  body: z.strictObject({
    way: z.enum(['phone', 'visit', 'window']),
    /** Who was asked. */
    partyIds: z.array(partyIdSchema).min(1).max(20),
    performed: z.enum(['yes', 'partly', 'no', 'not_due']),
    performance: longText,
    satisfaction: words.optional(),
    lawsuit: z.boolean(),
    lawsuitWords: words.optional(),
    wrongMediation: z.boolean(),
    escalation: z.boolean(),
    measures: words.optional(),
    ...actTimeMembers,
  }),
  refusals: [...usual, 'agreement-missing', 'party-unknown'],
});

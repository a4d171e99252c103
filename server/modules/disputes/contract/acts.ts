// Decides the acts of a mediation until an agreement is drafted, as operations: start, reach, consent, accept, mediator, sessions, ends.
import { z } from 'zod';
import { plainText } from '../../../kernel/plain-text.ts';
import { route } from '../../../kernel/route.ts';
import { longText, numberParams, reasonText } from '../../matters/contract.ts';
import {
  actTimeMembers,
  afterActWithRoads,
  consentWay,
  endReason,
  handSchema,
  mediationAfterAct,
  partyIdSchema,
  shamAnswersSchema,
} from './shapes.ts';

export const mediationAct = {
  method: 'POST',
  tag: 'mediation',
  who: 'officer',
  roles: ['committee_officer', 'mediator', 'handler'],
  params: numberParams,
  reply: mediationAfterAct,
  act: true,
  onExisting: true,
} as const;

/** Refusals that any act of an officer on a mediation may meet. */
export const usualRefusals = [
  'not-found',
  'version-stale',
  'act-not-allowed',
  'act-not-yours',
  'mediation-unknown',
  'mediation-act-not-allowed',
  'late-reason-needed',
  'done-in-future',
  'done-before-registration',
  'post-unknown',
] as const;

/** Needed where the matter shows signs of danger: mediation is never proposed then, only opened when the victim asks. */
export const dangerDeclaration = z.strictObject({
  /** The person in danger asks for mediation of their own free will (反家庭暴力法 5). */
  victimAsksFreely: z.boolean(),
  /** They were heard alone, without the other side. */
  heardAlone: z.boolean(),
  /** Police report, written warning, protection order, shelter and legal aid were explained. */
  rightsTold: z.boolean(),
  /** Where law demands a report: to whom and when it was made. */
  reported: plainText({ min: 2, max: 200 }).optional(),
});

export const startMediation = route({
  ...mediationAct,
  operationId: 'startMediation',
  path: '/api/matters/{number}/mediation/start',
  summary: { zh: '启动人民调解:先征求双方意愿', en: "Start a people's mediation: both sides are asked first" },
  body: z.strictObject({
    /** 当事人申请、主动调解、委托移送 */
    source: z.enum(['application', 'own-initiative', 'entrusted']),
    entrustedBy: plainText({ max: 100 }).optional(),
    danger: dangerDeclaration.optional(),
    ...actTimeMembers,
  }),
  refusals: [
    ...usualRefusals,
    'procedure-open',
    'not-a-committee',
    'not-mediable',
    'respondent-missing',
    'danger-declaration-needed',
  ],
});

export const reachRespondent = route({
  ...mediationAct,
  operationId: 'reachRespondent',
  path: '/api/matters/{number}/mediation/reach',
  summary: { zh: '联系上被申请人:通知并给查询码', en: 'Reach a respondent: a notice and a code of their own' },
  body: z.strictObject({
    partyId: partyIdSchema,
    way: z.enum(['phone', 'visit', 'window', 'village', 'paper']),
    /** False where an attempt failed: it is recorded, no code is given. */
    reached: z.boolean(),
    ...actTimeMembers,
  }),
  /** The code is shown once, to be handed over. Null where nobody was reached, or a code was given before (a lost one: reissueCode). */
  reply: mediationAfterAct.extend({ lookupCode: z.string().nullable(), trackUrl: z.string().nullable() }),
  refusals: [...usualRefusals, 'party-unknown'],
});

export const recordConsent = route({
  ...mediationAct,
  operationId: 'recordConsent',
  path: '/api/matters/{number}/mediation/consent',
  summary: { zh: '记录一方是否同意调解', en: "Record one side's consent or refusal" },
  body: z.strictObject({
    partyId: partyIdSchema,
    /** A guardian or agent who answered for the party. */
    byPartyId: partyIdSchema.optional(),
    agrees: z.boolean(),
    how: consentWay.exclude(['page']),
    /** Version of the text that was read out or signed; `consentText.version` of getMediation. */
    textVersion: z.string().max(40),
    ...actTimeMembers,
  }),
  reply: afterActWithRoads,
  refusals: [...usualRefusals, 'party-unknown', 'not-their-representative', 'powers-ended', 'consent-text-unknown'],
});

export const acceptMediation = route({
  ...mediationAct,
  operationId: 'acceptMediation',
  path: '/api/matters/{number}/mediation/accept',
  summary: {
    zh: '受理调解:双方同意后登记,给卷号,起一般期限',
    en: 'Accept after both agree: dossier number, and the usual period runs',
  },
  body: z.strictObject({ remarks: plainText({ max: 500, lines: true }).optional(), ...actTimeMembers }),
  reply: mediationAfterAct.extend({ dueDate: z.string(), certain: z.boolean() }),
  refusals: [...usualRefusals, 'consent-missing', 'accepted-before-consent', 'clock-rule-unknown'],
});

export const chooseMediator = route({
  ...mediationAct,
  operationId: 'chooseMediator',
  path: '/api/matters/{number}/mediation/mediator',
  summary: { zh: '选定调解员(当事人选择或者接受)', en: 'Mediators, chosen or accepted by the parties' },
  body: z.strictObject({
    /** The first leads. Who was chosen before and is not named leaves. */
    mediatorIds: z.array(z.int().positive()).min(1).max(5),
    /** 人民调解法 19, 20: by the committee, or by the parties. */
    chosenBy: z.enum(['committee', 'parties']),
    /** Parties who chose or accepted them. */
    acceptedBy: z.array(partyIdSchema).max(50),
    ...actTimeMembers,
  }),
  refusals: [...usualRefusals, 'mediator-unknown', 'mediator-objected', 'mediator-not-accepted', 'party-unknown'],
});

export const declareInterests = route({
  ...mediationAct,
  operationId: 'declareInterests',
  path: '/api/matters/{number}/mediation/declare',
  summary: {
    zh: '调解员披露利害关系;当事人可以要求更换',
    en: 'A mediator declares relations and interests; a party may object',
  },
  body: z.strictObject({
    mediatorId: z.int().positive(),
    /** Nothing to declare. With `false` the words say what. */
    none: z.boolean(),
    words: plainText({ max: 500, lines: true }).optional(),
    /** Parties who object: the mediator leaves and another is chosen. */
    objectedBy: z.array(partyIdSchema).max(50).optional(),
    ...actTimeMembers,
  }),
  refusals: [...usualRefusals, 'mediator-not-chosen', 'declaration-words-missing', 'party-unknown'],
});

export const planSession = route({
  ...mediationAct,
  operationId: 'planSession',
  path: '/api/matters/{number}/mediation/plan-session',
  summary: { zh: '安排调解时间地点并通知', en: 'Set time and place of a session, and tell the parties' },
  body: z.strictObject({
    at: z.iso.datetime({ offset: true }),
    place: plainText({ min: 2, max: 100 }),
    ...actTimeMembers,
  }),
  refusals: [...usualRefusals, 'session-in-past', 'mediator-not-chosen'],
});

export const recordSession = route({
  ...mediationAct,
  operationId: 'recordSession',
  path: '/api/matters/{number}/mediation/session',
  summary: { zh: '调解记录:时间、地点、到场人、经过、宣读签名', en: 'Record of a session, read out and signed' },
  body: z.strictObject({
    /** The planned session that this was. */
    sessionId: z.uuid().optional(),
    startedAt: z.iso.datetime({ offset: true }),
    endedAt: z.iso.datetime({ offset: true }).optional(),
    place: plainText({ min: 2, max: 100 }),
    present: z.array(partyIdSchema).min(1).max(50),
    mediatorIds: z.array(z.int().positive()).min(1).max(5),
    recorder: plainText({ min: 1, max: 40 }),
    /** Relatives, neighbours, colleagues, experts (人民调解法 20): only where every party consents. */
    others: z
      .array(
        z.strictObject({
          name: plainText({ min: 1, max: 40 }),
          relation: z.enum(['relative', 'neighbour', 'colleague', 'expert', 'village', 'other']),
        }),
      )
      .max(20),
    othersAgreedBy: z.array(partyIdSchema).max(50),
    /** Open or closed, as the parties ask (人民调解法 23). */
    open: z.boolean(),
    rightsTold: z.boolean(),
    statements: longText,
    course: longText.optional(),
    result: z.enum(['agreed', 'not_agreed', 'continued']),
    resultText: plainText({ max: 1000, lines: true }).optional(),
    readOut: z.boolean(),
    signatures: z.array(z.strictObject({ partyId: partyIdSchema, how: handSchema })).max(50),
    /** Who was there and did not sign, and why. */
    unsigned: z.array(z.strictObject({ partyId: partyIdSchema, why: plainText({ min: 2, max: 200 }) })).max(50),
    fileIds: z.array(z.uuid()).max(12).optional(),
    ...actTimeMembers,
  }),
  refusals: [
    ...usualRefusals,
    'party-unknown',
    'mediator-not-chosen',
    'mediator-not-declared',
    'others-need-consent',
    'rights-not-told',
    'record-not-read-out',
    'record-not-signed',
    'session-unknown',
    'session-recorded',
    'session-in-future',
    'session-before-acceptance',
    'session-time-invalid',
    'file-unknown',
  ],
});

export const prolongMediation = route({
  ...mediationAct,
  operationId: 'prolongMediation',
  path: '/api/matters/{number}/mediation/prolong',
  summary: { zh: '双方同意,延长调解', en: "Prolong, by all sides' recorded agreement only" },
  body: z.strictObject({
    amount: z.int().min(1).max(180),
    unit: z.enum(['calendarDays', 'workingDays', 'months']),
    agreedBy: z
      .array(z.strictObject({ partyId: partyIdSchema, how: consentWay.exclude(['page']) }))
      .min(1)
      .max(50),
    ...actTimeMembers,
  }),
  reply: mediationAfterAct.extend({ dueDate: z.string(), certain: z.boolean() }),
  refusals: [...usualRefusals, 'consent-missing', 'clock-not-running', 'party-unknown'],
});

export const checkSham = route({
  ...mediationAct,
  operationId: 'checkSham',
  path: '/api/matters/{number}/mediation/sham-check',
  summary: { zh: '虚假调解核查;有疑点的中止', en: 'Check for sham mediation; a suspicion suspends it' },
  body: z.strictObject({
    answers: shamAnswersSchema,
    words: plainText({ max: 1000, lines: true }).optional(),
    ...actTimeMembers,
  }),
  reply: mediationAfterAct.extend({
    suspected: z.boolean(),
    signs: z.array(z.string()),
    whatToDo: z.strictObject({ zh: z.string(), en: z.string() }).nullable(),
  }),
  refusals: usualRefusals,
});

export const failMediation = route({
  ...mediationAct,
  operationId: 'failMediation',
  path: '/api/matters/{number}/mediation/fail',
  summary: { zh: '调解不成:终止并告知其他途径', en: 'Failed: ended, the other roads named' },
  body: z.strictObject({ reason: endReason.exclude(['withdrawn']), words: reasonText.optional(), ...actTimeMembers }),
  reply: afterActWithRoads,
  refusals: [...usualRefusals, 'end-reason-unfit'],
});

export const withdrawMediation = route({
  ...mediationAct,
  operationId: 'withdrawMediation',
  path: '/api/matters/{number}/mediation/withdraw',
  summary: { zh: '一方要求终止调解', en: 'A side ends the mediation' },
  body: z.strictObject({ partyId: partyIdSchema, words: reasonText.optional(), ...actTimeMembers }),
  reply: afterActWithRoads,
  refusals: [...usualRefusals, 'party-unknown'],
});

export const voidDossierNumber = route({
  ...mediationAct,
  operationId: 'voidDossierNumber',
  path: '/api/matters/{number}/mediation/void-number',
  summary: { zh: '卷号作废(保留号码和原因)', en: 'Void the dossier number; number and reason stay' },
  body: z.strictObject({
    reason: reasonText,
    /** Give the next number at once. */ renew: z.boolean(),
    ...actTimeMembers,
  }),
  refusals: [...usualRefusals, 'dossier-number-missing'],
});

export const endMediation = route({
  ...mediationAct,
  operationId: 'endMediation',
  path: '/api/matters/{number}/mediation/end',
  summary: { zh: '调解结束,向事项报告结果', en: 'The mediation is over: its result is reported to the matter' },
  body: z.strictObject({ ...actTimeMembers }),
  refusals: usualRefusals,
});

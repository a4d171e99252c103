// Decides the acts on an agreement, as operations: draft, signatures, seal, oral agreement, on the spot, performance.
import { z } from 'zod';
import { plainText } from '../../../kernel/plain-text.ts';
import { route } from '../../../kernel/route.ts';
import { longText } from '../../matters/contract.ts';
import { mediationAct, usualRefusals } from './acts.ts';
import {
  actTimeMembers,
  handSchema,
  mediationAfterAct,
  obligationBody,
  partyIdSchema,
  shamAnswersSchema,
  termsDeclaredSchema,
} from './shapes.ts';

/** Refusals of whatever states terms. Details name the law and the words that were found. */
export const termRefusals = [
  'party-unknown',
  'term-decides-status',
  'term-silences-crime',
  'terms-not-declared',
  'obligation-to-oneself',
  'obligation-due-before',
  'sham-suspected',
  'mediation-suspended',
] as const;

const terms = {
  /** 纠纷的主要事实 */
  facts: longText,
  /** 争议事项 */
  pointsInDispute: plainText({ min: 1, max: 3000, lines: true }),
  obligations: z.array(obligationBody).max(30),
  declared: termsDeclaredSchema,
  sham: shamAnswersSchema,
};

export const draftAgreement = route({
  ...mediationAct,
  operationId: 'draftAgreement',
  path: '/api/matters/{number}/mediation/agreement',
  summary: {
    zh: '形成协议文本(未签名前可以改)',
    en: 'Draft the agreement; a new draft replaces the old and its signatures',
  },
  body: z.strictObject({
    ...terms,
    obligations: z.array(obligationBody).min(1).max(30),
    /** 各方责任 */
    responsibilities: plainText({ max: 2000, lines: true }).optional(),
    /** What is agreed beside the dated obligations. */
    otherTerms: plainText({ max: 3000, lines: true }).optional(),
    /** One for each party and one for the committee at least. */
    copies: z.int().min(2).max(50),
    ...actTimeMembers,
  }),
  refusals: [...usualRefusals, ...termRefusals, 'copies-too-few', 'session-missing'],
});

export const signAgreement = route({
  ...mediationAct,
  operationId: 'signAgreement',
  path: '/api/matters/{number}/mediation/agreement/sign',
  summary: { zh: '当事人签名、盖章或者按指印', en: 'Parties sign, seal or put a fingerprint' },
  body: z.strictObject({
    signatures: z
      .array(
        z.strictObject({
          partyId: partyIdSchema,
          byPartyId: partyIdSchema.optional(),
          how: handSchema,
          /** Picture of a signature made on the screen. */ fileId: z.uuid().optional(),
        }),
      )
      .min(1)
      .max(50),
    way: z.enum(['paper', 'screen']),
    /** Only on the screen. */
    screen: z
      .strictObject({
        /** Every party agrees to sign on the screen. */
        agreedBy: z.array(partyIdSchema).max(50),
        identityChecked: z.enum(['identity_card', 'known_person', 'other_paper']),
        /** The agreement is not about marriage, adoption or inheritance (电子签名法 3), whatever the category says. */
        notFamilyStatus: z.boolean(),
      })
      .optional(),
    ...actTimeMembers,
  }),
  refusals: [
    ...usualRefusals,
    'party-unknown',
    'not-their-representative',
    'powers-ended',
    'signed-already',
    'screen-signing-refused',
    'screen-consent-missing',
    'screen-picture-missing',
    'screen-hand-only',
    'mediation-suspended',
    'file-unknown',
  ],
});

export const signByMediator = route({
  ...mediationAct,
  operationId: 'signByMediator',
  path: '/api/matters/{number}/mediation/agreement/mediator-sign',
  summary: { zh: '调解员签名', en: 'The mediator has signed' },
  body: z.strictObject({ mediatorId: z.int().positive(), ...actTimeMembers }),
  refusals: [...usualRefusals, 'mediator-not-chosen', 'signed-already', 'mediation-suspended'],
});

export const recordSeal = route({
  ...mediationAct,
  operationId: 'recordSeal',
  path: '/api/matters/{number}/mediation/agreement/seal',
  summary: {
    zh: '加盖调委会印章:协议生效,起三十日',
    en: "The committee's seal is on the paper: it takes effect, 30 days run",
  },
  body: z.strictObject({
    /** Photos or a scan of the signed and sealed paper. */ fileIds: z.array(z.uuid()).min(1).max(12),
    ...actTimeMembers,
  }),
  reply: mediationAfterAct.extend({ effectiveOn: z.string(), confirmationUntil: z.string(), certain: z.boolean() }),
  refusals: [
    ...usualRefusals,
    'signatures-missing',
    'seal-before-signatures',
    'mediation-suspended',
    'file-unknown',
    'clock-rule-unknown',
  ],
});

export const recordOralAgreement = route({
  ...mediationAct,
  operationId: 'recordOralAgreement',
  path: '/api/matters/{number}/mediation/oral-agreement',
  summary: { zh: '口头协议登记(当场履行的小纠纷)', en: 'Register an oral agreement, performed on the spot' },
  body: z.strictObject({
    ...terms,
    /** The parties see no need of a paper (人民调解法 28). */
    noPaperWanted: z.boolean(),
    ...actTimeMembers,
  }),
  refusals: [...usualRefusals, ...termRefusals, 'paper-needed', 'session-missing'],
});

export const mediateOnTheSpot = route({
  ...mediationAct,
  operationId: 'mediateOnTheSpot',
  path: '/api/matters/{number}/mediation/on-the-spot',
  summary: {
    zh: '现场调解:同意、调解、口头协议、结束,一张表',
    en: 'On the spot: consent, session, oral agreement and end in one form',
  },
  body: z.strictObject({
    ...terms,
    consents: z
      .array(z.strictObject({ partyId: partyIdSchema, byPartyId: partyIdSchema.optional() }))
      .min(2)
      .max(50),
    textVersion: z.string().max(40),
    mediatorIds: z.array(z.int().positive()).min(1).max(5),
    /** The mediators have no relation to a party and no interest in the dispute, and nobody objects. */
    noInterests: z.boolean(),
    place: plainText({ min: 2, max: 100 }),
    recorder: plainText({ min: 1, max: 40 }),
    rightsTold: z.boolean(),
    noPaperWanted: z.boolean(),
    fileIds: z.array(z.uuid()).max(12).optional(),
    ...actTimeMembers,
  }),
  refusals: [
    ...usualRefusals,
    ...termRefusals,
    'procedure-open',
    'not-a-committee',
    'not-mediable',
    'respondent-missing',
    'danger-not-on-the-spot',
    'consent-missing',
    'consent-text-unknown',
    'not-their-representative',
    'powers-ended',
    'mediator-unknown',
    'mediator-not-declared',
    'rights-not-told',
    'paper-needed',
    'file-unknown',
  ],
});

export const recordPerformance = route({
  ...mediationAct,
  operationId: 'recordPerformance',
  path: '/api/matters/{number}/mediation/performance',
  summary: { zh: '记录履行情况', en: 'Record whether an obligation was performed' },
  body: z.strictObject({
    obligationId: z.uuid(),
    performed: z.enum(['yes', 'partly', 'no']),
    words: plainText({ max: 500, lines: true }).optional(),
    fileIds: z.array(z.uuid()).max(12).optional(),
    ...actTimeMembers,
  }),
  reply: mediationAfterAct,
  refusals: [...usualRefusals, 'obligation-unknown', 'file-unknown'],
});

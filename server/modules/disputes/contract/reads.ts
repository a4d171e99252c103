// Decides the reads of mediation as operations: the mediation of a matter, obligations that fall due.
import { z } from 'zod';
import { pageSize } from '../../../kernel/page.ts';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { route } from '../../../kernel/route.ts';
import { xlsxType } from '../../../kernel/sheet-text.ts';
import { momentSchema, numberParams, stageSchema } from '../../matters/contract.ts';
import {
  consentWay,
  endReason,
  handSchema,
  lawView,
  partyIdSchema,
  roadView,
  stateSchema,
  wordsView,
} from './shapes.ts';

export const obligationView = z.strictObject({
  id: z.uuid(),
  debtorId: partyIdSchema,
  debtor: z.string(),
  creditorId: partyIdSchema,
  creditor: z.string(),
  what: z.string(),
  amountFen: z.int().nullable(),
  dueOn: z.string(),
  way: z.string().nullable(),
  place: z.string().nullable(),
  performed: z.strictObject({ how: z.enum(['yes', 'partly', 'no']), on: z.string() }).nullable(),
});
export type ObligationView = z.infer<typeof obligationView>;

export const consentView = z.strictObject({
  partyId: partyIdSchema,
  byPartyId: partyIdSchema.nullable(),
  about: z.enum(['mediation', 'others', 'prolong', 'screen']),
  agrees: z.boolean(),
  how: consentWay,
  textVersion: z.string(),
  at: momentSchema,
});

export const mediationPartyView = z.strictObject({
  id: partyIdSchema,
  side: z.enum(['applicant', 'respondent']),
  name: z.string(),
  /** Guardians and agents: for whom. */
  forPartyId: partyIdSchema.nullable(),
  role: z.string(),
  /** Whose consent and signature is needed. */
  principal: z.boolean(),
  hasCode: z.boolean(),
  reachedAt: z.string().nullable(),
  attempts: z.int(),
  answer: z.string().nullable(),
  answeredAt: z.string().nullable(),
  /** Latest word on being mediated; null: not asked yet. */
  agrees: z.boolean().nullable(),
  signed: z.strictObject({ how: handSchema, way: z.enum(['paper', 'screen']), at: momentSchema }).nullable(),
});

export const mediatorView = z.strictObject({
  id: z.int(),
  name: z.string(),
  lead: z.boolean(),
  chosenBy: z.enum(['committee', 'parties']),
  declared: z.boolean(),
  none: z.boolean().nullable(),
  words: z.string().nullable(),
  objected: z.boolean(),
  signedAt: z.string().nullable(),
});

export const sessionView = z.strictObject({
  id: z.uuid(),
  planned: z.boolean(),
  at: momentSchema,
  endedAt: z.string().nullable(),
  place: z.string(),
  present: z.array(partyIdSchema),
  mediatorIds: z.array(z.int()),
  recorder: z.string().nullable(),
  others: z.array(z.strictObject({ name: z.string(), relation: z.string() })),
  open: z.boolean(),
  statements: z.string().nullable(),
  course: z.string().nullable(),
  result: z.enum(['agreed', 'not_agreed', 'continued']).nullable(),
  resultText: z.string().nullable(),
});

export const agreementView = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['written', 'oral']),
  draft: z.int(),
  facts: z.string(),
  pointsInDispute: z.string(),
  responsibilities: z.string().nullable(),
  otherTerms: z.string().nullable(),
  copies: z.int(),
  obligations: z.array(obligationView),
  /** Parties and mediators whose signature is still missing. */
  missing: z.strictObject({ parties: z.array(partyIdSchema), mediator: z.boolean(), seal: z.boolean() }),
  effectiveOn: z.string().nullable(),
  confirmationUntil: z.string().nullable(),
  /** The signed and sealed paper: files and their hashes. */
  signedPaper: z.array(z.strictObject({ fileId: z.uuid(), sha256: z.string() })),
  /** Whether signing on the screen may be offered, and the law where not. */
  screen: z.strictObject({ allowed: z.boolean(), law: lawView.nullable() }),
});

export const paperView = z.strictObject({
  id: z.uuid(),
  kind: z.string(),
  title: wordsView,
  partyId: partyIdSchema.nullable(),
  sessionId: z.uuid().nullable(),
  sha256: z.string(),
  at: momentSchema,
  /** What stood on it went with the party whom it named. */
  erased: z.boolean(),
});

export const dangerView = z.strictObject({
  signs: z.array(
    z.strictObject({
      id: z.string(),
      name: wordsView,
      words: wordsView,
      calls: z.array(z.strictObject({ telephone: z.string(), who: wordsView })),
      mustReport: z.boolean(),
      law: z.array(lawView),
    }),
  ),
  /** Always false: the page may not propose to make peace. */
  proposesReconciliation: z.literal(false),
  /** Whether starting a mediation needs the declaration that the victim asks for it freely. */
  declarationNeeded: z.boolean(),
});

export const mediationView = z.strictObject({
  id: z.uuid(),
  state: stateSchema,
  stateName: wordsView,
  source: z.enum(['application', 'own-initiative', 'entrusted']),
  entrustedBy: z.string().nullable(),
  committee: z.string(),
  dossierNumber: z.string().nullable(),
  voidedNumbers: z.array(z.strictObject({ number: z.string(), reason: z.string(), at: momentSchema })),
  startedAt: momentSchema,
  acceptedOn: z.string().nullable(),
  remarks: z.string().nullable(),
  period: z.strictObject({ dueDate: z.string(), certain: z.boolean(), times: z.int(), law: lawView }).nullable(),
  suspended: z.boolean(),
  sham: z.strictObject({ suspected: z.boolean(), signs: z.array(z.string()), at: momentSchema }).nullable(),
  endedAt: z.string().nullable(),
  endReason: endReason.nullable(),
  endWords: z.string().nullable(),
  parties: z.array(mediationPartyView),
  consents: z.array(consentView),
  mediators: z.array(mediatorView),
  sessions: z.array(sessionView),
  agreement: agreementView.nullable(),
});
export type MediationView = z.infer<typeof mediationView>;

export const getMediation = route({
  operationId: 'getMediation',
  method: 'GET',
  path: '/api/matters/{number}/mediation',
  tag: 'mediation',
  who: 'officer',
  summary: { zh: '事项的调解全貌', en: 'The mediation of a matter' },
  params: numberParams,
  reply: z.strictObject({
    number: z.string(),
    /** Of the matter: the If-Match of every act. */
    version: z.int(),
    stage: stageSchema,
    category: z.string(),
    /** The latest mediation; null when none was started. Earlier ones stay in the matter's history. */
    mediation: mediationView.nullable(),
    /** Parties as they stand on the matter, for the forms that open a mediation. */
    parties: z.array(mediationPartyView),
    /** Roster of the committee that holds the matter. */
    roster: z.array(
      z.strictObject({ id: z.int(), name: z.string(), fullTime: z.boolean(), specialities: z.array(z.string()) }),
    ),
    consentText: z.strictObject({ version: z.string(), text: wordsView }),
    shamQuestions: z.array(z.strictObject({ id: z.string(), text: wordsView })),
    danger: dangerView.nullable(),
    /** Named when there is no consent or after a failure, never before. */
    otherRoads: z.array(roadView),
    /** Papers that can be produced now. `parties`: one for each of these, by id; empty where there is one for all. `issuable`: the caller may issue it. */
    papersOffered: z.array(
      z.strictObject({ kind: z.string(), title: wordsView, parties: z.array(z.uuid()), issuable: z.boolean() }),
    ),
    /** Papers issued for the matter, with or without a mediation. */
    papers: z.array(paperView),
    /** Every form of the office, to fill by hand. */
    blanks: z.array(z.strictObject({ kind: z.string(), title: wordsView })),
    /** Acts of mediation that the caller may take now. In danger nothing is proposed: see `actsOnRequest`. */
    acts: z.array(z.string()),
    /** Possible, but only when the person in danger asks for it freely; never drawn as a proposal. */
    actsOnRequest: z.array(z.string()),
  }),
  refusals: ['not-found'],
});

/** Obligations of agreements in effect that the caller's body watches. */
export const listObligations = route({
  operationId: 'listObligations',
  method: 'GET',
  path: '/api/obligations',
  tag: 'mediation',
  who: 'officer',
  summary: { zh: '到期和将到期的协议义务', en: 'Obligations of agreements that fall due' },
  query: z.strictObject({
    /** Due on or before. */
    until: localDateSchema.optional(),
    /** Also those already performed. */
    all: z.enum(['true', 'false']).optional(),
    after: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(pageSize.most).optional(),
  }),
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        id: z.uuid(),
        number: z.string(),
        dossierNumber: z.string().nullable(),
        what: z.string(),
        amountFen: z.int().nullable(),
        dueOn: z.string(),
        overdue: z.boolean(),
        /** Falls due today or within the next three days. */
        soon: z.boolean(),
        /** A breach was recorded, after both sides were asked. */
        breached: z.boolean(),
        performed: z.enum(['yes', 'partly', 'no']).nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
  refusals: ['cursor-invalid'],
});

export const exportObligations = route({
  operationId: 'exportObligations',
  method: 'GET',
  path: '/api/obligations/workbook',
  tag: 'mediation',
  who: 'officer',
  summary: { zh: '到期和将到期的协议义务（Excel）', en: 'Obligations of agreements that fall due, as Excel' },
  query: listObligations.query.omit({ after: true, limit: true }),
  reply: z.unknown(),
  media: [xlsxType],
});

// The door of intake for the web: how a matter comes in, from a resident's phone or at the window, and what triage proposes.
import { z } from 'zod';
import { localDateSchema } from '../../kernel/local-date-schema.ts';
import { plainText } from '../../kernel/plain-text.ts';
import { route } from '../../kernel/route.ts';
import {
  contactWay,
  matterAfterAct,
  momentSchema,
  numberParams,
  partyRole,
  phoneSchema,
  sourceRefusals,
  sourceShape,
  timeBarView,
  writtenPartyShape,
} from '../matters/contract.ts';
import { actTimeShape } from '../matters/act-time.ts';
import { DESK_CHANNELS } from '../matters/source.ts';
import { matterFactsSchema } from './triage-facts.ts';

export * from './contract-bulk.ts';
export * from './contract-rulings.ts';
export * from './import/contract.ts';
export * from './windows/contract.ts';

const words = z.object({ zh: z.string(), en: z.string() });

export const getNotice = route({
  operationId: 'getNotice',
  method: 'GET',
  path: '/api/resident/notice',
  tag: 'resident',
  who: 'open',
  summary: { zh: '个人信息告知书和各项单独同意', en: 'The privacy notice and the separate consents' },
  query: z.strictObject({ language: z.enum(['zh', 'en']).optional() }),
  reply: z.object({
    version: z.string(),
    text: z.string(),
    title: words,
    paragraphs: z.array(z.object({ id: z.string(), heading: words, text: words })),
    consents: z.array(z.object({ id: z.string(), title: words, text: words, refusal: words, law: words })),
  }),
});

export const listCategories = route({
  operationId: 'listCategories',
  method: 'GET',
  path: '/api/resident/categories',
  tag: 'resident',
  who: 'open',
  summary: { zh: '事项类别、危险迹象、中心电话', en: 'Kinds of matters, signs of danger, telephones of the centre' },
  reply: z.object({
    items: z.array(
      z.object({
        code: z.string(),
        kind: z.string(),
        name: words,
        words,
        hint: words,
        mediable: z.boolean(),
        restricted: z.boolean(),
      }),
    ),
    dangerSigns: z.array(
      z.object({
        id: z.string(),
        name: words,
        question: words,
        residentWords: words,
        staffWords: words,
        calls: z.array(z.object({ telephone: z.string(), who: words })),
        mustReport: z.boolean(),
      }),
    ),
    county: z.object({ code: z.string(), name: words, practice: z.boolean() }),
    centre: z.object({ name: words, telephone: z.string(), address: words, openingHours: words }),
    results: z.array(
      z.object({
        id: z.string(),
        name: words,
        plain: words,
        group: z.string(),
        needsAgreement: z.string(),
        /** The words to the parties must say why, and by which provision. */
        needsBasis: z.boolean(),
      }),
    ),
    emergencyNumbers: z.array(z.object({ telephone: z.string(), who: words })),
    /** Bodies that can be named as the one complained of. */
    bodies: z.array(z.object({ id: z.int(), name: z.string() })),
  }),
});

const personName = plainText({ min: 1, max: 50 });
const idNumber = z.string().max(20);

/** A party as a resident writes it. For guardian, agent and helper the first `self` or `organisation` applicant is meant. */
const residentApplicant = z.strictObject({
  role: partyRole,
  name: personName,
  phone: phoneSchema.optional(),
  /** Another way to be reached: a relative, the village, in words. */
  contact: plainText({ max: 200 }).optional(),
  contactWay: contactWay.optional(),
  idNumber: idNumber.optional(),
  organisation: plainText({ max: 100 }).optional(),
});
const residentRespondent = z.strictObject({
  name: personName.optional(),
  phone: phoneSchema.optional(),
  organisation: plainText({ max: 100 }).optional(),
});

const matterParts = {
  description: plainText({ min: 1, max: 5000, lines: true }),
  areaCode: z.string().max(20),
  occurredOn: localDateSchema.optional(),
  peopleInvolved: z.int().min(1).max(100_000).optional(),
  claims: plainText({ max: 2000, lines: true }).optional(),
  placeDetail: plainText({ max: 200 }).optional(),
  dangerSigns: z.array(z.string().max(40)).max(10).optional(),
  askedForCounty: z.boolean().optional(),
  /** A safe way and hour of contact, in words. */
  safeContact: plainText({ max: 200 }).optional(),
  fileIds: z.array(z.uuid()).max(6).optional(),
  consents: z
    .array(z.strictObject({ id: z.string().max(60), given: z.boolean() }))
    .max(20)
    .optional(),
};

export const submitMatter = route({
  operationId: 'submitMatter',
  method: 'POST',
  path: '/api/resident/matters',
  tag: 'resident',
  who: 'open',
  status: 201,
  act: true,
  summary: { zh: '群众提交事项', en: 'A resident submits a matter' },
  body: z.strictObject({
    ...matterParts,
    category: z
      .string()
      .regex(/^\d{2}$/u)
      .optional(),
    applicants: z.array(residentApplicant).min(1).max(20),
    respondents: z.array(residentRespondent).max(20).optional(),
    /** The body complained of, from the list. */
    complaintAbout: z.strictObject({ organisationId: z.int().positive() }).optional(),
    noticeVersion: z.string().max(40),
    language: z.enum(['zh', 'en']).optional(),
  }),
  reply: z.strictObject({
    number: z.string(),
    lookupCode: z.string(),
    trackUrl: z.string(),
    receivedAt: momentSchema,
    /** Until when it is decided whether the matter is accepted. */
    acceptBy: momentSchema,
    acceptByDate: z.string(),
  }),
  refusals: [
    'area-unknown',
    'category-unknown',
    'notice-outdated',
    'applicant-missing',
    'respondent-empty',
    'date-in-future',
    'identity-number-invalid',
    'danger-sign-unknown',
    'consent-unknown',
    'file-unknown',
    'files-too-many',
    'organisation-unknown',
    'complaint-subject-missing',
    'no-body-for-complaint',
    'too-many',
    'key-reused',
  ],
});

const windowParty = z.strictObject({
  ...writtenPartyShape,
  /** Index, in the same list, of whom a guardian, agent or helper stands for. */
  forIndex: z.int().min(0).max(19).optional(),
});

export const registerMatter = route({
  operationId: 'registerMatter',
  method: 'POST',
  path: '/api/matters',
  tag: 'intake',
  who: 'officer',
  roles: ['window_clerk', 'coordinator', 'centre_head', 'committee_officer', 'mediator', 'handler'],
  status: 201,
  act: true,
  byKey: true,
  summary: { zh: '窗口登记', en: 'Register a walk-in' },
  body: z.strictObject({
    ...matterParts,
    category: z.string().regex(/^\d{2}$/u),
    amountFen: z.int().min(0).max(1_000_000_000_000).optional(),
    fileIds: z.array(z.uuid()).max(20).optional(),
    applicants: z.array(windowParty).min(1).max(20),
    respondents: z.array(windowParty).max(20).optional(),
    subjectOrganisationIds: z.array(z.int().positive()).max(20).optional(),
    subjectOfficerIds: z.array(z.int().positive()).max(20).optional(),
    channel: z.enum(DESK_CHANNELS).optional(),
    /** The body it came from: needed for work orders and for what courts, police, petitions office and others send. */
    source: sourceShape.optional(),
    /** Number on the sheet of a pre-numbered pad from which this is entered; `doneAt` is then the hour written on it. */
    padNumber: z.string().max(40).optional(),
    /** The queue number that was called for this person. */
    ticketId: z.uuid().optional(),
    noticeVersion: z.string().max(40),
    ...actTimeShape,
  }),
  reply: matterAfterAct.extend({
    lookupCode: z.string(),
    trackUrl: z.string(),
    receivedAt: momentSchema,
    acceptBy: momentSchema,
    acceptByDate: z.string(),
    /** Rights that time may bar on the roads open to it: told at the desk, before the person leaves. */
    timeBars: z.array(timeBarView),
  }),
  refusals: [
    ...submitMatter.refusals,
    'credit-code-invalid',
    'agent-needs-powers',
    'represented-missing',
    'late-reason-needed',
    'done-in-future',
    'post-unknown',
    'officer-unknown',
    'pad-sheet-unknown',
    'pad-sheet-used',
    'pad-time-needed',
    'pad-before-issue',
    'ticket-unknown',
    ...sourceRefusals,
  ],
});

export const triageView = z.object({
  complexity: z.enum(['simple', 'general', 'complex']),
  urgency: z.enum(['normal', 'urgent', 'emergency']),
  level: z.enum(['village', 'township', 'county']),
  bodyType: z.string(),
  mediable: z.boolean(),
  restriction: z.enum(['danger', 'complaint']).nullable(),
  peopleBand: words.nullable(),
  /** The body that the proposal comes to; null when none of that type is in the directory. */
  organisation: z.object({ id: z.int(), name: z.string(), telephone: z.string().nullable() }).nullable(),
  firedRules: z.array(
    z.object({
      id: z.string(),
      text: words,
      about: z.enum(['complexity', 'urgency', 'level']),
      value: z.string(),
      decisive: z.boolean(),
    }),
  ),
  dangerSigns: z.array(z.string()),
});

export const proposeTriage = route({
  operationId: 'proposeTriage',
  method: 'POST',
  path: '/api/triage/propose',
  tag: 'intake',
  who: 'officer',
  summary: { zh: '登记时的分流建议', en: 'What triage would propose for what is being typed' },
  body: matterFactsSchema.extend({ areaCode: z.string().max(20).optional() }),
  reply: triageView,
  refusals: ['area-unknown'],
});

export const getTriage = route({
  operationId: 'getTriage',
  method: 'GET',
  path: '/api/matters/{number}/triage',
  tag: 'intake',
  who: 'officer',
  summary: { zh: '一件事项的分流建议与依据', en: 'The triage proposal for a matter, with the rule lines that fired' },
  params: numberParams,
  reply: triageView.extend({
    /** Bodies it may be assigned to, the proposed one first. */
    choices: z.array(z.object({ id: z.int(), name: z.string(), level: z.string().nullable(), areaName: z.string() })),
  }),
  refusals: ['not-found'],
});

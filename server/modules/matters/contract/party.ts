// Decides what a party may do with the code in hand: rights over the own data, rating, material, withdrawing.
// One resident page and one window act each (个人信息保护法 44–48); respondents have the same rights.
import { z } from 'zod';
import { route } from '../../../kernel/route.ts';
import { plainText } from '../../../kernel/plain-text.ts';
import { timeBarView } from './clock-acts.ts';
import { actTimeShape } from '../act-time.ts';
import { REOPENING_STATES } from '../reopening.ts';
import { materialRequestView, refusalView } from './admission.ts';
import {
  clockView,
  matterAfterAct,
  momentSchema,
  numberParams,
  partyRole,
  phoneSchema,
  reasonText,
  stageSchema,
  writtenPartyShape,
} from './shapes.ts';

/** What a party sees of the matter. Nothing internal; nothing about other people's contact data. */
export const progressView = z.strictObject({
  number: z.string(),
  version: z.int(),
  stage: stageSchema,
  /** Which side the caller is on. */
  side: z.enum(['applicant', 'respondent']),
  category: z.strictObject({ code: z.string(), zh: z.string(), en: z.string() }),
  receivedAt: momentSchema,
  /** Who holds it now: the centre, or the body it was assigned to, with its telephone. */
  holder: z.strictObject({ name: z.string(), telephone: z.string().nullable(), address: z.string().nullable() }),
  /** Until when the party is answered, and why that date; null after the answer. */
  promise: clockView.nullable(),
  /** The step that comes next and its day (e.g. decided by 11月23日 whether it is accepted). */
  nextStep: clockView.nullable(),
  legalClocks: z.array(clockView),
  /** Rights that time may bar on the roads open to this matter, whose first day is not on record yet. Applicants only. */
  timeBars: z.array(timeBarView),
  /** True when no law sets a limit for the road taken so far. */
  noLegalLimit: z.boolean(),
  done: z.array(
    z.strictObject({ act: z.string(), at: momentSchema, body: z.string().nullable(), words: z.string().nullable() }),
  ),
  /** What was filed, in the filer's own words. Applicants only; respondents see the claims. */
  filed: z.strictObject({
    description: z.string().nullable(),
    claims: z.string().nullable(),
    areaName: z.string(),
    placeDetail: z.string().nullable(),
    occurredOn: z.string().nullable(),
    photos: z.array(z.uuid()),
  }),
  /** The notice of missing material, and a refusal that stands: applicants only. */
  material: materialRequestView.nullable(),
  refusal: refusalView.nullable(),
  /** Set once it was withdrawn: when, and the stage that it had come to. */
  withdrawn: z.strictObject({ at: momentSchema, reached: stageSchema }).nullable(),
  result: z.strictObject({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
  reply: z.string().nullable(),
  rated: z.boolean(),
  /** How often it was taken up again; until when the caller may ask for it; what became of the caller's own request. */
  reopening: z.strictObject({
    times: z.int(),
    askUntil: z.string().nullable(),
    own: z
      .strictObject({ state: z.enum(REOPENING_STATES), askedAt: momentSchema, decision: z.string().nullable() })
      .nullable(),
  }),
  /** What the caller chose for messages and pages; until then the language is that of the registration. */
  preferences: z.strictObject({ language: z.enum(['zh', 'en']), largeType: z.boolean(), chosen: z.boolean() }),
  acts: z.array(z.string()),
});
export type ProgressView = z.infer<typeof progressView>;

export const trackMatter = route({
  operationId: 'trackMatter',
  method: 'POST',
  path: '/api/resident/track',
  tag: 'resident',
  who: 'open',
  summary: { zh: '凭编号和查询码查进度', en: 'Follow a matter by number and lookup code' },
  body: z.strictObject({ number: z.string().max(40), lookupCode: z.string().max(40) }),
  /** `token` is a short-lived bearer for the acts of this party; keep it in memory only. */
  reply: progressView.extend({ token: z.string() }),
  refusals: ['number-or-code-wrong', 'too-many'],
});

export const getProgress = route({
  operationId: 'getProgress',
  method: 'GET',
  path: '/api/resident/progress',
  tag: 'resident',
  who: 'party',
  summary: { zh: '我的事项进度', en: 'Progress of my matter' },
  reply: progressView,
});

const partyAct = { method: 'POST', tag: 'resident', who: 'party', act: true, onExisting: true } as const;
const afterPartyAct = z.strictObject({ version: z.int(), stage: stageSchema, acts: z.array(z.string()) });

export const rateMatter = route({
  ...partyAct,
  operationId: 'rateMatter',
  path: '/api/resident/rate',
  summary: { zh: '评价:受理、办理、结果', en: 'Rate acceptance, process and result' },
  body: z.strictObject({
    acceptance: z.int().min(1).max(5),
    process: z.int().min(1).max(5),
    result: z.int().min(1).max(5),
    words: plainText({ max: 1000, lines: true }).optional(),
  }),
  reply: afterPartyAct,
  refusals: ['act-not-allowed', 'version-stale', 'already-rated'],
});

export const addOwnMaterial = route({
  ...partyAct,
  operationId: 'addOwnMaterial',
  path: '/api/resident/material',
  summary: { zh: '补充材料', en: 'Add material' },
  body: z.strictObject({ fileIds: z.array(z.uuid()).max(6), words: plainText({ max: 2000, lines: true }).optional() }),
  reply: afterPartyAct,
  refusals: ['act-not-allowed', 'version-stale', 'file-unknown', 'nothing-to-add'],
});

export const withdrawOwnMatter = route({
  ...partyAct,
  operationId: 'withdrawOwnMatter',
  path: '/api/resident/withdraw',
  summary: { zh: '撤回我的事项', en: 'Withdraw my matter' },
  body: z.strictObject({ reason: reasonText.optional() }),
  reply: afterPartyAct,
  refusals: ['act-not-allowed', 'version-stale', 'respondent-cannot'],
});

export const getMyInformation = route({
  operationId: 'getMyInformation',
  method: 'GET',
  path: '/api/resident/my-information',
  tag: 'resident',
  who: 'party',
  summary: { zh: '我的信息:存了什么、同意了什么、谁看过', en: 'What is held about me, consents, who opened it' },
  reply: z.strictObject({
    version: z.int(),
    number: z.string(),
    name: z.string().nullable(),
    organisation: z.string().nullable(),
    role: partyRole,
    phone: z.string().nullable(),
    identityNumber: z.string().nullable(),
    address: z.string().nullable(),
    contactWay: z.string().nullable(),
    contact: z.string().nullable(),
    noticeVersion: z.string().nullable(),
    retention: z.strictObject({ zh: z.string(), en: z.string() }),
    consents: z.array(
      z.strictObject({
        id: z.uuid(),
        purpose: z.string(),
        textVersion: z.string(),
        given: z.boolean(),
        at: momentSchema,
        withdrawnAt: z.string().nullable(),
      }),
    ),
    openings: z.array(
      z.strictObject({
        at: momentSchema,
        /** Duties of the post, never the officer's name. */
        post: z.strictObject({ zh: z.string(), en: z.string() }),
        body: z.string(),
        what: z.strictObject({ zh: z.string(), en: z.string() }),
        reason: z.string().nullable(),
      }),
    ),
    requests: z.array(
      z.strictObject({
        id: z.uuid(),
        kind: z.enum(['correct', 'erase']),
        /** What was asked for, in the party's words. */
        wanted: z.string().nullable(),
        askedAt: momentSchema,
        answer: z.string().nullable(),
        reason: z.string().nullable(),
        law: z.string().nullable(),
      }),
    ),
  }),
});

export const withdrawConsent = route({
  ...partyAct,
  operationId: 'withdrawConsent',
  path: '/api/resident/withdraw-consent',
  summary: { zh: '撤回一项同意', en: 'Withdraw a consent' },
  body: z.strictObject({ consentId: z.uuid() }),
  reply: afterPartyAct,
  refusals: ['version-stale', 'consent-unknown', 'consent-withdrawn-already'],
});

export const askCorrection = route({
  ...partyAct,
  operationId: 'askCorrection',
  path: '/api/resident/ask-correction',
  summary: { zh: '更正我的信息', en: 'Ask for a correction' },
  body: z.strictObject({ what: plainText({ min: 2, max: 1000, lines: true }) }),
  reply: afterPartyAct,
  refusals: ['version-stale'],
});

export const askErasure = route({
  ...partyAct,
  operationId: 'askErasure',
  path: '/api/resident/ask-erasure',
  summary: { zh: '申请删除我的信息', en: 'Ask for erasure' },
  body: z.strictObject({ reason: reasonText.optional() }),
  reply: afterPartyAct,
  refusals: ['version-stale', 'asked-already'],
});

const windowAct = {
  method: 'POST',
  tag: 'matters',
  who: 'officer',
  act: true,
  onExisting: true,
  params: numberParams,
} as const;
const afterWindowAct = z.strictObject({
  number: z.string(),
  version: z.int(),
  stage: stageSchema,
  acts: z.array(z.string()),
});

export const addParty = route({
  ...windowAct,
  operationId: 'addParty',
  path: '/api/matters/{number}/parties',
  status: 201,
  summary: {
    zh: '增加当事人：申请人、被申请人、法定代理人或者委托代理人',
    en: 'Add a party: applicant, respondent, guardian or agent',
  },
  body: z.strictObject({
    side: z.enum(['applicant', 'respondent']),
    ...writtenPartyShape,
    /** Of whom a guardian, agent or helper stands for; may be left out where the side has but one. */
    forPartyId: z.uuid().optional(),
    /** A safe way and hour of contact, in words; kept beside the one of the matter. */
    safeContact: plainText({ max: 200 }).optional(),
    /** Who is complained of, when the party is a body or an officer of the county. */
    subjectOrganisationIds: z.array(z.int().positive()).max(20).optional(),
    subjectOfficerIds: z.array(z.int().positive()).max(20).optional(),
    /** The privacy notice that was told; needed for the applicants' side. */
    noticeVersion: z.string().max(40).optional(),
    ...actTimeShape,
  }),
  reply: matterAfterAct.extend({ partyId: z.uuid() }),
  refusals: [
    'not-found',
    'version-stale',
    'act-not-allowed',
    'act-not-yours',
    'applicant-missing',
    'respondent-empty',
    'identity-number-invalid',
    'credit-code-invalid',
    'represented-missing',
    'agent-needs-powers',
    'notice-not-told',
    'notice-outdated',
    'parties-too-many',
    'complaint-subject-missing',
    'organisation-unknown',
    'officer-unknown',
    'organisation-complained-of',
    'late-reason-needed',
    'done-in-future',
    'done-before-registration',
    'post-unknown',
  ],
});

export const correctParty = route({
  ...windowAct,
  operationId: 'correctParty',
  path: '/api/matters/{number}/correct-party',
  summary: {
    zh: '更正当事人(登记错人时两个都保留并写明原因)',
    en: 'Correct a party; a wrong person registered keeps both, with the reason',
  },
  body: z.strictObject({
    partyId: z.uuid(),
    /** The party as it should be; members left out stay as they are. With `anotherPerson` a new party takes the place. */
    anotherPerson: z.boolean().optional(),
    name: plainText({ min: 1, max: 50 }).optional(),
    phone: phoneSchema.optional(),
    idNumber: z.string().max(20).optional(),
    address: plainText({ max: 200 }).optional(),
    organisation: plainText({ max: 100 }).optional(),
    creditCode: z.string().max(18).optional(),
    reason: reasonText,
    /** The party's own request that this answers. */
    requestId: z.uuid().optional(),
  }),
  reply: afterWindowAct,
  refusals: [
    'not-found',
    'version-stale',
    'party-unknown',
    'act-not-yours',
    'identity-number-invalid',
    'credit-code-invalid',
    'nothing-to-correct',
    'applicant-missing',
    'request-unknown',
  ],
});

export const withdrawConsentAtWindow = route({
  ...windowAct,
  operationId: 'withdrawConsentAtWindow',
  path: '/api/matters/{number}/withdraw-consent',
  summary: { zh: '代当事人撤回同意', en: 'Withdraw a consent for a party at the window' },
  body: z.strictObject({ consentId: z.uuid() }),
  reply: afterWindowAct,
  refusals: ['not-found', 'version-stale', 'consent-unknown', 'consent-withdrawn-already', 'act-not-yours'],
});

export const answerErasure = route({
  ...windowAct,
  operationId: 'answerErasure',
  path: '/api/matters/{number}/answer-erasure',
  summary: {
    zh: '答复删除申请:删除,或写明法律依据不予删除',
    en: 'Answer a request for erasure: done, or refused with the law',
  },
  body: z.strictObject({
    partyId: z.uuid(),
    answer: z.enum(['done', 'refused']),
    reason: reasonText.optional(),
    law: plainText({ min: 2, max: 200 }).optional(),
  }),
  reply: afterWindowAct,
  refusals: [
    'not-found',
    'version-stale',
    'party-unknown',
    'act-not-yours',
    'refusal-needs-law',
    'matter-still-open',
    'dossier-kept',
  ],
});

export const refuseCorrection = route({
  ...windowAct,
  operationId: 'refuseCorrection',
  path: '/api/matters/{number}/refuse-correction',
  summary: {
    zh: '答复更正申请：经核对不予更正，写明理由',
    en: 'Answer a request for correction: checked, and it stays as it is, with the reason',
  },
  body: z.strictObject({ requestId: z.uuid(), reason: reasonText }),
  reply: afterWindowAct,
  refusals: ['not-found', 'version-stale', 'request-unknown', 'act-not-yours'],
});

export const showHeldInformation = route({
  operationId: 'showHeldInformation',
  method: 'POST',
  path: '/api/matters/{number}/parties/{partyId}/held-information',
  tag: 'matters',
  who: 'officer',
  summary: { zh: '在窗口为当事人查阅、复制其信息', en: 'Show and copy at the window what is held about a party' },
  params: z.strictObject({ number: z.string().max(40), partyId: z.uuid() }),
  body: z.strictObject({ checkedBy: z.enum(['identity_card', 'known_person', 'callback', 'other_paper']) }),
  reply: getMyInformation.reply,
  refusals: ['not-found', 'party-unknown'],
});

// Decides what a party may see and do in a mediation with the code in hand: answer, agree or decline, end it.
import { z } from 'zod';
import { route } from '../../../kernel/route.ts';
import { longText, momentSchema, reasonText, stageSchema } from '../../matters/contract.ts';
import { obligationView } from './reads.ts';
import { roadView, stateSchema, wordsView } from './shapes.ts';

const partyAct = { method: 'POST', tag: 'resident', who: 'party', act: true, onExisting: true } as const;
const afterPartyAct = z.strictObject({
  version: z.int(),
  stage: stageSchema,
  state: stateSchema,
  acts: z.array(z.string()),
});

/** What concerns the caller; nothing about other people's contact data. */
export const getOwnMediation = route({
  operationId: 'getOwnMediation',
  method: 'GET',
  path: '/api/resident/mediation',
  tag: 'resident',
  who: 'party',
  summary: { zh: '我的调解', en: 'My mediation' },
  reply: z.strictObject({
    version: z.int(),
    side: z.enum(['applicant', 'respondent']),
    /** Null: no mediation has been started. */
    mediation: z
      .strictObject({
        state: stateSchema,
        stateName: wordsView,
        committee: z.strictObject({
          name: z.string(),
          telephone: z.string().nullable(),
          address: z.string().nullable(),
        }),
        dossierNumber: z.string().nullable(),
        /** Who is involved, by name only. */
        parties: z.array(
          z.strictObject({
            id: z.uuid(),
            side: z.enum(['applicant', 'respondent']),
            name: z.string(),
            own: z.boolean(),
          }),
        ),
        /** The claims of the other side, for a respondent to answer. */
        claims: z.string().nullable(),
        ownAnswer: z.string().nullable(),
        /** The text on which consent is asked; null once it is answered for good. */
        consentText: z.strictObject({ version: z.string(), text: wordsView }),
        ownConsent: z.strictObject({ agrees: z.boolean(), at: momentSchema }).nullable(),
        mediators: z.array(
          z.strictObject({ name: z.string(), declared: z.boolean(), declaration: z.string().nullable() }),
        ),
        nextSession: z.strictObject({ at: momentSchema, place: z.string() }).nullable(),
        periodUntil: z.string().nullable(),
        agreement: z
          .strictObject({
            kind: z.enum(['written', 'oral']),
            facts: z.string(),
            pointsInDispute: z.string(),
            responsibilities: z.string().nullable(),
            otherTerms: z.string().nullable(),
            obligations: z.array(obligationView),
            ownSignedAt: z.string().nullable(),
            effectiveOn: z.string().nullable(),
            confirmationUntil: z.string().nullable(),
          })
          .nullable(),
        /** True where the matter shows signs of danger: the page proposes no reconciliation. */
        danger: z.boolean(),
        otherRoads: z.array(roadView),
      })
      .nullable(),
    /** Papers that the caller may take, of the matter and of its mediation. */
    papers: z.array(z.strictObject({ kind: z.string(), title: wordsView })),
    acts: z.array(z.string()),
  }),
});

export const answerAsRespondent = route({
  ...partyAct,
  operationId: 'answerAsRespondent',
  path: '/api/resident/mediation/answer',
  summary: { zh: '被申请人说明情况', en: 'The respondent answers' },
  body: z.strictObject({ text: longText, fileIds: z.array(z.uuid()).max(6).optional() }),
  reply: afterPartyAct,
  refusals: ['version-stale', 'mediation-unknown', 'mediation-act-not-allowed', 'applicant-cannot', 'file-unknown'],
});

export const answerConsent = route({
  ...partyAct,
  operationId: 'answerConsent',
  path: '/api/resident/mediation/consent',
  summary: { zh: '同意或者不同意调解', en: 'Agree to mediation, or decline' },
  body: z.strictObject({ agrees: z.boolean(), textVersion: z.string().max(40) }),
  reply: afterPartyAct.extend({ otherRoads: z.array(roadView) }),
  refusals: [
    'version-stale',
    'mediation-unknown',
    'mediation-act-not-allowed',
    'consent-text-unknown',
    'not-a-party-itself',
  ],
});

export const withdrawOwnMediation = route({
  ...partyAct,
  operationId: 'withdrawOwnMediation',
  path: '/api/resident/mediation/withdraw',
  summary: { zh: '要求终止调解', en: 'End the mediation' },
  body: z.strictObject({ words: reasonText.optional() }),
  reply: afterPartyAct.extend({ otherRoads: z.array(roadView) }),
  refusals: ['version-stale', 'mediation-unknown', 'mediation-act-not-allowed', 'not-a-party-itself'],
});

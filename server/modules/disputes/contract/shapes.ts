// Decides how a mediation looks from outside: the words and shapes that its contracts share.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { fenSchema } from '../../../kernel/fen-schema.ts';
import { plainText } from '../../../kernel/plain-text.ts';
import { signForMatter, stageSchema } from '../../matters/contract.ts';
import { CONSENT_WAYS, END_REASONS, STATES } from '../mediation.ts';
import type { ShamAnswers } from '../sham.ts';

/** Members that every act of an officer may carry: when it was done, why it is recorded late, who did it (代录). */
export const actTimeMembers = signForMatter.body.shape;

export const stateSchema = z.enum(STATES);
export const consentWay = z.enum(CONSENT_WAYS);
export const endReason = z.enum(END_REASONS);
/** How a paper was signed (人民调解法 29). */
export const handSchema = z.enum(['signature', 'seal', 'fingerprint']);
export const partyIdSchema = z.uuid();
export const wordsView = z.strictObject({ zh: z.string(), en: z.string() });
export const lawView = z.strictObject({ law: z.string(), article: z.string() });

/** The same with how it is cited in either language: 《…》第三十三条, "…, art. 33". */
export const citedLawView = lawView.extend({ citation: wordsView });

/** A lawful road beside mediation: where to go, on which law. */
export const roadView = z.strictObject({
  id: z.string(),
  name: wordsView,
  plain: wordsView,
  law: z.array(citedLawView),
  telephone: z.string().nullable(),
});
export type RoadView = z.infer<typeof roadView>;

/** One dated obligation of an agreement: who owes whom what, by when, how and where. */
export const obligationBody = z.strictObject({
  debtorId: partyIdSchema,
  creditorId: partyIdSchema,
  what: plainText({ min: 2, max: 500 }),
  amountFen: fenSchema.optional(),
  dueOn: localDateSchema,
  way: plainText({ max: 100 }).optional(),
  place: plainText({ max: 200 }).optional(),
});
export type ObligationBody = z.infer<typeof obligationBody>;

/** The short check for sham mediation: `true` where the sign is there. Questions and their words: `shamQuestions` of getMediation. */
export const shamAnswersSchema = z.strictObject({
  harmsOthers: z.boolean(),
  aimedElsewhere: z.boolean(),
  noRealDispute: z.boolean(),
  oneInterest: z.boolean(),
  noEvidence: z.boolean(),
  unclearAboutFacts: z.boolean(),
}) satisfies z.ZodType<ShamAnswers>;

/** What the officer answers for, whatever the words of the terms look like. Both must be true. */
export const termsDeclaredSchema = z.strictObject({
  /** No term decides marriage, parentage or adoption as such. */
  noStatusDecided: z.boolean(),
  /** No term promises not to report a crime, or to withdraw a report or accusation. */
  noCrimeSilenced: z.boolean(),
});

/** What every act of an officer on a mediation answers with. `acts`: of the mediation; `matterActs`: of the matter. */
export const mediationAfterAct = z.strictObject({
  number: z.string(),
  version: z.int(),
  stage: stageSchema,
  state: stateSchema,
  dossierNumber: z.string().nullable(),
  acts: z.array(z.string()),
  matterActs: z.array(z.string()),
});
export type MediationAfterAct = z.infer<typeof mediationAfterAct>;

/** An act after which the mediation is over or has no consent also names the other lawful roads. */
export const afterActWithRoads = mediationAfterAct.extend({ otherRoads: z.array(roadView) });

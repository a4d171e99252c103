// The operations of mediation, as the browser calls them.
import type { ReplyOf } from '../../../server/kernel/route.ts';
import type {
  acceptMediation as AcceptMediation,
  checkSham as CheckSham,
  chooseMediator as ChooseMediator,
  declareInterests as DeclareInterests,
  draftAgreement as DraftAgreement,
  endMediation as EndMediation,
  failMediation as FailMediation,
  getMediation as GetMediation,
  getPerformance as GetPerformance,
  recordBreach as RecordBreach,
  recordConfirmation as RecordConfirmation,
  recordVisit as RecordVisit,
  issuePaper as IssuePaper,
  listObligations as ListObligations,
  mediateOnTheSpot as MediateOnTheSpot,
  planSession as PlanSession,
  prolongMediation as ProlongMediation,
  reachRespondent as ReachRespondent,
  recordConsent as RecordConsent,
  recordOralAgreement as RecordOralAgreement,
  recordPerformance as RecordPerformance,
  recordSeal as RecordSeal,
  recordSession as RecordSession,
  signAgreement as SignAgreement,
  signByMediator as SignByMediator,
  startMediation as StartMediation,
  voidDossierNumber as VoidDossierNumber,
  withdrawMediation as WithdrawMediation,
} from '../../../server/modules/disputes/contract.ts';
import { caller } from '../../api/caller.ts';

export const getMediation = caller<typeof GetMediation>({ method: 'GET', path: '/api/matters/{number}/mediation' });
export const getPerformance = caller<typeof GetPerformance>({
  method: 'GET',
  path: '/api/matters/{number}/performance',
});
export const listObligations = caller<typeof ListObligations>({ method: 'GET', path: '/api/obligations' });

const act = { method: 'POST', act: true, onExisting: true } as const;

export const issuePaper = caller<typeof IssuePaper>({ ...act, path: '/api/matters/{number}/papers/{kind}/issue' });

export const mediationCalls = {
  startMediation: caller<typeof StartMediation>({ ...act, path: '/api/matters/{number}/mediation/start' }),
  mediateOnTheSpot: caller<typeof MediateOnTheSpot>({ ...act, path: '/api/matters/{number}/mediation/on-the-spot' }),
  reachRespondent: caller<typeof ReachRespondent>({ ...act, path: '/api/matters/{number}/mediation/reach' }),
  recordConsent: caller<typeof RecordConsent>({ ...act, path: '/api/matters/{number}/mediation/consent' }),
  acceptMediation: caller<typeof AcceptMediation>({ ...act, path: '/api/matters/{number}/mediation/accept' }),
  chooseMediator: caller<typeof ChooseMediator>({ ...act, path: '/api/matters/{number}/mediation/mediator' }),
  declareInterests: caller<typeof DeclareInterests>({ ...act, path: '/api/matters/{number}/mediation/declare' }),
  planSession: caller<typeof PlanSession>({ ...act, path: '/api/matters/{number}/mediation/plan-session' }),
  recordSession: caller<typeof RecordSession>({ ...act, path: '/api/matters/{number}/mediation/session' }),
  prolongMediation: caller<typeof ProlongMediation>({ ...act, path: '/api/matters/{number}/mediation/prolong' }),
  checkSham: caller<typeof CheckSham>({ ...act, path: '/api/matters/{number}/mediation/sham-check' }),
  draftAgreement: caller<typeof DraftAgreement>({ ...act, path: '/api/matters/{number}/mediation/agreement' }),
  signAgreement: caller<typeof SignAgreement>({ ...act, path: '/api/matters/{number}/mediation/agreement/sign' }),
  signByMediator: caller<typeof SignByMediator>({
    ...act,
    path: '/api/matters/{number}/mediation/agreement/mediator-sign',
  }),
  recordSeal: caller<typeof RecordSeal>({ ...act, path: '/api/matters/{number}/mediation/agreement/seal' }),
  recordOralAgreement: caller<typeof RecordOralAgreement>({
    ...act,
    path: '/api/matters/{number}/mediation/oral-agreement',
  }),
  endMediation: caller<typeof EndMediation>({ ...act, path: '/api/matters/{number}/mediation/end' }),
  recordPerformance: caller<typeof RecordPerformance>({ ...act, path: '/api/matters/{number}/mediation/performance' }),
  recordBreach: caller<typeof RecordBreach>({ ...act, path: '/api/matters/{number}/performance/breach' }),
  recordConfirmation: caller<typeof RecordConfirmation>({
    ...act,
    path: '/api/matters/{number}/performance/confirmation',
  }),
  recordVisit: caller<typeof RecordVisit>({ ...act, path: '/api/matters/{number}/performance/visit' }),
  failMediation: caller<typeof FailMediation>({ ...act, path: '/api/matters/{number}/mediation/fail' }),
  withdrawMediation: caller<typeof WithdrawMediation>({ ...act, path: '/api/matters/{number}/mediation/withdraw' }),
  voidDossierNumber: caller<typeof VoidDossierNumber>({ ...act, path: '/api/matters/{number}/mediation/void-number' }),
};

export type MediationAct = keyof typeof mediationCalls;
export type MediationReply = ReplyOf<typeof GetMediation>;
export type Mediation = NonNullable<MediationReply['mediation']>;
export type MediationParty = MediationReply['parties'][number];
export type Agreement = NonNullable<Mediation['agreement']>;
export type Obligation = Agreement['obligations'][number];
export type Road = MediationReply['otherRoads'][number];
export type Keeping = ReplyOf<typeof GetPerformance>;
export type KeptObligation = Keeping['obligations'][number];
export type ObligationRow = ReplyOf<typeof ListObligations>['items'][number];

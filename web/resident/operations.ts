// The operations that the resident pages call; the compiler compares each line with its contract.
import type {
  answerAsRespondent as AnswerAsRespondent,
  answerConsent as AnswerConsent,
  confirmOwnPerformance as ConfirmOwnPerformance,
  getOwnMediation as GetOwnMediation,
  getOwnPerformance as GetOwnPerformance,
  reportOwnPerformance as ReportOwnPerformance,
  withdrawOwnMediation as WithdrawOwnMediation,
} from '../../server/modules/disputes/contract.ts';
import type {
  getNotice as GetNotice,
  listCategories as ListCategories,
  submitMatter as SubmitMatter,
} from '../../server/modules/intake/contract.ts';
import type {
  addOwnMaterial as AddOwnMaterial,
  askCorrection as AskCorrection,
  askErasure as AskErasure,
  askOwnRefusalReview as AskOwnRefusalReview,
  askOwnReopening as AskOwnReopening,
  explainDeadline as ExplainDeadline,
  getMyInformation as GetMyInformation,
  getProgress as GetProgress,
  listClockRules as ListClockRules,
  rateMatter as RateMatter,
  setOwnPreferences as SetOwnPreferences,
  supplyOwnMaterial as SupplyOwnMaterial,
  trackMatter as TrackMatter,
  withdrawConsent as WithdrawConsent,
  withdrawOwnMatter as WithdrawOwnMatter,
} from '../../server/modules/matters/contract.ts';
import type { listAreas as ListAreas } from '../../server/modules/places/contract.ts';
import type { getPracticeClock as GetPracticeClock } from '../../server/platform/practice-clock/contract.ts';
import type { ReplyOf } from '../../server/kernel/route.ts';
import { caller } from '../api/caller.ts';

export type Notice = ReplyOf<typeof GetNotice>;
export type Catalogue = ReplyOf<typeof ListCategories>;
export type Area = ReplyOf<typeof ListAreas>['items'][number];
export type Receipt = ReplyOf<typeof SubmitMatter>;
export type Progress = ReplyOf<typeof GetProgress>;
export type Clock = NonNullable<Progress['promise']>;
export type OwnPerformance = ReplyOf<typeof GetOwnPerformance>;
export type OwnMediation = ReplyOf<typeof GetOwnMediation>;
export type Mediation = NonNullable<OwnMediation['mediation']>;
export type Explained = ReplyOf<typeof ExplainDeadline>;
export type MyInformation = ReplyOf<typeof GetMyInformation>;

export const getPracticeClock = caller<typeof GetPracticeClock>({ method: 'GET', path: '/api/practice/clock' });
export const getNotice = caller<typeof GetNotice>({ method: 'GET', path: '/api/resident/notice' });
export const listCategories = caller<typeof ListCategories>({ method: 'GET', path: '/api/resident/categories' });
export const listAreas = caller<typeof ListAreas>({ method: 'GET', path: '/api/areas' });
export const explainDeadline = caller<typeof ExplainDeadline>({ method: 'GET', path: '/api/clocks/explain' });
export const listClockRules = caller<typeof ListClockRules>({ method: 'GET', path: '/api/clocks/rules' });
export const submitMatter = caller<typeof SubmitMatter>({ method: 'POST', path: '/api/resident/matters', act: true });

export const trackMatter = caller<typeof TrackMatter>({ method: 'POST', path: '/api/resident/track' });
export const getProgress = caller<typeof GetProgress>({ method: 'GET', path: '/api/resident/progress' });
export const getMyInformation = caller<typeof GetMyInformation>({
  method: 'GET',
  path: '/api/resident/my-information',
});
export const getOwnMediation = caller<typeof GetOwnMediation>({ method: 'GET', path: '/api/resident/mediation' });
export const getOwnPerformance = caller<typeof GetOwnPerformance>({
  method: 'GET',
  path: '/api/resident/performance',
});

export const setOwnPreferences = caller<typeof SetOwnPreferences>({
  method: 'POST',
  act: true,
  path: '/api/resident/preferences',
});

const act = { method: 'POST', act: true, onExisting: true } as const;
export const rateMatter = caller<typeof RateMatter>({ ...act, path: '/api/resident/rate' });
export const addOwnMaterial = caller<typeof AddOwnMaterial>({ ...act, path: '/api/resident/material' });
export const withdrawOwnMatter = caller<typeof WithdrawOwnMatter>({ ...act, path: '/api/resident/withdraw' });
export const supplyOwnMaterial = caller<typeof SupplyOwnMaterial>({
  ...act,
  path: '/api/resident/supply-material',
});
export const askOwnReopening = caller<typeof AskOwnReopening>({ ...act, path: '/api/resident/ask-reopening' });
export const reportOwnPerformance = caller<typeof ReportOwnPerformance>({
  ...act,
  path: '/api/resident/performance/report',
});
export const confirmOwnPerformance = caller<typeof ConfirmOwnPerformance>({
  ...act,
  path: '/api/resident/performance/confirm',
});
export const askOwnRefusalReview = caller<typeof AskOwnRefusalReview>({
  ...act,
  path: '/api/resident/ask-refusal-review',
});
export const withdrawConsent = caller<typeof WithdrawConsent>({ ...act, path: '/api/resident/withdraw-consent' });
export const askCorrection = caller<typeof AskCorrection>({ ...act, path: '/api/resident/ask-correction' });
export const askErasure = caller<typeof AskErasure>({ ...act, path: '/api/resident/ask-erasure' });
export const answerAsRespondent = caller<typeof AnswerAsRespondent>({
  ...act,
  path: '/api/resident/mediation/answer',
});
export const answerConsent = caller<typeof AnswerConsent>({ ...act, path: '/api/resident/mediation/consent' });
export const withdrawOwnMediation = caller<typeof WithdrawOwnMediation>({
  ...act,
  path: '/api/resident/mediation/withdraw',
});

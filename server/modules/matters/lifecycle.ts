// Decides the life of a matter: its stages, its acts, and which act is possible in which stage.
// Law of the order: heard, accepted, assigned, signed for, handled, answered, asked back, closed; nothing closes in silence.
import { refuse, type Refusal } from '../../kernel/refusal.ts';

/**
 * 待受理 → 待分流 → 待签收 → 办理中 → 办结待核 → 待回访 → 结案归档. A body that objects waits for the ruling (异议待裁). Before acceptance a matter may wait for missing material (待补正),
 * a refusal may wait for its second look (拟不予受理) or stand (不予受理).
 */
export const STAGES = [
  'registered',
  'correcting',
  'refusing',
  'accepted',
  'linked',
  'assigned',
  'objected',
  'handling',
  'answered',
  'follow_up',
  'closed',
  'refused',
] as const;
export type Stage = (typeof STAGES)[number];

export const COMPLEXITIES = ['simple', 'general', 'complex'] as const;
export const URGENCIES = ['normal', 'urgent', 'emergency'] as const;
export const OUTCOMES = ['solved', 'closed_not_solved', 'party_disagrees', 'not_performed', 'withdrawn'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export type Restriction = 'danger' | 'complaint';

/** What the history folds to and the row repeats: everything that decides which act is possible. */
export interface MatterState {
  readonly stage: Stage;
  readonly category: string;
  readonly complexity: (typeof COMPLEXITIES)[number] | null;
  readonly urgency: (typeof URGENCIES)[number] | null;
  readonly holderOrganisationId: number | null;
  readonly holderPostId: number | null;
  readonly restriction: Restriction | null;
  readonly procedureKind: string | null;
  readonly procedureId: string | null;
  readonly result: string | null;
  readonly outcome: Outcome | null;
}

export type MatterAct =
  | {
      readonly act: 'acceptMatter';
      readonly category: string;
      readonly complexity: NonNullable<MatterState['complexity']>;
      readonly urgency: NonNullable<MatterState['urgency']>;
      /** It turns out to be about a body or an officer: hidden from them from now on. */
      readonly restriction?: 'complaint';
    }
  | { readonly act: 'askForMaterial' }
  | { readonly act: 'supplyMaterial' }
  | { readonly act: 'lapseMaterial' }
  | { readonly act: 'proposeRefusal' }
  | { readonly act: 'reviewRefusal'; readonly agreed: boolean }
  | { readonly act: 'askRefusalReview' }
  | { readonly act: 'decideRefusalReview'; readonly upheld: boolean }
  | { readonly act: 'assignMatter'; readonly organisationId: number }
  | { readonly act: 'succeedHolder'; readonly organisationId: number }
  | { readonly act: 'vacateHolder' }
  | { readonly act: 'linkMatter'; readonly organisationId: number | null }
  | { readonly act: 'unlinkMatter' }
  | { readonly act: 'followMain'; readonly organisationId: number | null }
  | { readonly act: 'answerLinked' }
  | { readonly act: 'raiseUrgency'; readonly urgency: NonNullable<MatterState['urgency']> }
  | { readonly act: 'objectToAssignment' }
  | { readonly act: 'ruleOnObjection'; readonly upheld: boolean }
  | { readonly act: 'designateBody'; readonly organisationId: number }
  | { readonly act: 'askCoHandler' }
  | { readonly act: 'recordOpinion' }
  | { readonly act: 'releaseCoHandler' }
  | { readonly act: 'transferOutside' }
  | { readonly act: 'recordTransferReceipt'; readonly received: boolean }
  | { readonly act: 'signForMatter'; readonly postId: number }
  | { readonly act: 'handOverMatter'; readonly postId: number }
  | { readonly act: 'recordProgress' }
  | { readonly act: 'startProcedure'; readonly kind: string; readonly id: string }
  | { readonly act: 'recordInProcedure' }
  | { readonly act: 'endProcedure'; readonly id: string }
  | { readonly act: 'answerMatter'; readonly result: string }
  | { readonly act: 'passCheck' }
  | { readonly act: 'returnForRework' }
  | { readonly act: 'recordFollowUp' }
  | { readonly act: 'closeMatter' }
  | { readonly act: 'askReopening' }
  | { readonly act: 'declineReopening' }
  | { readonly act: 'reopenMatter'; readonly holderGone?: boolean }
  | { readonly act: 'watchAgreement' }
  | { readonly act: 'keepDossier' }
  | { readonly act: 'urgeBody' }
  | { readonly act: 'noticeBody' }
  | { readonly act: 'proposeSupervision' }
  | { readonly act: 'recordSupervisionDecision' }
  | { readonly act: 'replyToSupervision' }
  | { readonly act: 'withdrawMatter' }
  | { readonly act: 'restrictMatter'; readonly restriction: Restriction }
  | { readonly act: 'liftRestriction' }
  | { readonly act: 'correctMatter' }
  | { readonly act: 'correctParty' }
  | { readonly act: 'addParty'; readonly restriction?: 'complaint' }
  | { readonly act: 'addMaterial' }
  | { readonly act: 'reissueCode' }
  | { readonly act: 'recordConsent' }
  | { readonly act: 'answerDataRequest' }
  | { readonly act: 'rateMatter' }
  | { readonly act: 'requestPause' }
  | { readonly act: 'requestExtension' }
  | { readonly act: 'approveClockRequest' }
  | { readonly act: 'refuseClockRequest' }
  | { readonly act: 'resumeClock' }
  | { readonly act: 'recordTimeBar' }
  | { readonly act: 'addOutsideNumber' }
  | { readonly act: 'removeOutsideNumber' }
  | { readonly act: 'issuePaper' }
  | { readonly act: 'recomputeClock' };

export type ActName = MatterAct['act'];

const before: readonly Stage[] = ['registered', 'correcting', 'refusing'];
const underway: readonly Stage[] = ['accepted', 'linked', 'assigned', 'objected', 'handling'];
const open: readonly Stage[] = [...before, ...underway, 'answered', 'follow_up'];

/** In which stages an act is possible. */
export const POSSIBLE: Readonly<Record<ActName, readonly Stage[]>> = {
  acceptMatter: ['registered'],
  askForMaterial: ['registered'],
  supplyMaterial: ['correcting'],
  lapseMaterial: ['correcting'],
  proposeRefusal: ['registered'],
  reviewRefusal: ['refusing'],
  askRefusalReview: ['refused'],
  decideRefusalReview: ['refused'],
  assignMatter: ['accepted', 'assigned'],
  signForMatter: ['assigned'],
  handOverMatter: ['handling'],
  succeedHolder: ['assigned', 'objected', 'handling'],
  vacateHolder: ['assigned', 'objected', 'handling'],
  linkMatter: ['accepted'],
  // Answered with the other and not yet checked, it can still go by itself; step.ts asks how it was answered.
  unlinkMatter: ['linked', 'answered'],
  followMain: ['linked'],
  answerLinked: ['linked'],
  raiseUrgency: underway,
  objectToAssignment: ['assigned'],
  ruleOnObjection: ['objected'],
  designateBody: ['accepted', 'objected'],
  askCoHandler: ['accepted', 'assigned', 'handling'],
  recordOpinion: [...underway, 'answered'],
  releaseCoHandler: [...underway, 'answered'],
  transferOutside: ['accepted', 'handling'],
  recordTransferReceipt: ['accepted', 'handling'],
  recordProgress: [...underway, 'answered', 'follow_up'],
  startProcedure: ['handling'],
  recordInProcedure: ['handling', 'answered', 'follow_up', 'closed'],
  endProcedure: ['handling'],
  answerMatter: ['handling'],
  passCheck: ['answered'],
  returnForRework: ['answered'],
  recordFollowUp: ['follow_up'],
  closeMatter: ['follow_up'],
  askReopening: ['closed'],
  declineReopening: ['closed'],
  reopenMatter: ['closed'],
  // An agreement binds whatever the office has made of the matter meanwhile.
  watchAgreement: [...underway, 'answered', 'follow_up', 'closed'],
  // 卷宗 Filed while the matter is answered and after it is closed; a matter taken up again keeps what was sealed.
  keepDossier: ['handling', 'answered', 'follow_up', 'closed'],
  // 督办 A term of ours runs in these; a decision and a reply may come when the matter is done with.
  urgeBody: [...open, 'refused'],
  noticeBody: [...open, 'refused'],
  proposeSupervision: [...open, 'refused'],
  recordSupervisionDecision: STAGES,
  replyToSupervision: STAGES,
  withdrawMatter: [...before, ...underway],
  restrictMatter: open,
  liftRestriction: open,
  correctMatter: STAGES,
  correctParty: STAGES,
  addParty: [...before, ...underway],
  addMaterial: open,
  reissueCode: STAGES,
  recordConsent: STAGES,
  answerDataRequest: STAGES,
  rateMatter: ['answered', 'follow_up', 'closed'],
  requestPause: open,
  requestExtension: open,
  approveClockRequest: open,
  refuseClockRequest: open,
  resumeClock: open,
  recordTimeBar: STAGES,
  addOutsideNumber: STAGES,
  removeOutsideNumber: STAGES,
  issuePaper: STAGES,
  recomputeClock: STAGES,
};

export function actsPossible(stage: Stage): ActName[] {
  return (Object.keys(POSSIBLE) as ActName[]).filter((act) => POSSIBLE[act].includes(stage));
}

/** Acts that are called under other names than their own, or (an act of a procedure, the calendar's) never called by themselves. */
const OPERATIONS: Readonly<Partial<Record<ActName, readonly string[]>>> = {
  recordConsent: ['withdrawConsentAtWindow'],
  answerDataRequest: ['answerErasure', 'refuseCorrection'],
  startProcedure: [],
  recordInProcedure: [],
  // Which papers can be had, the papers themselves say.
  issuePaper: [],
  endProcedure: [],
  recomputeClock: [],
  // Numbers of systems next door are kept on their own card.
  addOutsideNumber: [],
  removeOutsideNumber: [],
  lapseMaterial: [],
  succeedHolder: [],
  vacateHolder: [],
  followMain: [],
  answerLinked: [],
  raiseUrgency: [],
  // Which terms are late and which letters wait, the page of supervision says.
  urgeBody: [],
  noticeBody: [],
  proposeSupervision: [],
  recordSupervisionDecision: [],
  replyToSupervision: [],
  // What is done about an agreement, its own page says.
  watchAgreement: [],
  // What can be done about a dossier, its own page says.
  keepDossier: [],
};

/** The operations by which acts are called: the only names that a reply's `acts` may hold. */
export function operationsOf(acts: readonly ActName[]): string[] {
  return acts.flatMap((act) => OPERATIONS[act] ?? [act]);
}

/** Why an act cannot be done in this stage, naming those that can; looked at before anything that the act was sent with. */
export function refusedNow(act: ActName, stage: Stage): Refusal | undefined {
  if (POSSIBLE[act].includes(stage)) return undefined;
  return refuse('conflict', 'act-not-allowed', { act, stage, acts: operationsOf(actsPossible(stage)) });
}

/** The state of a matter just registered. */
export function newState(category: string, restriction: Restriction | null): MatterState {
  return {
    stage: 'registered',
    category,
    complexity: null,
    urgency: null,
    holderOrganisationId: null,
    holderPostId: null,
    restriction,
    procedureKind: null,
    procedureId: null,
    result: null,
    outcome: null,
  };
}

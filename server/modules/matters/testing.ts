import { type ActName, type MatterAct, type MatterState, newState, type Stage } from './lifecycle.ts';

/** A procedure's id. */
export const procedureId = '01890000-0000-7000-8000-000000000001';

/** One well-formed act of each name. */
export const sample: Readonly<Record<ActName, MatterAct>> = {
  acceptMatter: { act: 'acceptMatter', category: '02', complexity: 'general', urgency: 'normal' },
  askForMaterial: { act: 'askForMaterial' },
  supplyMaterial: { act: 'supplyMaterial' },
  lapseMaterial: { act: 'lapseMaterial' },
  proposeRefusal: { act: 'proposeRefusal' },
  reviewRefusal: { act: 'reviewRefusal', agreed: true },
  askRefusalReview: { act: 'askRefusalReview' },
  decideRefusalReview: { act: 'decideRefusalReview', upheld: false },
  assignMatter: { act: 'assignMatter', organisationId: 20 },
  succeedHolder: { act: 'succeedHolder', organisationId: 22 },
  vacateHolder: { act: 'vacateHolder' },
  linkMatter: { act: 'linkMatter', organisationId: 20 },
  unlinkMatter: { act: 'unlinkMatter' },
  followMain: { act: 'followMain', organisationId: 21 },
  answerLinked: { act: 'answerLinked' },
  raiseUrgency: { act: 'raiseUrgency', urgency: 'urgent' },
  objectToAssignment: { act: 'objectToAssignment' },
  ruleOnObjection: { act: 'ruleOnObjection', upheld: true },
  designateBody: { act: 'designateBody', organisationId: 21 },
  askCoHandler: { act: 'askCoHandler' },
  recordOpinion: { act: 'recordOpinion' },
  releaseCoHandler: { act: 'releaseCoHandler' },
  transferOutside: { act: 'transferOutside' },
  recordTransferReceipt: { act: 'recordTransferReceipt', received: true },
  signForMatter: { act: 'signForMatter', postId: 106 },
  handOverMatter: { act: 'handOverMatter', postId: 107 },
  recordProgress: { act: 'recordProgress' },
  startProcedure: { act: 'startProcedure', kind: 'mediation', id: procedureId },
  recordInProcedure: { act: 'recordInProcedure' },
  endProcedure: { act: 'endProcedure', id: procedureId },
  answerMatter: { act: 'answerMatter', result: 'settled' },
  passCheck: { act: 'passCheck' },
  returnForRework: { act: 'returnForRework' },
  recordFollowUp: { act: 'recordFollowUp' },
  closeMatter: { act: 'closeMatter' },
  askReopening: { act: 'askReopening' },
  declineReopening: { act: 'declineReopening' },
  reopenMatter: { act: 'reopenMatter' },
  watchAgreement: { act: 'watchAgreement' },
  keepDossier: { act: 'keepDossier' },
  withdrawMatter: { act: 'withdrawMatter' },
  restrictMatter: { act: 'restrictMatter', restriction: 'danger' },
  liftRestriction: { act: 'liftRestriction' },
  correctMatter: { act: 'correctMatter' },
  correctParty: { act: 'correctParty' },
  addParty: { act: 'addParty' },
  addMaterial: { act: 'addMaterial' },
  reissueCode: { act: 'reissueCode' },
  recordConsent: { act: 'recordConsent' },
  answerDataRequest: { act: 'answerDataRequest' },
  rateMatter: { act: 'rateMatter' },
  requestPause: { act: 'requestPause' },
  requestExtension: { act: 'requestExtension' },
  approveClockRequest: { act: 'approveClockRequest' },
  refuseClockRequest: { act: 'refuseClockRequest' },
  resumeClock: { act: 'resumeClock' },
  urgeBody: { act: 'urgeBody' },
  noticeBody: { act: 'noticeBody' },
  proposeSupervision: { act: 'proposeSupervision' },
  recordSupervisionDecision: { act: 'recordSupervisionDecision' },
  replyToSupervision: { act: 'replyToSupervision' },
  recordTimeBar: { act: 'recordTimeBar' },
  addOutsideNumber: { act: 'addOutsideNumber' },
  removeOutsideNumber: { act: 'removeOutsideNumber' },
  issuePaper: { act: 'issuePaper' },
  recomputeClock: { act: 'recomputeClock' },
};
export const names = Object.keys(sample) as ActName[];

/** A matter as it stands in a stage. */
export function at(stage: Stage): MatterState {
  const unheld: readonly Stage[] = ['registered', 'correcting', 'refusing', 'refused', 'accepted'];
  const held = unheld.includes(stage) ? null : 20;
  const done = stage === 'answered' || stage === 'follow_up' || stage === 'closed';
  return {
    ...newState('02', null),
    stage,
    holderOrganisationId: held,
    result: done ? 'settled' : null,
    outcome: stage === 'closed' ? 'solved' : null,
  };
}

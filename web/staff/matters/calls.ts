// The operations of matters, as the browser calls them.
import type { ReplyOf } from '../../../server/kernel/route.ts';
import type {
  acceptMatter as AcceptMatter,
  addMaterial as AddMaterial,
  approveClockRequest as ApproveClockRequest,
  recordTimeBar as RecordTimeBar,
  refuseClockRequest as RefuseClockRequest,
  requestExtension as RequestExtension,
  requestPause as RequestPause,
  resumeClock as ResumeClock,
  addParty as AddParty,
  askCoHandler as AskCoHandler,
  designateBody as DesignateBody,
  objectToAssignment as ObjectToAssignment,
  recordOpinion as RecordOpinion,
  recordTransferReceipt as RecordTransferReceipt,
  releaseCoHandler as ReleaseCoHandler,
  ruleOnObjection as RuleOnObjection,
  transferOutside as TransferOutside,
  findDuplicates as FindDuplicates,
  addOutsideNumber as AddOutsideNumber,
  getSource as GetSource,
  linkMatter as LinkMatter,
  listCopyPanels as ListCopyPanels,
  removeOutsideNumber as RemoveOutsideNumber,
  listDuplicates as ListDuplicates,
  unlinkMatter as UnlinkMatter,
  listHandOffs as ListHandOffs,
  listMatterMessages as ListMatterMessages,
  resendMessage as ResendMessage,
  askForMaterial as AskForMaterial,
  askRefusalReview as AskRefusalReview,
  askReopening as AskReopening,
  declineReopening as DeclineReopening,
  getClosing as GetClosing,
  reopenMatter as ReopenMatter,
  answerErasure as AnswerErasure,
  answerMatter as AnswerMatter,
  assignMatter as AssignMatter,
  closeMatter as CloseMatter,
  correctMatter as CorrectMatter,
  correctParty as CorrectParty,
  countMatters as CountMatters,
  countWorklist as CountWorklist,
  decideRefusalReview as DecideRefusalReview,
  findMattersOfPerson as FindMattersOfPerson,
  getAdmission as GetAdmission,
  getMatter as GetMatter,
  handOverMatter as HandOverMatter,
  liftRestriction as LiftRestriction,
  listBackdated as ListBackdated,
  listMatters as ListMatters,
  listMovedClocks as ListMovedClocks,
  passCheck as PassCheck,
  proposeRefusal as ProposeRefusal,
  recordFollowUp as RecordFollowUp,
  recordProgress as RecordProgress,
  reissueCode as ReissueCode,
  restrictMatter as RestrictMatter,
  returnForRework as ReturnForRework,
  revealField as RevealField,
  reviewRefusal as ReviewRefusal,
  showHeldInformation as ShowHeldInformation,
  signForMatter as SignForMatter,
  supplyMaterial as SupplyMaterial,
  withdrawConsentAtWindow as WithdrawConsentAtWindow,
  withdrawMatter as WithdrawMatter,
} from '../../../server/modules/matters/contract.ts';
import { caller } from '../../api/caller.ts';

export const listMatters = caller<typeof ListMatters>({ method: 'GET', path: '/api/matters' });
export const countMatters = caller<typeof CountMatters>({ method: 'GET', path: '/api/matters/counts' });
export const countWorklist = caller<typeof CountWorklist>({ method: 'GET', path: '/api/matters/worklist' });
export const getMatter = caller<typeof GetMatter>({ method: 'GET', path: '/api/matters/{number}' });
export const listBackdated = caller<typeof ListBackdated>({ method: 'GET', path: '/api/matters/backdated' });
export const listMovedClocks = caller<typeof ListMovedClocks>({ method: 'GET', path: '/api/calendar/moved-clocks' });
export const revealField = caller<typeof RevealField>({
  method: 'POST',
  path: '/api/matters/{number}/parties/{partyId}/reveal',
});
export const findMattersOfPerson = caller<typeof FindMattersOfPerson>({
  method: 'POST',
  path: '/api/matters/find-by-person',
});
export const showHeldInformation = caller<typeof ShowHeldInformation>({
  method: 'POST',
  path: '/api/matters/{number}/parties/{partyId}/held-information',
});

export const findDuplicates = caller<typeof FindDuplicates>({ method: 'POST', path: '/api/matters/duplicates' });
export const listDuplicates = caller<typeof ListDuplicates>({
  method: 'GET',
  path: '/api/matters/{number}/duplicates',
});
export const listHandOffs = caller<typeof ListHandOffs>({ method: 'GET', path: '/api/matters/{number}/hand-offs' });
export const listMatterMessages = caller<typeof ListMatterMessages>({
  method: 'GET',
  path: '/api/matters/{number}/messages',
});
export const resendMessage = caller<typeof ResendMessage>({
  method: 'POST',
  act: true,
  path: '/api/matters/{number}/messages/{id}/resend',
});
export const getSource = caller<typeof GetSource>({ method: 'GET', path: '/api/matters/{number}/source' });
export const listCopyPanels = caller<typeof ListCopyPanels>({
  method: 'GET',
  path: '/api/matters/{number}/copy-panels',
});
export const getClosing = caller<typeof GetClosing>({ method: 'GET', path: '/api/matters/{number}/closing' });
export const getAdmission = caller<typeof GetAdmission>({ method: 'GET', path: '/api/matters/{number}/admission' });

const act = { method: 'POST', act: true, onExisting: true } as const;

export const acceptMatter = caller<typeof AcceptMatter>({ ...act, path: '/api/matters/{number}/accept' });
export const askCoHandler = caller<typeof AskCoHandler>({ ...act, path: '/api/matters/{number}/ask-co-handler' });
export const designateBody = caller<typeof DesignateBody>({ ...act, path: '/api/matters/{number}/designate' });
export const objectToAssignment = caller<typeof ObjectToAssignment>({ ...act, path: '/api/matters/{number}/object' });
export const recordOpinion = caller<typeof RecordOpinion>({ ...act, path: '/api/matters/{number}/opinion' });
export const recordTransferReceipt = caller<typeof RecordTransferReceipt>({
  ...act,
  path: '/api/matters/{number}/transfer-receipt',
});
export const releaseCoHandler = caller<typeof ReleaseCoHandler>({
  ...act,
  path: '/api/matters/{number}/release-co-handler',
});
export const ruleOnObjection = caller<typeof RuleOnObjection>({ ...act, path: '/api/matters/{number}/rule' });
export const transferOutside = caller<typeof TransferOutside>({ ...act, path: '/api/matters/{number}/transfer' });
export const addOutsideNumber = caller<typeof AddOutsideNumber>({
  ...act,
  path: '/api/matters/{number}/outside-numbers',
});
export const removeOutsideNumber = caller<typeof RemoveOutsideNumber>({
  ...act,
  path: '/api/matters/{number}/outside-numbers/remove',
});
export const linkMatter = caller<typeof LinkMatter>({ ...act, path: '/api/matters/{number}/link' });
export const unlinkMatter = caller<typeof UnlinkMatter>({ ...act, path: '/api/matters/{number}/unlink' });
export const askForMaterial = caller<typeof AskForMaterial>({ ...act, path: '/api/matters/{number}/ask-for-material' });
export const supplyMaterial = caller<typeof SupplyMaterial>({ ...act, path: '/api/matters/{number}/supply-material' });
export const proposeRefusal = caller<typeof ProposeRefusal>({ ...act, path: '/api/matters/{number}/propose-refusal' });
export const reviewRefusal = caller<typeof ReviewRefusal>({ ...act, path: '/api/matters/{number}/review-refusal' });
export const askRefusalReview = caller<typeof AskRefusalReview>({
  ...act,
  path: '/api/matters/{number}/ask-refusal-review',
});
export const decideRefusalReview = caller<typeof DecideRefusalReview>({
  ...act,
  path: '/api/matters/{number}/decide-refusal-review',
});
export const assignMatter = caller<typeof AssignMatter>({ ...act, path: '/api/matters/{number}/assign' });
export const signForMatter = caller<typeof SignForMatter>({ ...act, path: '/api/matters/{number}/sign-for' });
export const handOverMatter = caller<typeof HandOverMatter>({ ...act, path: '/api/matters/{number}/hand-over' });
export const requestPause = caller<typeof RequestPause>({ ...act, path: '/api/matters/{number}/clocks/request-pause' });
export const requestExtension = caller<typeof RequestExtension>({
  ...act,
  path: '/api/matters/{number}/clocks/request-extension',
});
export const approveClockRequest = caller<typeof ApproveClockRequest>({
  ...act,
  path: '/api/matters/{number}/clocks/approve',
});
export const refuseClockRequest = caller<typeof RefuseClockRequest>({
  ...act,
  path: '/api/matters/{number}/clocks/refuse',
});
export const resumeClock = caller<typeof ResumeClock>({ ...act, path: '/api/matters/{number}/clocks/resume' });
export const recordTimeBar = caller<typeof RecordTimeBar>({ ...act, path: '/api/matters/{number}/clocks/time-bar' });
export const recordProgress = caller<typeof RecordProgress>({ ...act, path: '/api/matters/{number}/progress' });
export const answerMatter = caller<typeof AnswerMatter>({ ...act, path: '/api/matters/{number}/answer' });
export const passCheck = caller<typeof PassCheck>({ ...act, path: '/api/matters/{number}/pass-check' });
export const returnForRework = caller<typeof ReturnForRework>({ ...act, path: '/api/matters/{number}/return' });
export const recordFollowUp = caller<typeof RecordFollowUp>({ ...act, path: '/api/matters/{number}/follow-up' });
export const askReopening = caller<typeof AskReopening>({ ...act, path: '/api/matters/{number}/ask-reopening' });
export const declineReopening = caller<typeof DeclineReopening>({
  ...act,
  path: '/api/matters/{number}/decline-reopening',
});
export const reopenMatter = caller<typeof ReopenMatter>({ ...act, path: '/api/matters/{number}/reopen' });
export const closeMatter = caller<typeof CloseMatter>({ ...act, path: '/api/matters/{number}/close' });
export const withdrawMatter = caller<typeof WithdrawMatter>({ ...act, path: '/api/matters/{number}/withdraw' });
export const restrictMatter = caller<typeof RestrictMatter>({ ...act, path: '/api/matters/{number}/restrict' });
export const liftRestriction = caller<typeof LiftRestriction>({
  ...act,
  path: '/api/matters/{number}/lift-restriction',
});
export const correctMatter = caller<typeof CorrectMatter>({ ...act, path: '/api/matters/{number}/correct' });
export const correctParty = caller<typeof CorrectParty>({ ...act, path: '/api/matters/{number}/correct-party' });
export const reissueCode = caller<typeof ReissueCode>({ ...act, path: '/api/matters/{number}/reissue-code' });
export const addParty = caller<typeof AddParty>({ ...act, path: '/api/matters/{number}/parties' });
export const addMaterial = caller<typeof AddMaterial>({ ...act, path: '/api/matters/{number}/material' });
export const withdrawConsentAtWindow = caller<typeof WithdrawConsentAtWindow>({
  ...act,
  path: '/api/matters/{number}/withdraw-consent',
});
export const answerErasure = caller<typeof AnswerErasure>({ ...act, path: '/api/matters/{number}/answer-erasure' });

export type Likely = ReplyOf<typeof FindDuplicates>['items'][number];
export type HandOffs = ReplyOf<typeof ListHandOffs>;
export type MatterMessages = ReplyOf<typeof ListMatterMessages>;
export type Source = ReplyOf<typeof GetSource>;
export type Closing = ReplyOf<typeof GetClosing>;
export type Admission = ReplyOf<typeof GetAdmission>;
export type MatterRow = ReplyOf<typeof ListMatters>['items'][number];
export type MatterView = ReplyOf<typeof GetMatter>;
export type PartyView = MatterView['parties'][number];
export type ClockView = MatterView['clocks'][number];
export type TimelineEntry = MatterView['timeline'][number];
export type Stage = MatterRow['stage'];
export type HeldInformation = ReplyOf<typeof ShowHeldInformation>;

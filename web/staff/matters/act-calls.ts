// Which operation each sheet calls. The sheet's fields and the contract's body are compared in act-sheets.test.ts.
import type { SheetAct } from './act-sheets.ts';
import {
  acceptMatter,
  addMaterial,
  addParty,
  askCoHandler,
  askForMaterial,
  askRefusalReview,
  designateBody,
  objectToAssignment,
  recordOpinion,
  recordTransferReceipt,
  releaseCoHandler,
  ruleOnObjection,
  transferOutside,
  answerErasure,
  answerMatter,
  approveClockRequest,
  assignMatter,
  closeMatter,
  correctMatter,
  correctParty,
  decideRefusalReview,
  handOverMatter,
  liftRestriction,
  passCheck,
  proposeRefusal,
  recordFollowUp,
  recordProgress,
  recordTimeBar,
  refuseClockRequest,
  reissueCode,
  requestExtension,
  requestPause,
  restrictMatter,
  resumeClock,
  returnForRework,
  reviewRefusal,
  signForMatter,
  supplyMaterial,
  withdrawMatter,
} from './calls.ts';

export interface ActBrings {
  readonly params: { readonly number: string };
  readonly body: Readonly<Record<string, unknown>>;
  readonly key: string;
  readonly seen: number;
}
export type ActCall = (brings: ActBrings) => Promise<unknown>;

// A sheet builds its body from its fields, so that the compiler cannot see its shape; the test does.
const calls = {
  acceptMatter,
  askCoHandler,
  designateBody,
  objectToAssignment,
  recordOpinion,
  recordTransferReceipt,
  releaseCoHandler,
  ruleOnObjection,
  transferOutside,
  askForMaterial,
  supplyMaterial,
  proposeRefusal,
  reviewRefusal,
  askRefusalReview,
  decideRefusalReview,
  assignMatter,
  signForMatter,
  handOverMatter,
  recordProgress,
  answerMatter,
  passCheck,
  returnForRework,
  recordFollowUp,
  closeMatter,
  withdrawMatter,
  restrictMatter,
  liftRestriction,
  correctMatter,
  correctParty,
  reissueCode,
  addMaterial,
  addParty,
  answerErasure,
  requestPause,
  requestExtension,
  approveClockRequest,
  refuseClockRequest,
  resumeClock,
  recordTimeBar,
} as unknown as Readonly<Record<SheetAct, ActCall>>;

export function callOf(act: SheetAct, brings: ActBrings): Promise<unknown> {
  return calls[act](brings);
}

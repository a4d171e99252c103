import type { Serve } from '../../platform/http/serve.ts';
import { importHolidayNotice } from './commands/import-holiday-notice.ts';
import { listCalendar, listMovedClocks } from './queries/calendar.ts';
import { acceptMatter } from './commands/accept-matter.ts';
import { addParty } from './commands/add-party.ts';
import { addMaterial, addOwnMaterial } from './commands/add-material.ts';
import { askForMaterial, supplyMaterial, supplyOwnMaterial } from './commands/ask-for-material.ts';
import { answerErasure } from './commands/answer-erasure.ts';
import { answerMatter } from './commands/answer-matter.ts';
import { passCheck, returnForRework } from './commands/check-matter.ts';
import { correctMatter } from './commands/correct-matter.ts';
import { correctParty } from './commands/correct-party.ts';
import { askCoHandler, recordOpinion, releaseCoHandler } from './commands/ask-co-handler.ts';
import { designateBody, objectToAssignment, ruleOnObjection } from './commands/object-to-assignment.ts';
import { noticeBody, urgeBody } from './commands/urge-body.ts';
import { proposeSupervision, recordSupervisionDecision, replyToSupervision } from './commands/propose-supervision.ts';
import { recordTransferReceipt, transferOutside } from './commands/transfer-outside.ts';
import { closeMatter, recordFollowUp } from './commands/follow-up-matter.ts';
import { handOverMatter } from './commands/hand-over-matter.ts';
import {
  askCorrection,
  askErasure,
  refuseCorrection,
  withdrawConsent,
  withdrawConsentAtWindow,
} from './commands/party-rights.ts';
import { askOwnReopening, askReopening, declineReopening, reopenMatter } from './commands/reopen-matter.ts';
import { rateMatter } from './commands/rate-matter.ts';
import { recordProgress } from './commands/record-progress.ts';
import {
  askOwnRefusalReview,
  askRefusalReview,
  decideRefusalReview,
  proposeRefusal,
  reviewRefusal,
} from './commands/refuse-matter.ts';
import { linkMatter, unlinkMatter } from './commands/link-matter.ts';
import { reissueCode } from './commands/reissue-code.ts';
import { liftRestriction, restrictMatter } from './commands/restrict-matter.ts';
import { signForMatter } from './commands/sign-for-matter.ts';
import { trackMatter } from './commands/track-matter.ts';
import { withdrawMatter, withdrawOwnMatter } from './commands/withdraw-matter.ts';
import { approveClockRequest, refuseClockRequest, resumeClock } from './commands/decide-clock-request.ts';
import { recordTimeBar } from './commands/record-time-bar.ts';
import { requestExtension, requestPause } from './commands/request-clock-change.ts';
import * as contract from './contract.ts';
import { findDuplicates, listDuplicates } from './queries/duplicates.ts';
import { listHandOffs } from './queries/hand-offs.ts';
import { getAdmission } from './queries/admission.ts';
import { exportOpenings, reportOpenings } from './queries/breach.ts';
import { listRetention } from './queries/retention.ts';
import { countMatters, countWorklist } from './queries/count-matters.ts';
import { explainDeadline, listClockRules } from './queries/explain-deadline.ts';
import { findMattersOfPerson, listBackdated } from './queries/find-by-person.ts';
import { getClosing } from './queries/closing.ts';
import { getMatter } from './queries/get-matter.ts';
import { getMatterFile, getOwnFile } from './queries/files.ts';
import { getMyInformation, showHeldInformation } from './queries/held-information.ts';
import { exportLate, listLate } from './queries/late.ts';
import { listMatters } from './queries/list-matters.ts';
import { listSupervision } from './queries/supervision.ts';
import { getProgress } from './queries/progress.ts';
import { revealField } from './queries/reveal-field.ts';

export function mattersRoutes(serve: Serve): void {
  serve(contract.listMatters, listMatters);
  serve(contract.countMatters, countMatters);
  serve(contract.countWorklist, countWorklist);
  serve(contract.listBackdated, listBackdated);
  serve(contract.findMattersOfPerson, findMattersOfPerson);
  serve(contract.listRetention, listRetention);
  serve(contract.reportOpenings, reportOpenings);
  serve(contract.exportOpenings, exportOpenings);
  serve(contract.getMatter, getMatter);
  serve(contract.getMatterFile, getMatterFile);
  serve(contract.revealField, revealField);
  serve(contract.getAdmission, getAdmission);
  serve(contract.acceptMatter, acceptMatter);
  serve(contract.askForMaterial, askForMaterial);
  serve(contract.supplyMaterial, supplyMaterial);
  serve(contract.proposeRefusal, proposeRefusal);
  serve(contract.reviewRefusal, reviewRefusal);
  serve(contract.askRefusalReview, askRefusalReview);
  serve(contract.decideRefusalReview, decideRefusalReview);
  serve(contract.findDuplicates, findDuplicates);
  serve(contract.listDuplicates, listDuplicates);
  serve(contract.linkMatter, linkMatter);
  serve(contract.unlinkMatter, unlinkMatter);
  serve(contract.listHandOffs, listHandOffs);
  serve(contract.objectToAssignment, objectToAssignment);
  serve(contract.ruleOnObjection, ruleOnObjection);
  serve(contract.designateBody, designateBody);
  serve(contract.askCoHandler, askCoHandler);
  serve(contract.recordOpinion, recordOpinion);
  serve(contract.releaseCoHandler, releaseCoHandler);
  serve(contract.transferOutside, transferOutside);
  serve(contract.recordTransferReceipt, recordTransferReceipt);
  serve(contract.listLate, listLate);
  serve(contract.exportLate, exportLate);
  serve(contract.listSupervision, listSupervision);
  serve(contract.urgeBody, urgeBody);
  serve(contract.noticeBody, noticeBody);
  serve(contract.proposeSupervision, proposeSupervision);
  serve(contract.recordSupervisionDecision, recordSupervisionDecision);
  serve(contract.replyToSupervision, replyToSupervision);
  serve(contract.signForMatter, signForMatter);
  serve(contract.handOverMatter, handOverMatter);
  serve(contract.recordProgress, recordProgress);
  serve(contract.answerMatter, answerMatter);
  serve(contract.passCheck, passCheck);
  serve(contract.returnForRework, returnForRework);
  serve(contract.recordFollowUp, recordFollowUp);
  serve(contract.closeMatter, closeMatter);
  serve(contract.getClosing, getClosing);
  serve(contract.askReopening, askReopening);
  serve(contract.declineReopening, declineReopening);
  serve(contract.reopenMatter, reopenMatter);
  serve(contract.askOwnReopening, askOwnReopening);
  serve(contract.withdrawMatter, withdrawMatter);
  serve(contract.restrictMatter, restrictMatter);
  serve(contract.liftRestriction, liftRestriction);
  serve(contract.correctMatter, correctMatter);
  serve(contract.addParty, addParty);
  serve(contract.correctParty, correctParty);
  serve(contract.reissueCode, reissueCode);
  serve(contract.addMaterial, addMaterial);
  serve(contract.withdrawConsentAtWindow, withdrawConsentAtWindow);
  serve(contract.answerErasure, answerErasure);
  serve(contract.refuseCorrection, refuseCorrection);
  serve(contract.showHeldInformation, showHeldInformation);
  serve(contract.trackMatter, trackMatter);
  serve(contract.getProgress, getProgress);
  serve(contract.getOwnFile, getOwnFile);
  serve(contract.rateMatter, rateMatter);
  serve(contract.addOwnMaterial, addOwnMaterial);
  serve(contract.supplyOwnMaterial, supplyOwnMaterial);
  serve(contract.askOwnRefusalReview, askOwnRefusalReview);
  serve(contract.withdrawOwnMatter, withdrawOwnMatter);
  serve(contract.getMyInformation, getMyInformation);
  serve(contract.withdrawConsent, withdrawConsent);
  serve(contract.askCorrection, askCorrection);
  serve(contract.askErasure, askErasure);
  serve(contract.requestPause, requestPause);
  serve(contract.requestExtension, requestExtension);
  serve(contract.approveClockRequest, approveClockRequest);
  serve(contract.refuseClockRequest, refuseClockRequest);
  serve(contract.resumeClock, resumeClock);
  serve(contract.recordTimeBar, recordTimeBar);
  serve(contract.explainDeadline, explainDeadline);
  serve(contract.listClockRules, listClockRules);
  serve(contract.listCalendar, listCalendar);
  serve(contract.importHolidayNotice, importHolidayNotice);
  serve(contract.listMovedClocks, listMovedClocks);
}

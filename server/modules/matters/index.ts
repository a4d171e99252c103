// The door for higher modules. Procedures (disputes, coordination, safety, support) act on a matter only through here.
export { type ActTimes, actTimes, actTimeShape } from './act-time.ts';
export { matterAfterAct, type MatterAfterAct } from './contract/shapes.ts';
export { type ActName, type MatterAct, type Stage, STAGES } from './lifecycle.ts';
export { actOnMatter, type OfficerCall, type ActWork, officerMay, replyAfterAct } from './commands/act-on-matter.ts';
export { type Note, recordAct } from './store/record-act.ts';
export { centresOf, type LockedMatter, lockMatter, readMatter, stateOf } from './store/lock.ts';
export { attachFiles, endProcedure, startProcedure } from './store/procedure.ts';
export { endLegalClock, legalClocksOf, prolongLegalClock, startLegalClock } from './store/legal-clocks.ts';
export {
  addParty,
  newLookupCode,
  type NewParty,
  openParties,
  type OpenedParty,
  recordPartyConsent,
} from './store/parties.ts';
export { openMatter, type NewMatter } from './store/open-matter.ts';
export { actOnOwnMatter, type PartyCall } from './commands/act-on-own-matter.ts';
export { placeColumns } from './store/place-columns.ts';
export { trackUrl } from './commands/track-url.ts';
export { type Fault, type Verification, verifyMatters } from './jobs/verify.ts';
export { acceptClockOf, factsOf, keepOpening, markReached, type MatterFacts } from './store/for-procedures.ts';
export { checkDigests, writeDigest } from './jobs/digest.ts';
export { matterSweeps, matterTasks } from './jobs/index.ts';
export { matterListeners } from './reactions.ts';

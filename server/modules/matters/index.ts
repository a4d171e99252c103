// The door for higher modules. Procedures (disputes, coordination, safety, support) act on a matter only through here.
export { type ActTimes, actTimes } from './act-time.ts';
export { type MatterAfterAct } from './contract/shapes.ts';
export { type ActName, type MatterAct, type Stage } from './lifecycle.ts';
export {
  actOnMatter,
  type OfficerCall,
  type ActWork,
  offeredActs,
  replyAfterAct,
  whyNot,
} from './commands/act-on-matter.ts';
export { type Note } from './store/record-act.ts';
export { type LockedMatter, readMatter } from './store/lock.ts';
export { attachFiles, endProcedure, startProcedure } from './store/procedure.ts';
export { endLegalClock, prolongLegalClock, startLegalClock } from './store/legal-clocks.ts';
export { newLookupCode, type NewParty, openParties, type OpenedParty, recordPartyConsent } from './store/parties.ts';
export { beginMatter, openMatter, type NewMatter } from './store/open-matter.ts';
export { actAsSystem } from './commands/act-as-system.ts';
export { actBySystem } from './store/by-system.ts';
export { type MatterAfter, withStanding } from './queries/standing.ts';
export { reopenForBreach } from './commands/reopen-matter.ts';
export { actOnOwnMatter, type PartyCall } from './commands/act-on-own-matter.ts';
export { countCodeTry, partyByCode } from './commands/party-by-code.ts';
export { citationWords } from './clock-words.ts';
export { complainedOf } from './complained-of.ts';
export { representedIn, wayOf, type WrittenParty } from './written-parties.ts';
export { placeColumns } from './store/place-columns.ts';
export { paperQr, trackUrl } from './commands/track-url.ts';
export { matterPapers } from './documents/papers.ts';
export { fillMatterPaper, handedIn, offeredMatterPapers, type PaperCall } from './queries/matter-paper.ts';
export {
  issuedPaper,
  issuedPapers,
  keepPaper,
  type PaperFacts,
  type PaperToIssue,
  sealSnapshot,
} from './store/papers.ts';
export { bouncesOf } from './hand-off.ts';
export { objectionsOf } from './store/hand-offs.ts';
export { adoptedRuling, changeRuling, endOlderRulings, lockRuling, type Ruling, rulings } from './store/rulings.ts';
export { type Channel, type Source, sourceFault } from './source.ts';
export { type NewSource, sentBefore, sentKey } from './store/source.ts';
export { timeBarsOf } from './time-bars.ts';
export { type Fault, type Verification, verifyMatters } from './jobs/verify.ts';
export { factsOf, markReached, type MatterFacts } from './store/for-procedures.ts';
export { keepOpening, keepOpenings } from './store/openings.ts';
export { BREACH_CAUSES } from './breach-notice.ts';
export { openingsOf, type OpeningsReport, openingsWorkbook } from './queries/breach.ts';
export { checkDigests, SETTLED_MS, writeDigest } from './jobs/digest.ts';
export { matterSweeps, matterTasks } from './jobs/index.ts';
export { nextDeadline } from './jobs/next-deadline.ts';
export { matterListeners } from './reactions.ts';
export { successionListeners } from './jobs/succeed-holder.ts';
export { followMainListeners } from './jobs/follow-main.ts';
export { readerListeners } from './jobs/refresh-readers.ts';
export { codeHash, makeCode } from './store/parties.ts';
export { numbersOf, reserveNumbers } from './store/numbers.ts';

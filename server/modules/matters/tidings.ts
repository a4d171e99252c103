// Decides who is told of what: which news reaches the parties, which reaches officers, and of which roles.
// A message names no subject; templates are those of the profile (notices.yaml).

export interface Tiding {
  /** Template for the parties, and which of them. */
  readonly parties?: string;
  readonly side?: 'applicant' | 'both';
  /** Template for officers who see the matter, by roles; in the centre or in the body that holds it. */
  readonly officers?: string;
  readonly roles?: readonly string[];
  /** `turn`: all of the body whose turn it is, whoever of it was named. */
  readonly of?: 'centre' | 'holder' | 'helpers' | 'turn';
}

const handlers = ['committee_officer', 'mediator', 'handler'] as const;

/** Event → who is told. Events of procedures are known by name only. */
export const TIDINGS: Readonly<Record<string, Tiding>> = {
  'matter.registered': {
    parties: 'matter.received',
    side: 'applicant',
    officers: 'officer.newMatter',
    roles: ['window_clerk', 'coordinator'],
    of: 'centre',
  },
  'matter.accepted': {
    parties: 'matter.accepted',
    side: 'applicant',
    officers: 'officer.newMatter',
    roles: ['coordinator'],
    of: 'centre',
  },
  'matter.material-asked': { parties: 'matter.correctionAsked', side: 'applicant' },
  'matter.material-supplied': { officers: 'officer.partyWrote', roles: ['window_clerk', 'coordinator'], of: 'centre' },
  'matter.material-lapsed': {
    parties: 'matter.materialLapsed',
    side: 'applicant',
    officers: 'officer.newMatter',
    roles: ['window_clerk', 'coordinator'],
    of: 'centre',
  },
  'matter.refusal-proposed': { officers: 'officer.newMatter', roles: ['coordinator', 'checker'], of: 'centre' },
  'matter.refusal-sent-back': { officers: 'officer.newMatter', roles: ['window_clerk', 'coordinator'], of: 'centre' },
  'matter.refused': { parties: 'matter.notAccepted', side: 'applicant' },
  'matter.refusal-review-asked': { officers: 'officer.partyWrote', roles: ['centre_head', 'checker'], of: 'centre' },
  'matter.refusal-review-decided': {
    parties: 'matter.notAccepted',
    side: 'applicant',
    officers: 'officer.newMatter',
    roles: ['window_clerk', 'coordinator'],
    of: 'centre',
  },
  'matter.assigned': {
    parties: 'matter.assigned',
    side: 'applicant',
    officers: 'officer.newMatter',
    roles: handlers,
    of: 'holder',
  },
  'matter.linked': { parties: 'matter.progress', side: 'applicant' },
  'matter.urgency-raised': { officers: 'officer.newMatter', roles: [...handlers, 'coordinator'], of: 'holder' },
  'matter.objected': { officers: 'officer.newMatter', roles: ['coordinator', 'centre_head'], of: 'centre' },
  'matter.objection-upheld': { officers: 'officer.newMatter', roles: ['coordinator', 'centre_head'], of: 'centre' },
  'matter.co-handler-asked': { officers: 'officer.newMatter', roles: handlers, of: 'helpers' },
  'matter.opinion-given': { officers: 'officer.partyWrote', roles: handlers, of: 'holder' },
  'matter.transferred': { parties: 'matter.transferred', side: 'applicant' },
  'matter.transfer-returned': { officers: 'officer.newMatter', roles: [...handlers, 'coordinator'], of: 'holder' },
  'matter.signed': { parties: 'matter.signedFor', side: 'applicant' },
  'matter.news': { parties: 'matter.progress', side: 'applicant' },
  'matter.answered': {
    parties: 'matter.answered',
    side: 'both',
    officers: 'officer.newMatter',
    roles: ['checker'],
    of: 'centre',
  },
  'matter.withdrawn': {
    parties: 'matter.answered',
    side: 'both',
    officers: 'officer.partyWrote',
    roles: ['checker'],
    of: 'centre',
  },
  'matter.returned': { officers: 'officer.newMatter', roles: handlers, of: 'holder' },
  'matter.checked': {
    parties: 'matter.followUp',
    side: 'applicant',
    officers: 'officer.newMatter',
    roles: ['follow_up'],
    of: 'centre',
  },
  'supervision.issued': {
    officers: 'officer.supervised',
    roles: [...handlers, 'coordinator', 'centre_head', 'leader'],
    of: 'turn',
  },
  'supervision.talk-set': {
    officers: 'officer.calledToTalk',
    roles: [...handlers, 'coordinator', 'centre_head', 'leader'],
    of: 'turn',
  },
  'supervision.replied': { officers: 'officer.supervised', roles: ['coordinator', 'centre_head'], of: 'centre' },
  'matter.closed': { parties: 'matter.closed', side: 'both' },
  'matter.reopening-asked': { officers: 'officer.partyWrote', roles: ['checker', 'centre_head'], of: 'centre' },
  'matter.reopening-declined': { parties: 'matter.progress' },
  'matter.reopened': {
    parties: 'matter.reopened',
    side: 'both',
    officers: 'officer.newMatter',
    roles: [...handlers, 'coordinator'],
    of: 'holder',
  },
  'agreement.reported': { parties: 'matter.progress', officers: 'officer.partyWrote', roles: handlers, of: 'holder' },
  'agreement.late': {
    parties: 'agreement.late',
    side: 'both',
    officers: 'officer.dueSoon',
    roles: handlers,
    of: 'holder',
  },
  'agreement.breached': { parties: 'agreement.breached', side: 'both' },
  'matter.party-added': { parties: 'matter.progress', officers: 'officer.partyWrote', roles: handlers, of: 'holder' },
  'matter.material-added': { officers: 'officer.partyWrote', roles: ['coordinator', ...handlers], of: 'holder' },
  'data-request.asked': { officers: 'officer.partyWrote', roles: ['window_clerk', 'coordinator'], of: 'centre' },
  'data-request.answered': { parties: 'rights.answered', side: 'both' },
  'respondent.informed': { parties: 'respondent.informed', side: 'both' },
  'mediation.consentAsked': { parties: 'mediation.consentAsked', side: 'both' },
  'mediation.sessionSet': { parties: 'mediation.sessionSet', side: 'both' },
  'mediation.ended': { parties: 'mediation.ended', side: 'both' },
  'agreement.ready': { parties: 'agreement.ready', side: 'both' },
  'agreement.effective': { parties: 'agreement.effective', side: 'both' },
  'agreement.confirmationReminder': { parties: 'agreement.confirmationReminder', side: 'both' },
  'agreement.performanceReminder': { parties: 'agreement.performanceReminder', side: 'both' },
  'clock.change-asked': { officers: 'officer.newMatter', roles: ['centre_head'], of: 'centre' },
  'clock.change-refused': { officers: 'officer.newMatter', roles: handlers, of: 'holder' },
  'matter.timeBarRecorded': { parties: 'matter.timeBarNear', side: 'applicant' },
  'matter.timeBarNear': {
    parties: 'matter.timeBarNear',
    side: 'applicant',
    officers: 'officer.dueSoon',
    roles: ['coordinator', ...handlers],
    of: 'holder',
  },
  'matter.deadlineMoved': { parties: 'matter.deadlineMoved', side: 'both' },
  'officer.partyWrote': { officers: 'officer.partyWrote', roles: handlers, of: 'holder' },
};

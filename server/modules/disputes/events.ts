// Decides which acts of a mediation others are told of, and under which name. References only, never personal text.
// Names that parties are told under are those of the profile's messages (notices.yaml).

export const MEDIATION_EVENTS = {
  startMediation: 'mediation.consentAsked',
  reachRespondent: 'respondent.informed',
  acceptMediation: 'mediation.accepted',
  planSession: 'mediation.sessionSet',
  draftAgreement: 'agreement.ready',
  recordSeal: 'agreement.effective',
  recordOralAgreement: 'agreement.effective',
  mediateOnTheSpot: 'agreement.effective',
  failMediation: 'mediation.ended',
  withdrawMediation: 'mediation.ended',
  endMediation: 'mediation.reported',
  answerAsRespondent: 'officer.partyWrote',
  answerConsent: 'officer.partyWrote',
} as const satisfies Readonly<Record<string, string>>;

/** What the sweep announces; the template of the same name tells the parties. */
export const REMINDER_EVENTS = {
  confirmation: 'agreement.confirmationReminder',
  performance: 'agreement.performanceReminder',
  late: 'agreement.late',
} as const;

/** Facts of every event of a mediation. */
export interface MediationEventFacts {
  readonly mediationId: string;
  /** Parties who are told; absent: all. */
  readonly partyIds?: readonly string[];
}

// Decides the life of a people's mediation: its states, and which act is possible in which. What each act changes is in step.ts.
// Law of the order (人民调解法 17, 20-24, 26-30; 司法部令第75号 34-36): both sides are asked, then it is accepted; a mediator whom the
// parties accept; sessions; an agreement in effect only when parties and mediator signed and the seal is on it; either side ends it at any time.

/** 征求意愿 → 已受理 → 调解中 → 达成协议待生效 → 协议生效; 未达成; 撤回、终止 */
export const STATES = ['preparing', 'accepted', 'in_session', 'agreed', 'effective', 'failed', 'withdrawn'] as const;
export type State = (typeof STATES)[number];

export const STATE_NAMES: Readonly<Record<State, { readonly zh: string; readonly en: string }>> = {
  preparing: { zh: '征求意愿', en: 'Asking both sides' },
  accepted: { zh: '已受理', en: 'Accepted' },
  in_session: { zh: '调解中', en: 'In session' },
  agreed: { zh: '达成协议待生效', en: 'Agreed, not yet in effect' },
  effective: { zh: '协议生效', en: 'Agreement in effect' },
  failed: { zh: '未达成协议', en: 'No agreement' },
  withdrawn: { zh: '撤回、终止', en: 'Withdrawn' },
};

/** How a party's word on being mediated came in. */
export const CONSENT_WAYS = ['phone', 'visit', 'window', 'page', 'paper'] as const;
export type ConsentWay = (typeof CONSENT_WAYS)[number];

export const END_REASONS = ['no_consent', 'no_agreement', 'period_over', 'sham', 'withdrawn', 'other'] as const;
export type EndReason = (typeof END_REASONS)[number];

export interface MediatorStanding {
  readonly id: number;
  readonly declared: boolean;
  readonly objected: boolean;
  /** Parties who chose or accepted him (人民调解法 23); whoever is added later accepts him too before he mediates on. */
  readonly acceptedBy?: readonly string[];
}

export interface AgreementStanding {
  readonly kind: 'written' | 'oral';
  /** Principals who signed. */
  readonly signed: readonly string[];
  readonly mediatorsSigned: readonly number[];
  readonly lastSignedAt: Date | null;
}

/** All that decides which act is possible. */
export interface Mediation {
  readonly state: State;
  /** Parties whose own consent and signature are needed; guardians and agents answer and sign for them. */
  readonly principals: readonly string[];
  /** The latest word of each on being mediated. */
  readonly agrees: Readonly<Record<string, boolean>>;
  /** When the last word was given. */
  readonly askedAt: Date | null;
  readonly mediators: readonly MediatorStanding[];
  readonly sessionsRecorded: number;
  /** A suspicion of sham mediation: nothing goes on but checking it and ending (特邀调解规定 18). */
  readonly suspended: boolean;
  readonly hasDossierNumber: boolean;
  readonly agreement: AgreementStanding | null;
  /** Its result has been reported to the matter. */
  readonly ended: boolean;
}

export interface SessionFacts {
  readonly mediatorIds: readonly number[];
  readonly present: readonly string[];
  readonly others: number;
  readonly othersAgreedBy: readonly string[];
  readonly rightsTold: boolean;
  readonly readOut: boolean;
  /** Present parties who signed, or of whom it is recorded why not. */
  readonly signedOrExplained: readonly string[];
}

export type MediationAct =
  | { readonly act: 'reachRespondent' }
  | { readonly act: 'answerAsRespondent' }
  | { readonly act: 'recordConsent'; readonly partyId: string; readonly agrees: boolean }
  | { readonly act: 'acceptMediation' }
  | { readonly act: 'chooseMediator'; readonly mediatorIds: readonly number[]; readonly acceptedBy: readonly string[] }
  | { readonly act: 'declareInterests'; readonly mediatorId: number; readonly objected: boolean }
  | { readonly act: 'planSession' }
  | { readonly act: 'recordSession'; readonly session: SessionFacts }
  | { readonly act: 'prolongMediation'; readonly agreedBy: readonly string[] }
  | { readonly act: 'checkSham'; readonly suspected: boolean }
  | { readonly act: 'draftAgreement'; readonly copies: number }
  | { readonly act: 'signAgreement'; readonly partyIds: readonly string[] }
  | { readonly act: 'signByMediator'; readonly mediatorId: number }
  | { readonly act: 'recordSeal' }
  | { readonly act: 'recordOralAgreement' }
  | { readonly act: 'failMediation'; readonly reason: EndReason }
  | { readonly act: 'withdrawMediation' }
  | { readonly act: 'voidDossierNumber'; readonly renew: boolean }
  | { readonly act: 'endMediation' }
  | { readonly act: 'recordPerformance' };
export type MediationActName = MediationAct['act'];

/** States in which it is still to be ended, one way or another. */
export const GOING: readonly State[] = ['preparing', 'accepted', 'in_session', 'agreed'];

/** In which states an act is possible. `startMediation` and `mediateOnTheSpot` make a mediation and stand apart. */
export const POSSIBLE: Readonly<Record<MediationActName, readonly State[]>> = {
  reachRespondent: GOING,
  answerAsRespondent: ['preparing', 'accepted', 'in_session'],
  // After acceptance only of whoever was added since: the others have given their word.
  recordConsent: GOING,
  acceptMediation: ['preparing'],
  chooseMediator: ['preparing', 'accepted', 'in_session'],
  declareInterests: ['preparing', 'accepted', 'in_session'],
  planSession: ['accepted', 'in_session'],
  recordSession: ['accepted', 'in_session'],
  prolongMediation: ['accepted', 'in_session', 'agreed'],
  checkSham: ['accepted', 'in_session', 'agreed'],
  draftAgreement: ['in_session', 'agreed'],
  signAgreement: ['agreed'],
  signByMediator: ['agreed'],
  recordSeal: ['agreed'],
  recordOralAgreement: ['in_session'],
  failMediation: GOING,
  withdrawMediation: GOING,
  voidDossierNumber: ['accepted', 'in_session', 'agreed', 'effective', 'failed', 'withdrawn'],
  endMediation: ['effective'],
  recordPerformance: ['effective'],
};

/** Every act of the life, in the order in which a page offers them. */
export const MEDIATION_ACTS = [
  'reachRespondent',
  'answerAsRespondent',
  'recordConsent',
  'acceptMediation',
  'chooseMediator',
  'declareInterests',
  'planSession',
  'recordSession',
  'prolongMediation',
  'checkSham',
  'draftAgreement',
  'recordOralAgreement',
  'signAgreement',
  'signByMediator',
  'recordSeal',
  'recordPerformance',
  'endMediation',
  'failMediation',
  'withdrawMediation',
  'voidDossierNumber',
] as const satisfies readonly MediationActName[];

/** What a suspicion of sham mediation does not stop. */
export const WHILE_SUSPENDED: ReadonlySet<MediationActName> = new Set<MediationActName>([
  'checkSham',
  'failMediation',
  'withdrawMediation',
  'reachRespondent',
  'answerAsRespondent',
  'voidDossierNumber',
]);

/** What waits until whoever was added after the acceptance has agreed too (人民调解法 17, 23): the mediation goes on with all or not at all. */
export const WITH_ALL: ReadonlySet<MediationActName> = new Set<MediationActName>([
  'planSession',
  'recordSession',
  'prolongMediation',
  'draftAgreement',
  'recordOralAgreement',
  'signAgreement',
  'signByMediator',
  'recordSeal',
]);

/** Whether this party's word on being mediated may be taken now: before the acceptance anybody's, afterwards of those who have not agreed. */
export function mayConsent(mediation: Pick<Mediation, 'state' | 'principals' | 'agrees'>, partyId: string): boolean {
  if (mediation.state === 'preparing') return mediation.principals.includes(partyId);
  return GOING.includes(mediation.state) && missingConsent(mediation).includes(partyId);
}

/** Acts possible now, whoever asks. */
export function actsPossible(mediation: Mediation): MediationActName[] {
  return MEDIATION_ACTS.filter((act) => {
    if (!POSSIBLE[act].includes(mediation.state)) return false;
    if (mediation.suspended && !WHILE_SUSPENDED.has(act)) return false;
    if (act === 'recordConsent') return mediation.principals.some((id) => mayConsent(mediation, id));
    if (act === 'acceptMediation' || WITH_ALL.has(act)) {
      if (missingConsent(mediation).length > 0) return false;
    }
    if (act === 'endMediation') return !mediation.ended;
    if (act === 'voidDossierNumber') return mediation.hasDossierNumber;
    if (act === 'recordSeal') return missingSignatures(mediation).complete;
    return true;
  });
}

/** Principals who have not agreed to be mediated. */
export function missingConsent(mediation: Pick<Mediation, 'principals' | 'agrees'>): string[] {
  return mediation.principals.filter((id) => mediation.agrees[id] !== true);
}

/** Whose signature the agreement still lacks. */
export function missingSignatures(mediation: Pick<Mediation, 'principals' | 'agreement'>): {
  parties: string[];
  mediator: boolean;
  complete: boolean;
} {
  const { agreement } = mediation;
  const parties = mediation.principals.filter((id) => !agreement?.signed.includes(id));
  const mediator = (agreement?.mediatorsSigned.length ?? 0) === 0;
  return { parties, mediator, complete: agreement !== null && parties.length === 0 && !mediator };
}

export function newMediation(principals: readonly string[]): Mediation {
  return {
    state: 'preparing',
    principals,
    agrees: {},
    askedAt: null,
    mediators: [],
    sessionsRecorded: 0,
    suspended: false,
    hasDossierNumber: false,
    agreement: null,
    ended: false,
  };
}

/** Mediators who were chosen and to whom nobody objected. */
export function active(mediation: Pick<Mediation, 'mediators'>): MediatorStanding[] {
  return mediation.mediators.filter((m) => !m.objected);
}

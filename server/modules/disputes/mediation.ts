// Decides the life of a people's mediation: its states, which act is possible in which, and what each act changes.
// Law of the order (人民调解法 17, 20-24, 26-30; 司法部令第75号 34-36): both sides are asked, then it is accepted; a mediator whom the
// parties accept; sessions; an agreement in effect only when parties and mediator signed and the seal is on it; either side ends it at any time.
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import { localDateOf } from '../../kernel/instant.ts';

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

const going: readonly State[] = ['preparing', 'accepted', 'in_session', 'agreed'];

/** In which states an act is possible. `startMediation` and `mediateOnTheSpot` make a mediation and stand apart. */
export const POSSIBLE: Readonly<Record<MediationActName, readonly State[]>> = {
  reachRespondent: going,
  answerAsRespondent: ['preparing', 'accepted', 'in_session'],
  recordConsent: ['preparing'],
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
  failMediation: going,
  withdrawMediation: going,
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
const whileSuspended: ReadonlySet<MediationActName> = new Set<MediationActName>([
  'checkSham',
  'failMediation',
  'withdrawMediation',
  'reachRespondent',
  'answerAsRespondent',
  'voidDossierNumber',
]);

/** Acts possible now, whoever asks. */
export function actsPossible(mediation: Mediation): MediationActName[] {
  return MEDIATION_ACTS.filter((act) => {
    if (!POSSIBLE[act].includes(mediation.state)) return false;
    if (mediation.suspended && !whileSuspended.has(act)) return false;
    if (act === 'acceptMediation') return missingConsent(mediation).length === 0;
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

/**
 * The mediation after the act, or why it cannot be.
 * @param at when it was done
 * @returns a Refusal `mediation-act-not-allowed` (with the acts that are), `mediation-suspended`, or one of the act's own
 */
export function step(mediation: Mediation, act: MediationAct, at: Date): Mediation | Refusal {
  if (!POSSIBLE[act.act].includes(mediation.state) || (act.act === 'endMediation' && mediation.ended)) {
    return refuse('conflict', 'mediation-act-not-allowed', {
      act: act.act,
      state: mediation.state,
      acts: actsPossible(mediation),
    });
  }
  if (mediation.suspended && !whileSuspended.has(act.act)) {
    return refuse('conflict', 'mediation-suspended', {
      law: '最高人民法院关于人民法院特邀调解的规定',
      article: '第十八条',
      acts: actsPossible(mediation),
    });
  }
  switch (act.act) {
    case 'recordConsent':
      if (!mediation.principals.includes(act.partyId)) return refuse('invalid', 'party-unknown');
      return {
        ...mediation,
        agrees: { ...mediation.agrees, [act.partyId]: act.agrees },
        askedAt: later(mediation.askedAt, at),
      };
    case 'acceptMediation':
      return accept(mediation, at);
    case 'chooseMediator':
      return chooseMediator(mediation, act);
    case 'declareInterests':
      return declareInterests(mediation, act);
    case 'planSession':
      return active(mediation).length > 0 ? mediation : refuse('conflict', 'mediator-not-chosen');
    case 'recordSession':
      return recordSession(mediation, act.session);
    case 'prolongMediation':
      return allOf(mediation, act.agreedBy) ?? mediation;
    case 'checkSham':
      return { ...mediation, suspended: act.suspected };
    case 'draftAgreement':
      return draftAgreement(mediation, act.copies);
    case 'signAgreement':
      return signAgreement(mediation, act.partyIds, at);
    case 'signByMediator':
      return signByMediator(mediation, act.mediatorId, at);
    case 'recordSeal':
      return recordSeal(mediation, at);
    case 'recordOralAgreement':
      if (mediation.sessionsRecorded === 0) return refuse('conflict', 'session-missing');
      return {
        ...mediation,
        state: 'effective',
        agreement: { kind: 'oral', signed: [], mediatorsSigned: [], lastSignedAt: null },
      };
    case 'failMediation':
      return failMediation(mediation, act.reason);
    case 'withdrawMediation':
      return { ...mediation, state: 'withdrawn', suspended: false, ended: true };
    case 'voidDossierNumber':
      if (!mediation.hasDossierNumber) return refuse('conflict', 'dossier-number-missing');
      return { ...mediation, hasDossierNumber: act.renew };
    case 'endMediation':
      return { ...mediation, ended: true };
    default:
      return mediation;
  }
}

function accept(mediation: Mediation, at: Date): Mediation | Refusal {
  const waiting = missingConsent(mediation);
  if (mediation.principals.length === 0 || waiting.length > 0)
    return refuse('conflict', 'consent-missing', { waiting, law: '中华人民共和国人民调解法', article: '第十七条' });
  // The period runs from the day of the 受理登记表, which cannot be before the parties agreed.
  if (mediation.askedAt && localDateOf(at) < localDateOf(mediation.askedAt))
    return refuse('conflict', 'accepted-before-consent', { consentOn: localDateOf(mediation.askedAt) });
  return { ...mediation, state: 'accepted', hasDossierNumber: true };
}

function chooseMediator(
  mediation: Mediation,
  act: { mediatorIds: readonly number[]; acceptedBy: readonly string[] },
): Mediation | Refusal {
  const objected = act.mediatorIds.filter((id) => mediation.mediators.some((m) => m.id === id && m.objected));
  if (objected.length > 0) return refuse('conflict', 'mediator-objected', { mediators: objected });
  const waiting = mediation.principals.filter((id) => !act.acceptedBy.includes(id));
  if (waiting.length > 0)
    return refuse('conflict', 'mediator-not-accepted', {
      waiting,
      law: '中华人民共和国人民调解法',
      article: '第二十三条',
    });
  const chosen = [...new Set(act.mediatorIds)].map(
    (id) => mediation.mediators.find((m) => m.id === id) ?? { id, declared: false, objected: false },
  );
  return { ...mediation, mediators: [...chosen, ...mediation.mediators.filter((m) => m.objected)] };
}

function declareInterests(mediation: Mediation, act: { mediatorId: number; objected: boolean }): Mediation | Refusal {
  if (!active(mediation).some((m) => m.id === act.mediatorId))
    return refuse('conflict', 'mediator-not-chosen', { mediator: act.mediatorId });
  return {
    ...mediation,
    mediators: mediation.mediators.map((m) =>
      m.id === act.mediatorId ? { ...m, declared: true, objected: act.objected } : m,
    ),
  };
}

function recordSession(mediation: Mediation, session: SessionFacts): Mediation | Refusal {
  const chosen = active(mediation);
  const strange = session.mediatorIds.filter((id) => !chosen.some((m) => m.id === id));
  if (strange.length > 0 || session.mediatorIds.length === 0)
    return refuse('conflict', 'mediator-not-chosen', { mediators: strange });
  const silent = chosen.filter((m) => session.mediatorIds.includes(m.id) && !m.declared).map((m) => m.id);
  if (silent.length > 0) return refuse('conflict', 'mediator-not-declared', { mediators: silent });
  if (session.others > 0) {
    const waiting = mediation.principals.filter((id) => !session.othersAgreedBy.includes(id));
    if (waiting.length > 0)
      return refuse('conflict', 'others-need-consent', {
        waiting,
        law: '中华人民共和国人民调解法',
        article: '第二十条',
      });
  }
  if (!session.rightsTold)
    return refuse('conflict', 'rights-not-told', {
      law: '中华人民共和国人民调解法',
      article: '第二十三条、第二十四条',
    });
  if (!session.readOut)
    return refuse('conflict', 'record-not-read-out', { law: '中华人民共和国人民调解法', article: '第二十七条' });
  const unsigned = session.present.filter((id) => !session.signedOrExplained.includes(id));
  if (unsigned.length > 0) return refuse('conflict', 'record-not-signed', { parties: unsigned });
  return { ...mediation, state: 'in_session', sessionsRecorded: mediation.sessionsRecorded + 1 };
}

function draftAgreement(mediation: Mediation, copies: number): Mediation | Refusal {
  if (mediation.sessionsRecorded === 0) return refuse('conflict', 'session-missing');
  const least = mediation.principals.length + 1;
  if (copies < least)
    return refuse('invalid', 'copies-too-few', { least, law: '中华人民共和国人民调解法', article: '第二十九条' });
  return {
    ...mediation,
    state: 'agreed',
    agreement: { kind: 'written', signed: [], mediatorsSigned: [], lastSignedAt: null },
  };
}

function signAgreement(mediation: Mediation, partyIds: readonly string[], at: Date): Mediation | Refusal {
  const { agreement } = mediation;
  if (!agreement)
    return refuse('conflict', 'mediation-act-not-allowed', {
      act: 'signAgreement',
      state: mediation.state,
      acts: actsPossible(mediation),
    });
  if (partyIds.some((id) => !mediation.principals.includes(id))) return refuse('invalid', 'party-unknown');
  const again = partyIds.filter((id, i) => agreement.signed.includes(id) || partyIds.indexOf(id) !== i);
  if (again.length > 0) return refuse('conflict', 'signed-already', { parties: again });
  return {
    ...mediation,
    agreement: {
      ...agreement,
      signed: [...agreement.signed, ...partyIds],
      lastSignedAt: later(agreement.lastSignedAt, at),
    },
  };
}

function signByMediator(mediation: Mediation, mediatorId: number, at: Date): Mediation | Refusal {
  const { agreement } = mediation;
  if (!agreement)
    return refuse('conflict', 'mediation-act-not-allowed', {
      act: 'signByMediator',
      state: mediation.state,
      acts: actsPossible(mediation),
    });
  if (!active(mediation).some((m) => m.id === mediatorId))
    return refuse('conflict', 'mediator-not-chosen', { mediator: mediatorId });
  if (agreement.mediatorsSigned.includes(mediatorId))
    return refuse('conflict', 'signed-already', { mediator: mediatorId });
  return {
    ...mediation,
    agreement: {
      ...agreement,
      mediatorsSigned: [...agreement.mediatorsSigned, mediatorId],
      lastSignedAt: later(agreement.lastSignedAt, at),
    },
  };
}

function recordSeal(mediation: Mediation, at: Date): Mediation | Refusal {
  const { parties, mediator, complete } = missingSignatures(mediation);
  const law = { law: '中华人民共和国人民调解法', article: '第二十九条' };
  if (!complete) return refuse('conflict', 'signatures-missing', { parties, mediator, ...law });
  const last = mediation.agreement?.lastSignedAt;
  if (last && localDateOf(at) < localDateOf(last))
    return refuse('conflict', 'seal-before-signatures', { lastSignedOn: localDateOf(last), ...law });
  return { ...mediation, state: 'effective' };
}

function failMediation(mediation: Mediation, reason: EndReason): Mediation | Refusal {
  const early = mediation.state === 'preparing';
  const fits =
    reason === 'other' ||
    (early ? reason === 'no_consent' : reason === 'no_agreement' || reason === 'period_over' || reason === 'sham');
  if (!fits) return refuse('invalid', 'end-reason-unfit', { reason, state: mediation.state });
  return { ...mediation, state: 'failed', suspended: false, ended: true };
}

/** Mediators who were chosen and to whom nobody objected. */
export function active(mediation: Pick<Mediation, 'mediators'>): MediatorStanding[] {
  return mediation.mediators.filter((m) => !m.objected);
}

function allOf(mediation: Mediation, agreedBy: readonly string[]): Refusal | undefined {
  const waiting = mediation.principals.filter((id) => !agreedBy.includes(id));
  if (waiting.length === 0) return undefined;
  return refuse('conflict', 'consent-missing', {
    waiting,
    law: '人民调解工作若干规定（司法部令第75号）',
    article: '第三十六条',
  });
}

function later(one: Date | null, other: Date): Date {
  return one && one.getTime() > other.getTime() ? one : other;
}

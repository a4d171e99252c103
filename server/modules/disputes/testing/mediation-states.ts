import { type Mediation, type MediationAct, newMediation, type State } from '../mediation.ts';

export const at = new Date('2026-03-02T02:00:00Z');
export const a = 'party-a';
export const b = 'party-b';

const base: Mediation = {
  ...newMediation([a, b]),
  agrees: { [a]: true, [b]: true },
  askedAt: at,
  mediators: [{ id: 1, declared: true, objected: false }],
  sessionsRecorded: 1,
};
export const unsigned = { kind: 'written', signed: [], mediatorsSigned: [], lastSignedAt: null } as const;
export const signed = { kind: 'written', signed: [a, b], mediatorsSigned: [1], lastSignedAt: at } as const;

/** A mediation in each state, as far as it can be: whatever an act asks for is there. */
export const inState: Readonly<Record<State, Mediation>> = {
  preparing: { ...base, state: 'preparing', sessionsRecorded: 0 },
  accepted: { ...base, state: 'accepted', hasDossierNumber: true },
  in_session: { ...base, state: 'in_session', hasDossierNumber: true },
  agreed: { ...base, state: 'agreed', hasDossierNumber: true, agreement: unsigned },
  effective: { ...base, state: 'effective', hasDossierNumber: true, agreement: signed },
  failed: { ...base, state: 'failed', hasDossierNumber: true, ended: true },
  withdrawn: { ...base, state: 'withdrawn', hasDossierNumber: true, ended: true },
};

export const session = {
  mediatorIds: [1],
  present: [a, b],
  others: 0,
  othersAgreedBy: [],
  rightsTold: true,
  readOut: true,
  signedOrExplained: [a, b],
};

/** One act of each name that is right in itself. */
export function rightAct(name: MediationAct['act'], state: State): MediationAct {
  switch (name) {
    case 'recordConsent':
      return { act: name, partyId: a, agrees: true };
    case 'chooseMediator':
      return { act: name, mediatorIds: [1], acceptedBy: [a, b] };
    case 'declareInterests':
      return { act: name, mediatorId: 1, objected: false };
    case 'recordSession':
      return { act: name, session };
    case 'prolongMediation':
      return { act: name, agreedBy: [a, b] };
    case 'checkSham':
      return { act: name, suspected: false };
    case 'draftAgreement':
      return { act: name, copies: 3 };
    case 'signAgreement':
      return { act: name, partyIds: [a] };
    case 'signByMediator':
      return { act: name, mediatorId: 1 };
    case 'failMediation':
      return { act: name, reason: state === 'preparing' ? 'no_consent' : 'no_agreement' };
    case 'voidDossierNumber':
      return { act: name, renew: false };
    default:
      return { act: name };
  }
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusal.ts';
import {
  actsPossible,
  type Mediation,
  MEDIATION_ACTS,
  type MediationAct,
  missingConsent,
  newMediation,
  POSSIBLE,
  type State,
  STATES,
  WITH_ALL,
} from './mediation.ts';
import { step } from './step.ts';

const at = new Date('2026-03-02T02:00:00Z');
const a = 'party-a';
const b = 'party-b';

const base: Mediation = {
  ...newMediation([a, b]),
  agrees: { [a]: true, [b]: true },
  askedAt: at,
  mediators: [{ id: 1, declared: true, objected: false }],
  sessionsRecorded: 1,
};
const unsigned = { kind: 'written', signed: [], mediatorsSigned: [], lastSignedAt: null } as const;
const signed = { kind: 'written', signed: [a, b], mediatorsSigned: [1], lastSignedAt: at } as const;

/** A mediation in each state, as far as it can be: whatever an act asks for is there. */
const inState: Readonly<Record<State, Mediation>> = {
  preparing: { ...base, state: 'preparing', sessionsRecorded: 0 },
  accepted: { ...base, state: 'accepted', hasDossierNumber: true },
  in_session: { ...base, state: 'in_session', hasDossierNumber: true },
  agreed: { ...base, state: 'agreed', hasDossierNumber: true, agreement: unsigned },
  effective: { ...base, state: 'effective', hasDossierNumber: true, agreement: signed },
  failed: { ...base, state: 'failed', hasDossierNumber: true, ended: true },
  withdrawn: { ...base, state: 'withdrawn', hasDossierNumber: true, ended: true },
};

const session = {
  mediatorIds: [1],
  present: [a, b],
  others: 0,
  othersAgreedBy: [],
  rightsTold: true,
  readOut: true,
  signedOrExplained: [a, b],
};

/** One act of each name that is right in itself. */
function rightAct(name: MediationAct['act'], state: State): MediationAct {
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

/** Where each act leads from a state in which it is possible; no entry: it stays. */
const leadsTo: Readonly<Partial<Record<MediationAct['act'], State>>> = {
  acceptMediation: 'accepted',
  recordSession: 'in_session',
  draftAgreement: 'agreed',
  recordSeal: 'effective',
  recordOralAgreement: 'effective',
  failMediation: 'failed',
  withdrawMediation: 'withdrawn',
};

describe('every state and every act', () => {
  for (const state of STATES) {
    for (const name of MEDIATION_ACTS) {
      const possible = POSSIBLE[name].includes(state);
      it(`${name} in ${state}: ${possible ? 'possible' : 'refused with the acts that are possible'}`, () => {
        const given =
          name === 'recordSeal' && state === 'agreed'
            ? { ...inState[state], agreement: signed }
            : name === 'recordConsent' && state !== 'preparing'
              ? { ...inState[state], agrees: { [b]: true } }
              : inState[state];
        const after = step(given, rightAct(name, state), at);
        if (!possible) {
          expect(after).toMatchObject({
            kind: 'conflict',
            code: 'mediation-act-not-allowed',
            details: { act: name, state, acts: actsPossible(given) },
          });
          return;
        }
        expect(isRefusal(after), JSON.stringify(after)).toBe(false);
        expect(after).toMatchObject({ state: leadsTo[name] ?? state });
      });
    }
  }

  it('knows every act of the table, once', () => {
    expect([...MEDIATION_ACTS].sort()).toEqual(Object.keys(POSSIBLE).sort());
  });
});

describe('what each act asks for', () => {
  it('is accepted only when both sides have agreed, and not before the day they did', () => {
    const one = { ...inState.preparing, agrees: { [a]: true } };
    expect(step(one, { act: 'acceptMediation' }, at)).toMatchObject({
      code: 'consent-missing',
      details: { waiting: [b], article: '第十七条' },
    });
    const changed = { ...inState.preparing, agrees: { [a]: true, [b]: false } };
    expect(step(changed, { act: 'acceptMediation' }, at)).toMatchObject({ code: 'consent-missing' });
    expect(step(inState.preparing, { act: 'acceptMediation' }, new Date('2026-03-01T02:00:00Z'))).toMatchObject({
      code: 'accepted-before-consent',
      details: { consentOn: '2026-03-02' },
    });
    expect(step({ ...inState.preparing, principals: [] }, { act: 'acceptMediation' }, at)).toMatchObject({
      code: 'consent-missing',
    });
  });

  it('asks whoever was added after the acceptance too, and goes on with all or not at all', () => {
    for (const state of ['accepted', 'in_session', 'agreed'] as const) {
      const joined: Mediation = { ...inState[state], principals: [a, b, 'c'] };
      for (const name of WITH_ALL) {
        if (!POSSIBLE[name].includes(state)) continue;
        expect(step(joined, rightAct(name, state), at), `${name} in ${state}`).toMatchObject({
          code: 'consent-missing',
          details: { waiting: ['c'], article: '第十七条' },
        });
        expect(actsPossible(joined)).not.toContain(name);
      }
      expect(actsPossible(joined)).toContain('recordConsent');
      expect(actsPossible(inState[state])).not.toContain('recordConsent');
      // Those who agreed have given their word; whoever was added gives it now, or the mediation ends for want of it.
      expect(step(joined, { act: 'recordConsent', partyId: a, agrees: false }, at)).toMatchObject({
        code: 'mediation-act-not-allowed',
      });
      expect(step(joined, { act: 'recordConsent', partyId: 'c', agrees: true }, at)).toMatchObject({
        state,
        agrees: { [a]: true, [b]: true, c: true },
      });
      expect(step(joined, { act: 'failMediation', reason: 'no_consent' }, at)).toMatchObject({ state: 'failed' });
      expect(step(inState[state], { act: 'failMediation', reason: 'no_consent' }, at)).toMatchObject({
        code: 'end-reason-unfit',
      });
    }
  });

  it('goes on with a mediator only when whoever was added accepts him too', () => {
    const joined: Mediation = {
      ...inState.in_session,
      principals: [a, b, 'c'],
      agrees: { [a]: true, [b]: true, c: true },
      mediators: [{ id: 1, declared: true, objected: false, acceptedBy: [a, b] }],
    };
    for (const name of ['recordSession', 'draftAgreement'] as const)
      expect(step(joined, rightAct(name, 'in_session'), at)).toMatchObject({
        code: 'mediator-not-accepted',
        details: { waiting: ['c'] },
      });
    const accepted = step(joined, { act: 'chooseMediator', mediatorIds: [1], acceptedBy: [a, b, 'c'] }, at);
    expect(accepted).toMatchObject({ mediators: [{ id: 1, declared: true, acceptedBy: [a, b, 'c'] }] });
    expect(step(accepted as Mediation, rightAct('recordSession', 'in_session'), at)).toMatchObject({
      sessionsRecorded: 2,
    });
  });

  it('takes a mediator whom every party accepts, and never again one to whom a party objected', () => {
    expect(step(inState.accepted, { act: 'chooseMediator', mediatorIds: [2], acceptedBy: [a] }, at)).toMatchObject({
      code: 'mediator-not-accepted',
      details: { waiting: [b] },
    });
    const objected = step(inState.accepted, { act: 'declareInterests', mediatorId: 1, objected: true }, at);
    if (isRefusal(objected)) throw new Error(objected.code);
    expect(step(objected, { act: 'chooseMediator', mediatorIds: [1], acceptedBy: [a, b] }, at)).toMatchObject({
      code: 'mediator-objected',
      details: { mediators: [1] },
    });
    expect(step(objected, { act: 'recordSession', session }, at)).toMatchObject({ code: 'mediator-not-chosen' });
    expect(step(inState.accepted, { act: 'declareInterests', mediatorId: 9, objected: false }, at)).toMatchObject({
      code: 'mediator-not-chosen',
    });
  });

  it.each([
    [
      'a mediator who has not declared',
      { mediators: [{ id: 1, declared: false, objected: false }] },
      {},
      'mediator-not-declared',
    ],
    ['a mediator nobody chose', {}, { mediatorIds: [7] }, 'mediator-not-chosen'],
    ['no mediator', {}, { mediatorIds: [] }, 'mediator-not-chosen'],
    ['a neighbour whom one side does not want', {}, { others: 1, othersAgreedBy: [a] }, 'others-need-consent'],
    ['rights that were not told', {}, { rightsTold: false }, 'rights-not-told'],
    ['a record that was not read out', {}, { readOut: false }, 'record-not-read-out'],
    ['a party there who neither signed nor is explained', {}, { signedOrExplained: [a] }, 'record-not-signed'],
  ])('records no session with %s', (_, more, facts, code) => {
    expect(
      step({ ...inState.accepted, ...more }, { act: 'recordSession', session: { ...session, ...facts } }, at),
    ).toMatchObject({ code });
  });

  it('drafts after a session, with a copy for each party and one for the committee; a new draft voids the signatures', () => {
    expect(
      step({ ...inState.in_session, sessionsRecorded: 0 }, { act: 'draftAgreement', copies: 3 }, at),
    ).toMatchObject({ code: 'session-missing' });
    expect(step(inState.in_session, { act: 'draftAgreement', copies: 2 }, at)).toMatchObject({
      code: 'copies-too-few',
      details: { least: 3 },
    });
    const again = step({ ...inState.agreed, agreement: signed }, { act: 'draftAgreement', copies: 3 }, at);
    expect(again).toMatchObject({ state: 'agreed', agreement: { signed: [], mediatorsSigned: [] } });
  });

  it('takes effect only when every party and the mediator have signed, and the seal not before the last signature', () => {
    expect(step(inState.agreed, { act: 'recordSeal' }, at)).toMatchObject({
      code: 'signatures-missing',
      details: { parties: [a, b], mediator: true },
    });
    expect(
      step({ ...inState.agreed, agreement: { ...signed, mediatorsSigned: [] } }, { act: 'recordSeal' }, at),
    ).toMatchObject({ code: 'signatures-missing', details: { parties: [], mediator: true } });
    expect(
      step({ ...inState.agreed, agreement: signed }, { act: 'recordSeal' }, new Date('2026-03-01T02:00:00Z')),
    ).toMatchObject({ code: 'seal-before-signatures', details: { lastSignedOn: '2026-03-02' } });
  });

  it('lets each sign once, and nobody who is no party', () => {
    expect(
      step({ ...inState.agreed, agreement: { ...unsigned, signed: [a] } }, { act: 'signAgreement', partyIds: [a] }, at),
    ).toMatchObject({ code: 'signed-already' });
    expect(step(inState.agreed, { act: 'signAgreement', partyIds: [a, a] }, at)).toMatchObject({
      code: 'signed-already',
    });
    expect(step(inState.agreed, { act: 'signAgreement', partyIds: ['stranger'] }, at)).toMatchObject({
      code: 'party-unknown',
    });
    expect(step({ ...inState.agreed, agreement: signed }, { act: 'signByMediator', mediatorId: 1 }, at)).toMatchObject({
      code: 'signed-already',
    });
    expect(step(inState.agreed, { act: 'signByMediator', mediatorId: 5 }, at)).toMatchObject({
      code: 'mediator-not-chosen',
    });
  });

  it('is prolonged only when all sides agree (司法部令第75号 36)', () => {
    expect(step(inState.in_session, { act: 'prolongMediation', agreedBy: [a] }, at)).toMatchObject({
      code: 'consent-missing',
      details: { waiting: [b], article: '第三十六条' },
    });
  });

  it('goes on with nothing but checking and ending while a sham is suspected', () => {
    for (const state of ['accepted', 'in_session', 'agreed'] as const) {
      const suspended = { ...inState[state], suspended: true };
      expect(
        actsPossible(suspended).every((act) =>
          [
            'checkSham',
            'failMediation',
            'withdrawMediation',
            'reachRespondent',
            'answerAsRespondent',
            'voidDossierNumber',
          ].includes(act),
        ),
      ).toBe(true);
      expect(step(suspended, rightAct('prolongMediation', state), at)).toMatchObject({ code: 'mediation-suspended' });
      expect(step(suspended, { act: 'checkSham', suspected: false }, at)).toMatchObject({ suspended: false });
      expect(step(suspended, { act: 'failMediation', reason: 'sham' }, at)).toMatchObject({
        state: 'failed',
        suspended: false,
        ended: true,
      });
    }
  });

  it('names a reason that fits how far it had come', () => {
    expect(step(inState.preparing, { act: 'failMediation', reason: 'no_agreement' }, at)).toMatchObject({
      code: 'end-reason-unfit',
    });
    expect(step(inState.accepted, { act: 'failMediation', reason: 'no_consent' }, at)).toMatchObject({
      code: 'end-reason-unfit',
    });
    expect(step(inState.accepted, { act: 'failMediation', reason: 'withdrawn' }, at)).toMatchObject({
      code: 'end-reason-unfit',
    });
  });

  it('reports an agreement to the matter once', () => {
    const ended = step(inState.effective, { act: 'endMediation' }, at);
    if (isRefusal(ended)) throw new Error(ended.code);
    expect(ended).toMatchObject({ state: 'effective', ended: true });
    expect(step(ended, { act: 'endMediation' }, at)).toMatchObject({ code: 'mediation-act-not-allowed' });
  });

  it('voids only a number that is there', () => {
    expect(
      step({ ...inState.failed, hasDossierNumber: false }, { act: 'voidDossierNumber', renew: true }, at),
    ).toMatchObject({ code: 'dossier-number-missing' });
  });
});

const ids = fc.subarray([a, b, 'stranger']);
const anyAct: fc.Arbitrary<MediationAct> = fc.oneof(
  fc.record({
    act: fc.constant('recordConsent' as const),
    partyId: fc.constantFrom(a, b, 'stranger'),
    agrees: fc.boolean(),
  }),
  fc.record({
    act: fc.constant('chooseMediator' as const),
    mediatorIds: fc.subarray([1, 2, 3], { minLength: 1 }),
    acceptedBy: ids,
  }),
  fc.record({
    act: fc.constant('declareInterests' as const),
    mediatorId: fc.constantFrom(1, 2, 3),
    objected: fc.boolean(),
  }),
  fc.record({
    act: fc.constant('recordSession' as const),
    session: fc.record({
      mediatorIds: fc.subarray([1, 2, 3]),
      present: fc.subarray([a, b]),
      others: fc.constantFrom(0, 1),
      othersAgreedBy: ids,
      rightsTold: fc.boolean(),
      readOut: fc.boolean(),
      signedOrExplained: ids,
    }),
  }),
  fc.record({ act: fc.constant('prolongMediation' as const), agreedBy: ids }),
  fc.record({ act: fc.constant('checkSham' as const), suspected: fc.boolean() }),
  fc.record({ act: fc.constant('draftAgreement' as const), copies: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ act: fc.constant('signAgreement' as const), partyIds: ids }),
  fc.record({ act: fc.constant('signByMediator' as const), mediatorId: fc.constantFrom(1, 2, 3) }),
  fc.record({
    act: fc.constant('failMediation' as const),
    reason: fc.constantFrom('no_consent' as const, 'no_agreement' as const, 'sham' as const, 'other' as const),
  }),
  fc.record({ act: fc.constant('voidDossierNumber' as const), renew: fc.boolean() }),
  fc.constantFrom<MediationAct[]>(
    { act: 'reachRespondent' },
    { act: 'answerAsRespondent' },
    { act: 'acceptMediation' },
    { act: 'planSession' },
    { act: 'recordSeal' },
    { act: 'recordOralAgreement' },
    { act: 'withdrawMediation' },
    { act: 'endMediation' },
    { act: 'recordPerformance' },
  ),
);

const acts = fc.array(anyAct, { maxLength: 40 });

function play(list: readonly MediationAct[]): { mediation: Mediation; path: Mediation[] } {
  let mediation = newMediation([a, b]);
  const path = [mediation];
  for (const act of list) {
    const after = step(mediation, act, at);
    if (isRefusal(after)) continue;
    mediation = after;
    path.push(mediation);
  }
  return { mediation, path };
}

/** Random acts alone seldom get far: most runs begin from a mediation that has come some way. */
const begun = fc.constantFrom<MediationAct[][]>(
  [],
  [
    { act: 'recordConsent', partyId: a, agrees: true },
    { act: 'recordConsent', partyId: b, agrees: true },
  ],
  [
    { act: 'recordConsent', partyId: a, agrees: true },
    { act: 'recordConsent', partyId: b, agrees: true },
    { act: 'acceptMediation' },
    { act: 'chooseMediator', mediatorIds: [1, 2], acceptedBy: [a, b] },
    { act: 'declareInterests', mediatorId: 1, objected: false },
    { act: 'recordSession', session },
  ],
);

describe('whatever is tried in whatever order', () => {
  it('has no way past consent: from 已受理 on, every party had agreed when it was accepted', () => {
    let accepted = 0;
    fc.assert(
      fc.property(begun, acts, (first, rest) => {
        const { path } = play([...first, ...rest]);
        for (const [i, here] of path.entries()) {
          const before = path[i - 1];
          if (before?.state === 'preparing' && here.state === 'accepted') {
            accepted += 1;
            expect(missingConsent(before)).toEqual([]);
          }
          if (before?.state === 'preparing')
            expect(['preparing', 'accepted', 'failed', 'withdrawn']).toContain(here.state);
        }
      }),
      { numRuns: 500 },
    );
    expect(accepted).toBeGreaterThan(0);
  });

  it('never has a written agreement in effect that a party or the mediator did not sign', () => {
    let reached = 0;
    fc.assert(
      fc.property(begun, acts, (first, rest) => {
        const { mediation } = play([...first, ...rest]);
        if (mediation.state !== 'effective') return;
        reached += 1;
        if (mediation.agreement?.kind !== 'written') return;
        expect([...mediation.agreement.signed].sort()).toEqual([a, b]);
        expect(mediation.agreement.mediatorsSigned.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
    expect(reached).toBeGreaterThan(0);
  });

  it('stays failed or withdrawn once it is, and offers only acts that are then not refused for the state', () => {
    let over = 0;
    fc.assert(
      fc.property(begun, acts, (first, rest) => {
        const { mediation, path } = play([...first, ...rest]);
        const end = path.findIndex((m) => m.state === 'failed' || m.state === 'withdrawn');
        if (end >= 0) over += 1;
        if (end >= 0) expect(new Set(path.slice(end).map((m) => m.state)).size).toBe(1);
        for (const act of actsPossible(mediation)) {
          const after = step(mediation, rightAct(act, mediation.state), at);
          if (isRefusal(after))
            expect([
              'mediation-act-not-allowed',
              'mediation-suspended',
              'consent-missing',
              'signatures-missing',
              'dossier-number-missing',
            ]).not.toContain(after.code);
        }
      }),
      { numRuns: 500 },
    );
    expect(over).toBeGreaterThan(0);
  });
});

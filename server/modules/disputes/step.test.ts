import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusal.ts';
import { actsPossible, type Mediation, POSSIBLE, WITH_ALL } from './mediation.ts';
import { step } from './step.ts';
import { a, at, b, inState, rightAct, session, signed, unsigned } from './testing/mediation-states.ts';

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

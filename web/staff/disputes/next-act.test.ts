import { describe, expect, it } from 'vitest';
import { nextFirst, type Standing } from './next-act.ts';

const both: Standing = {
  state: 'preparing',
  parties: [
    { principal: true, side: 'applicant', reachedAt: null, agrees: null },
    { principal: true, side: 'respondent', reachedAt: null, agrees: null },
  ],
  mediators: [],
  agreement: null,
  sessions: [],
};
const agreed = both.parties.map((party) => ({ ...party, reachedAt: '2026-11-20T01:00:00Z', agrees: true }));
const acts = [
  'reachRespondent',
  'recordConsent',
  'acceptMediation',
  'chooseMediator',
  'declareInterests',
  'planSession',
  'recordSession',
  'draftAgreement',
  'signAgreement',
  'signByMediator',
  'recordSeal',
  'endMediation',
];

describe('the next act of a mediation', () => {
  it.each<[string, Standing, string]>([
    ['the respondent is reached first', both, 'reachRespondent'],
    [
      'then both are asked',
      { ...both, parties: both.parties.map((one) => ({ ...one, reachedAt: 'x' })) },
      'recordConsent',
    ],
    ['with both consents it is accepted', { ...both, parties: agreed }, 'acceptMediation'],
    ['a mediator is chosen', { ...both, state: 'accepted', parties: agreed }, 'chooseMediator'],
    [
      'who declares',
      { ...both, parties: agreed, state: 'accepted', mediators: [{ declared: false, objected: false }] },
      'declareInterests',
    ],
    [
      'a session is held',
      { ...both, parties: agreed, state: 'accepted', mediators: [{ declared: true, objected: false }] },
      'recordSession',
    ],
    [
      'once they agree it is written down',
      {
        ...both,
        parties: agreed,
        state: 'in_session',
        mediators: [{ declared: true, objected: false }],
        sessions: [{ result: 'agreed' }],
      },
      'draftAgreement',
    ],
    [
      'whoever was added since is asked before it goes on',
      {
        ...both,
        parties: [...agreed, ...agreed.slice(0, 1).map((one) => ({ ...one, agrees: null }))],
        state: 'in_session',
      },
      'recordConsent',
    ],
    [
      'the parties sign',
      { ...both, parties: agreed, state: 'agreed', agreement: { missing: { parties: ['a'], mediator: true } } },
      'signAgreement',
    ],
    [
      'then the mediator',
      { ...both, parties: agreed, state: 'agreed', agreement: { missing: { parties: [], mediator: true } } },
      'signByMediator',
    ],
    [
      'the seal comes last',
      { ...both, parties: agreed, state: 'agreed', agreement: { missing: { parties: [], mediator: false } } },
      'recordSeal',
    ],
    ['and the result is reported', { ...both, state: 'effective' }, 'endMediation'],
  ])('%s', (_, mediation, next) => {
    expect(nextFirst(acts, mediation)[0]).toBe(next);
  });

  it('no act is added or lost, and what is not offered is not put first', () => {
    expect(nextFirst(acts, both).toSorted()).toStrictEqual(acts.toSorted());
    expect(nextFirst(['planSession', 'recordSession'], { ...both, state: 'effective' })).toStrictEqual([
      'planSession',
      'recordSession',
    ]);
    expect(nextFirst(['startMediation'], null)).toStrictEqual(['startMediation']);
  });
});

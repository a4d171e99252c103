import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusal.ts';
import { actsPossible, type Mediation, type MediationAct, missingConsent, newMediation } from './mediation.ts';
import { step } from './step.ts';
import { a, at, b, rightAct, session } from './testing/mediation-states.ts';

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

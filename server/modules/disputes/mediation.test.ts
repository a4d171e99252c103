import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusal.ts';
import { actsPossible, MEDIATION_ACTS, type MediationAct, POSSIBLE, type State, STATES } from './mediation.ts';
import { step } from './step.ts';
import { at, b, inState, rightAct, signed } from './testing/mediation-states.ts';

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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusal.ts';
import { factsText, fold } from './history.ts';
import {
  type ActName,
  actsPossible,
  type MatterAct,
  type MatterState,
  newState,
  POSSIBLE,
  type Stage,
  STAGES,
  step,
} from './lifecycle.ts';

const id = '01890000-0000-7000-8000-000000000001';

/** One well-formed act of each name. */
const sample: Readonly<Record<ActName, MatterAct>> = {
  acceptMatter: { act: 'acceptMatter', category: '02', complexity: 'general', urgency: 'normal' },
  assignMatter: { act: 'assignMatter', organisationId: 20 },
  signForMatter: { act: 'signForMatter', postId: 106 },
  handOverMatter: { act: 'handOverMatter', postId: 107 },
  recordProgress: { act: 'recordProgress' },
  startProcedure: { act: 'startProcedure', kind: 'mediation', id },
  recordInProcedure: { act: 'recordInProcedure' },
  endProcedure: { act: 'endProcedure', id },
  answerMatter: { act: 'answerMatter', result: 'settled' },
  passCheck: { act: 'passCheck' },
  returnForRework: { act: 'returnForRework' },
  recordFollowUp: { act: 'recordFollowUp' },
  closeMatter: { act: 'closeMatter' },
  withdrawMatter: { act: 'withdrawMatter' },
  restrictMatter: { act: 'restrictMatter', restriction: 'danger' },
  liftRestriction: { act: 'liftRestriction' },
  correctMatter: { act: 'correctMatter' },
  correctParty: { act: 'correctParty' },
  addParty: { act: 'addParty' },
  addMaterial: { act: 'addMaterial' },
  reissueCode: { act: 'reissueCode' },
  recordConsent: { act: 'recordConsent' },
  answerDataRequest: { act: 'answerDataRequest' },
  rateMatter: { act: 'rateMatter' },
  recomputeClock: { act: 'recomputeClock' },
};
const names = Object.keys(sample) as ActName[];

function at(stage: Stage): MatterState {
  const held = stage === 'registered' || stage === 'accepted' ? null : 20;
  const done = stage === 'answered' || stage === 'follow_up' || stage === 'closed';
  return {
    ...newState('02', null),
    stage,
    holderOrganisationId: held,
    result: done ? 'settled' : null,
    outcome: stage === 'closed' ? 'solved' : null,
  };
}

/** 每个阶段可以做什么, written out once more by hand: the table that the office reads. */
const table: Readonly<Record<Stage, readonly ActName[]>> = {
  registered: [
    'acceptMatter',
    'withdrawMatter',
    'restrictMatter',
    'liftRestriction',
    'correctMatter',
    'correctParty',
    'addParty',
    'addMaterial',
    'reissueCode',
    'recordConsent',
    'answerDataRequest',
    'recomputeClock',
  ],
  accepted: [
    'assignMatter',
    'recordProgress',
    'withdrawMatter',
    'restrictMatter',
    'liftRestriction',
    'correctMatter',
    'correctParty',
    'addParty',
    'addMaterial',
    'reissueCode',
    'recordConsent',
    'answerDataRequest',
    'recomputeClock',
  ],
  assigned: [
    'assignMatter',
    'signForMatter',
    'recordProgress',
    'withdrawMatter',
    'restrictMatter',
    'liftRestriction',
    'correctMatter',
    'correctParty',
    'addParty',
    'addMaterial',
    'reissueCode',
    'recordConsent',
    'answerDataRequest',
    'recomputeClock',
  ],
  handling: [
    'handOverMatter',
    'recordProgress',
    'startProcedure',
    'recordInProcedure',
    'endProcedure',
    'answerMatter',
    'withdrawMatter',
    'restrictMatter',
    'liftRestriction',
    'correctMatter',
    'correctParty',
    'addParty',
    'addMaterial',
    'reissueCode',
    'recordConsent',
    'answerDataRequest',
    'recomputeClock',
  ],
  answered: [
    'recordProgress',
    'recordInProcedure',
    'passCheck',
    'returnForRework',
    'restrictMatter',
    'liftRestriction',
    'correctMatter',
    'correctParty',
    'addMaterial',
    'reissueCode',
    'recordConsent',
    'answerDataRequest',
    'rateMatter',
    'recomputeClock',
  ],
  follow_up: [
    'recordProgress',
    'recordInProcedure',
    'recordFollowUp',
    'closeMatter',
    'restrictMatter',
    'liftRestriction',
    'correctMatter',
    'correctParty',
    'addMaterial',
    'reissueCode',
    'recordConsent',
    'answerDataRequest',
    'rateMatter',
    'recomputeClock',
  ],
  closed: [
    'recordInProcedure',
    'correctMatter',
    'correctParty',
    'reissueCode',
    'recordConsent',
    'answerDataRequest',
    'rateMatter',
    'recomputeClock',
  ],
};

describe('which act is possible in which stage', () => {
  for (const stage of STAGES) {
    for (const name of names) {
      const possible = table[stage].includes(name);
      it(`${stage}: ${name} ${possible ? 'may be done' : 'is refused, naming the acts that may'}`, () => {
        const result = step(at(stage), sample[name]);
        if (possible) {
          // What stands in the way then is never the stage.
          expect(isRefusal(result) && result.code === 'act-not-allowed').toBe(false);
        } else {
          expect(result).toMatchObject({
            refused: true,
            kind: 'conflict',
            code: 'act-not-allowed',
            details: { stage, acts: expect.arrayContaining([...table[stage]]) },
          });
        }
      });
    }
  }

  it('names every act in the table of stages', () => {
    expect(Object.keys(POSSIBLE).sort()).toEqual([...names].sort());
  });
});

describe('what an act changes', () => {
  it('lets no procedure stay open behind an answer', () => {
    const open = { ...at('handling'), procedureKind: 'mediation', procedureId: id };
    expect(step(open, sample.answerMatter)).toMatchObject({ code: 'procedure-open' });
    expect(step(open, sample.startProcedure)).toMatchObject({ code: 'procedure-open' });
    expect(step(open, { act: 'endProcedure', id: 'another' })).toMatchObject({ code: 'procedure-other' });
    expect(step(open, sample.endProcedure)).toEqual({ procedureKind: null, procedureId: null });
  });

  it('cannot «return» an agreement that is in effect (人民调解法 31)', () => {
    expect(step(at('answered'), sample.returnForRework, { agreementInEffect: true })).toMatchObject({
      code: 'agreement-in-effect',
      details: { law: '人民调解法' },
    });
    expect(step(at('answered'), sample.returnForRework)).toEqual({ stage: 'handling', result: null });
  });

  it('closes only when every applicant was asked or tried', () => {
    expect(step(at('follow_up'), sample.closeMatter, { applicants: ['a', 'b'], asked: ['a'] })).toMatchObject({
      code: 'applicants-not-asked',
      details: { count: 1 },
    });
    expect(
      step(at('follow_up'), sample.closeMatter, { applicants: ['a'], asked: ['a'], outcome: 'party_disagrees' }),
    ).toEqual({ stage: 'closed', outcome: 'party_disagrees' });
  });

  it('restricts once and lifts only what is restricted', () => {
    expect(step({ ...at('handling'), restriction: 'danger' }, sample.restrictMatter)).toMatchObject({
      code: 'already-restricted',
    });
    expect(step(at('handling'), sample.liftRestriction)).toMatchObject({ code: 'not-restricted' });
  });
});

describe('whatever is tried, in whatever order', () => {
  const acts = fc.array(fc.constantFrom(...names), { maxLength: 60 });

  it('a closed matter stays closed, and the history folds to the state', () => {
    fc.assert(
      fc.property(acts, (tries) => {
        let state = newState('02', null);
        const history = [{ facts: factsText(state) }];
        let closed = false;
        for (const name of tries) {
          const set = step(state, sample[name], { applicants: [], asked: [], outcome: 'solved' });
          if (isRefusal(set)) {
            expect([
              'act-not-allowed',
              'withdrawn-stays',
              'procedure-open',
              'procedure-other',
              'already-restricted',
              'not-restricted',
            ]).toContain(set.code);
            continue;
          }
          state = { ...state, ...set };
          history.push({ facts: factsText(set) });
          if (closed) expect(state.stage).toBe('closed');
          closed ||= state.stage === 'closed';
          if (state.stage === 'closed') expect(state.outcome).not.toBeNull();
          if (state.stage === 'handling' || state.stage === 'assigned')
            expect(state.holderOrganisationId).not.toBeNull();
          expect(actsPossible(state.stage).length).toBeGreaterThan(0);
        }
        expect(fold(history)).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });
});

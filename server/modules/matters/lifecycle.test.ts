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
  operationsOf,
  POSSIBLE,
  type Stage,
  STAGES,
  step,
} from './lifecycle.ts';

const id = '01890000-0000-7000-8000-000000000001';

/** One well-formed act of each name. */
const sample: Readonly<Record<ActName, MatterAct>> = {
  acceptMatter: { act: 'acceptMatter', category: '02', complexity: 'general', urgency: 'normal' },
  askForMaterial: { act: 'askForMaterial' },
  supplyMaterial: { act: 'supplyMaterial' },
  lapseMaterial: { act: 'lapseMaterial' },
  proposeRefusal: { act: 'proposeRefusal' },
  reviewRefusal: { act: 'reviewRefusal', agreed: true },
  askRefusalReview: { act: 'askRefusalReview' },
  decideRefusalReview: { act: 'decideRefusalReview', upheld: false },
  assignMatter: { act: 'assignMatter', organisationId: 20 },
  succeedHolder: { act: 'succeedHolder', organisationId: 22 },
  vacateHolder: { act: 'vacateHolder' },
  linkMatter: { act: 'linkMatter', organisationId: 20 },
  unlinkMatter: { act: 'unlinkMatter' },
  followMain: { act: 'followMain', organisationId: 21 },
  answerLinked: { act: 'answerLinked' },
  raiseUrgency: { act: 'raiseUrgency', urgency: 'urgent' },
  objectToAssignment: { act: 'objectToAssignment' },
  ruleOnObjection: { act: 'ruleOnObjection', upheld: true },
  designateBody: { act: 'designateBody', organisationId: 21 },
  askCoHandler: { act: 'askCoHandler' },
  recordOpinion: { act: 'recordOpinion' },
  releaseCoHandler: { act: 'releaseCoHandler' },
  transferOutside: { act: 'transferOutside' },
  recordTransferReceipt: { act: 'recordTransferReceipt', received: true },
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
  askReopening: { act: 'askReopening' },
  declineReopening: { act: 'declineReopening' },
  reopenMatter: { act: 'reopenMatter' },
  watchAgreement: { act: 'watchAgreement' },
  keepDossier: { act: 'keepDossier' },
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
  requestPause: { act: 'requestPause' },
  requestExtension: { act: 'requestExtension' },
  approveClockRequest: { act: 'approveClockRequest' },
  refuseClockRequest: { act: 'refuseClockRequest' },
  resumeClock: { act: 'resumeClock' },
  urgeBody: { act: 'urgeBody' },
  noticeBody: { act: 'noticeBody' },
  proposeSupervision: { act: 'proposeSupervision' },
  recordSupervisionDecision: { act: 'recordSupervisionDecision' },
  replyToSupervision: { act: 'replyToSupervision' },
  recordTimeBar: { act: 'recordTimeBar' },
  addOutsideNumber: { act: 'addOutsideNumber' },
  removeOutsideNumber: { act: 'removeOutsideNumber' },
  issuePaper: { act: 'issuePaper' },
  recomputeClock: { act: 'recomputeClock' },
};
const names = Object.keys(sample) as ActName[];

function at(stage: Stage): MatterState {
  const unheld: readonly Stage[] = ['registered', 'correcting', 'refusing', 'refused', 'accepted'];
  const held = unheld.includes(stage) ? null : 20;
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
    'askForMaterial',
    'proposeRefusal',
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
    'requestPause',
    'requestExtension',
    'approveClockRequest',
    'refuseClockRequest',
    'resumeClock',
    'urgeBody',
    'noticeBody',
    'proposeSupervision',
    'recordSupervisionDecision',
    'replyToSupervision',
    'recordTimeBar',
    'addOutsideNumber',
    'removeOutsideNumber',
    'issuePaper',
    'recomputeClock',
  ],
  correcting: [
    'supplyMaterial',
    'lapseMaterial',
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
    'requestPause',
    'requestExtension',
    'approveClockRequest',
    'refuseClockRequest',
    'resumeClock',
    'urgeBody',
    'noticeBody',
    'proposeSupervision',
    'recordSupervisionDecision',
    'replyToSupervision',
    'recordTimeBar',
    'addOutsideNumber',
    'removeOutsideNumber',
    'issuePaper',
    'recomputeClock',
  ],
  refusing: [
    'reviewRefusal',
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
    'requestPause',
    'requestExtension',
    'approveClockRequest',
    'refuseClockRequest',
    'resumeClock',
    'urgeBody',
    'noticeBody',
    'proposeSupervision',
    'recordSupervisionDecision',
    'replyToSupervision',
    'recordTimeBar',
    'addOutsideNumber',
    'removeOutsideNumber',
    'issuePaper',
    'recomputeClock',
  ],
  accepted: [
    'linkMatter',
    'raiseUrgency',
    'watchAgreement',
    'designateBody',
    'askCoHandler',
    'recordOpinion',
    'releaseCoHandler',
    'transferOutside',
    'recordTransferReceipt',
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
    'requestPause',
    'requestExtension',
    'approveClockRequest',
    'refuseClockRequest',
    'resumeClock',
    'urgeBody',
    'noticeBody',
    'proposeSupervision',
    'recordSupervisionDecision',
    'replyToSupervision',
    'recordTimeBar',
    'addOutsideNumber',
    'removeOutsideNumber',
    'issuePaper',
    'recomputeClock',
  ],
  assigned: [
    'succeedHolder',
    'vacateHolder',
    'raiseUrgency',
    'watchAgreement',
    'objectToAssignment',
    'askCoHandler',
    'recordOpinion',
    'releaseCoHandler',
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
    'requestPause',
    'requestExtension',
    'approveClockRequest',
    'refuseClockRequest',
    'resumeClock',
    'urgeBody',
    'noticeBody',
    'proposeSupervision',
    'recordSupervisionDecision',
    'replyToSupervision',
    'recordTimeBar',
    'addOutsideNumber',
    'removeOutsideNumber',
    'issuePaper',
    'recomputeClock',
  ],
  objected: [
    'succeedHolder',
    'vacateHolder',
    'raiseUrgency',
    'watchAgreement',
    'ruleOnObjection',
    'designateBody',
    'recordOpinion',
    'releaseCoHandler',
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
    'requestPause',
    'requestExtension',
    'approveClockRequest',
    'refuseClockRequest',
    'resumeClock',
    'urgeBody',
    'noticeBody',
    'proposeSupervision',
    'recordSupervisionDecision',
    'replyToSupervision',
    'recordTimeBar',
    'addOutsideNumber',
    'removeOutsideNumber',
    'issuePaper',
    'recomputeClock',
  ],
  linked: [
    'unlinkMatter',
    'followMain',
    'answerLinked',
    'raiseUrgency',
    'watchAgreement',
    'recordOpinion',
    'releaseCoHandler',
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
    'requestPause',
    'requestExtension',
    'approveClockRequest',
    'refuseClockRequest',
    'resumeClock',
    'urgeBody',
    'noticeBody',
    'proposeSupervision',
    'recordSupervisionDecision',
    'replyToSupervision',
    'recordTimeBar',
    'addOutsideNumber',
    'removeOutsideNumber',
    'issuePaper',
    'recomputeClock',
  ],
  handling: [
    'succeedHolder',
    'vacateHolder',
    'raiseUrgency',
    'watchAgreement',
    'keepDossier',
    'askCoHandler',
    'recordOpinion',
    'releaseCoHandler',
    'transferOutside',
    'recordTransferReceipt',
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
    'requestPause',
    'requestExtension',
    'approveClockRequest',
    'refuseClockRequest',
    'resumeClock',
    'urgeBody',
    'noticeBody',
    'proposeSupervision',
    'recordSupervisionDecision',
    'replyToSupervision',
    'recordTimeBar',
    'addOutsideNumber',
    'removeOutsideNumber',
    'issuePaper',
    'recomputeClock',
  ],
  answered: [
    'watchAgreement',
    'keepDossier',
    'recordOpinion',
    'releaseCoHandler',
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
    'requestPause',
    'requestExtension',
    'approveClockRequest',
    'refuseClockRequest',
    'resumeClock',
    'urgeBody',
    'noticeBody',
    'proposeSupervision',
    'recordSupervisionDecision',
    'replyToSupervision',
    'recordTimeBar',
    'addOutsideNumber',
    'removeOutsideNumber',
    'issuePaper',
    'recomputeClock',
  ],
  follow_up: [
    'watchAgreement',
    'keepDossier',
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
    'requestPause',
    'requestExtension',
    'approveClockRequest',
    'refuseClockRequest',
    'resumeClock',
    'urgeBody',
    'noticeBody',
    'proposeSupervision',
    'recordSupervisionDecision',
    'replyToSupervision',
    'recordTimeBar',
    'addOutsideNumber',
    'removeOutsideNumber',
    'issuePaper',
    'recomputeClock',
  ],
  closed: [
    'watchAgreement',
    'keepDossier',
    'askReopening',
    'declineReopening',
    'reopenMatter',
    'recordInProcedure',
    'correctMatter',
    'correctParty',
    'reissueCode',
    'recordConsent',
    'answerDataRequest',
    'rateMatter',
    'recordSupervisionDecision',
    'replyToSupervision',
    'recordTimeBar',
    'addOutsideNumber',
    'removeOutsideNumber',
    'issuePaper',
    'recomputeClock',
  ],
  refused: [
    'askRefusalReview',
    'decideRefusalReview',
    'correctMatter',
    'correctParty',
    'reissueCode',
    'recordConsent',
    'answerDataRequest',
    'urgeBody',
    'noticeBody',
    'proposeSupervision',
    'recordSupervisionDecision',
    'replyToSupervision',
    'recordTimeBar',
    'addOutsideNumber',
    'removeOutsideNumber',
    'issuePaper',
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
            details: { stage, acts: expect.arrayContaining(operationsOf(table[stage])) },
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

  it('closes after an agreement only when the respondents whom it binds were asked or tried too', () => {
    const asked = { applicants: ['a'], bound: ['b'], asked: ['a'] };
    expect(step(at('follow_up'), sample.closeMatter, asked)).toMatchObject({
      code: 'bound-not-asked',
      details: { parties: ['b'] },
    });
    expect(step(at('follow_up'), sample.closeMatter, { ...asked, asked: ['a', 'b'], outcome: 'solved' })).toEqual({
      stage: 'closed',
      outcome: 'solved',
    });
  });

  it('is taken up again where it was: with the body that signed for it, or to be assigned anew; the result goes, the rest stays', () => {
    const closed = { ...at('closed'), complexity: 'general', holderPostId: 106 } as const;
    expect(step(closed, sample.reopenMatter)).toEqual({ stage: 'handling', result: null, outcome: null });
    const anew = { stage: 'accepted', holderOrganisationId: null, holderPostId: null, result: null, outcome: null };
    expect(step(closed, { act: 'reopenMatter', holderGone: true })).toEqual(anew);
    expect(step({ ...closed, holderPostId: null }, sample.reopenMatter)).toEqual(anew);
    expect(step({ ...closed, holderPostId: null, complexity: null }, sample.reopenMatter)).toEqual({
      ...anew,
      stage: 'registered',
    });
  });

  it('waits for the centre’s word on one request at a time', () => {
    expect(step(at('closed'), sample.askReopening)).toEqual({});
    expect(step(at('closed'), sample.askReopening, { reopeningAsked: true })).toMatchObject({
      code: 'reopening-asked-already',
    });
    expect(step(at('closed'), sample.declineReopening)).toMatchObject({ code: 'reopening-not-asked' });
    expect(step(at('closed'), sample.declineReopening, { reopeningAsked: true })).toEqual({});
  });

  it('hides a matter from a body or officer that is added as the one complained of', () => {
    expect(step(at('handling'), sample.addParty)).toEqual({});
    const named = { act: 'addParty', restriction: 'complaint' } as const;
    expect(step(at('handling'), named)).toEqual({ restriction: 'complaint' });
    expect(step({ ...at('handling'), restriction: 'complaint' }, named)).toEqual({});
  });

  it('names only operations that somebody may call', () => {
    const inner = [
      'startProcedure',
      'recordInProcedure',
      'endProcedure',
      'recordConsent',
      'answerDataRequest',
      'issuePaper',
      'watchAgreement',
      'keepDossier',
    ];
    const named = STAGES.flatMap((stage) => operationsOf(actsPossible(stage)));
    expect(named).toEqual(expect.arrayContaining(['withdrawConsentAtWindow', 'answerErasure', 'refuseCorrection']));
    expect(named.filter((name) => inner.includes(name))).toEqual([]);
  });

  it('asks for missing material once, and lies before the office again when the last paper is in (一次性告知)', () => {
    expect(step(at('registered'), sample.askForMaterial, { materialAsked: true })).toMatchObject({
      code: 'material-asked-already',
    });
    expect(step(at('correcting'), sample.supplyMaterial, { materialLeft: 2 })).toEqual({});
    expect(step(at('correcting'), sample.supplyMaterial, { materialLeft: 0 })).toEqual({ stage: 'registered' });
    expect(step(at('correcting'), sample.lapseMaterial)).toEqual({ stage: 'registered' });
  });

  it('lets a refusal stand only after the second look, and be reviewed once', () => {
    expect(step(at('registered'), sample.proposeRefusal)).toEqual({ stage: 'refusing' });
    expect(step(at('refusing'), { act: 'reviewRefusal', agreed: true })).toEqual({ stage: 'refused' });
    expect(step(at('refusing'), { act: 'reviewRefusal', agreed: false })).toEqual({ stage: 'registered' });
    expect(step(at('refused'), sample.askRefusalReview, { refusal: 'upheld' })).toMatchObject({
      code: 'refusal-reviewed-already',
    });
    expect(step(at('refused'), sample.decideRefusalReview, { refusal: 'refused' })).toMatchObject({
      code: 'review-not-asked',
    });
    const asked = { refusal: 'review_asked' } as const;
    expect(step(at('refused'), { act: 'decideRefusalReview', upheld: true }, asked)).toEqual({});
    expect(step(at('refused'), { act: 'decideRefusalReview', upheld: false }, asked)).toEqual({ stage: 'registered' });
  });

  it('sends an upheld objection back to be assigned and a dismissed one back to be signed for; at the third bounce the head designates', () => {
    expect(step(at('assigned'), sample.objectToAssignment)).toEqual({ stage: 'objected' });
    expect(step(at('assigned'), sample.objectToAssignment, { mayNotObject: 'objected' })).toMatchObject({
      code: 'objected-already',
    });
    expect(step(at('assigned'), sample.objectToAssignment, { mayNotObject: 'designated' })).toMatchObject({
      code: 'designated-no-objection',
    });
    expect(step(at('objected'), { act: 'ruleOnObjection', upheld: true })).toEqual({
      stage: 'accepted',
      holderOrganisationId: null,
      holderPostId: null,
    });
    expect(step(at('objected'), { act: 'ruleOnObjection', upheld: false })).toEqual({ stage: 'assigned' });
    expect(step(at('accepted'), sample.assignMatter, { bounces: 3, mostBounces: 3 })).toMatchObject({
      code: 'head-designates',
    });
    expect(step(at('accepted'), sample.assignMatter, { bounces: 2, mostBounces: 3 })).toMatchObject({
      stage: 'assigned',
    });
    expect(step(at('objected'), sample.designateBody)).toMatchObject({ stage: 'assigned', holderOrganisationId: 21 });
  });

  it('is answered once, by the lead, when the opinions asked for are in; a transfer only with its receipt', () => {
    expect(step(at('handling'), sample.answerMatter, { opinionsAwaited: 1 })).toMatchObject({
      code: 'opinions-awaited',
    });
    expect(step(at('handling'), sample.answerMatter, { receiptMissing: true })).toMatchObject({
      code: 'transfer-receipt-missing',
    });
    expect(step(at('accepted'), sample.recordTransferReceipt)).toEqual({ stage: 'answered', result: 'transferred' });
    expect(step(at('accepted'), { act: 'recordTransferReceipt', received: false })).toEqual({});
    expect(step({ ...at('answered'), holderOrganisationId: null }, sample.returnForRework)).toMatchObject({
      stage: 'accepted',
    });
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

  it('a closed matter stays closed until it is taken up again, and the history folds to the state', () => {
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
              'refusal-reviewed-already',
              'review-not-asked',
              'reopening-not-asked',
            ]).toContain(set.code);
            continue;
          }
          state = { ...state, ...set };
          history.push({ facts: factsText(set) });
          if (name === 'reopenMatter') closed = false;
          if (closed) expect(state.stage).toBe('closed');
          closed ||= state.stage === 'closed';
          if (state.stage === 'closed') expect(state.outcome).not.toBeNull();
          if (state.stage === 'handling' || state.stage === 'assigned' || state.stage === 'objected')
            expect(state.holderOrganisationId).not.toBeNull();
          expect(actsPossible(state.stage).length).toBeGreaterThan(0);
        }
        expect(fold(history)).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusal.ts';
import { factsText, fold } from './history.ts';
import { actsPossible, newState, operationsOf, STAGES } from './lifecycle.ts';
import { step } from './step.ts';
import { at, names, procedureId, sample } from './testing.ts';

describe('what an act changes', () => {
  it('lets no procedure stay open behind an answer', () => {
    const open = { ...at('handling'), procedureKind: 'mediation', procedureId };
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
              'not-linked',
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

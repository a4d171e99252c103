import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matterActBehind, representationFault } from './access.ts';
import { consentText, isConsentText } from './consent-text.ts';
import { checkDanger, checkDangerOnTheSpot, splitActs } from './danger.ts';
import { dossierNumber, numberingFaults } from './dossier.ts';
import { MEDIATION_ACTS, newMediation } from './mediation.ts';
import { isReady, offeredPapers, type RecordFacts } from './offered-papers.ts';
import { ownActs } from './own-acts.ts';
import { bothSides, principalsOf, speaksFor } from './parties.ts';
import { screenFault } from './screen-signing.ts';
import { judgeSham, SHAM_QUESTIONS, type ShamAnswers } from './sham.ts';

const person = (id: string, side: 'applicant' | 'respondent', more: object = {}) => ({
  id,
  side,
  role: 'self',
  forPartyId: null,
  name: id,
  organisation: null,
  replaced: false,
  ...more,
});

describe('the check for sham mediation (特邀调解规定 18)', () => {
  const clean: ShamAnswers = {
    harmsOthers: false,
    aimedElsewhere: false,
    noRealDispute: false,
    oneInterest: false,
    noEvidence: false,
    unclearAboutFacts: false,
  };
  it('suspects harm to others or an aim elsewhere alone, and any two of the lesser signs', () => {
    expect(judgeSham(clean)).toEqual({ suspected: false, signs: [] });
    expect(judgeSham({ ...clean, harmsOthers: true }).suspected).toBe(true);
    expect(judgeSham({ ...clean, aimedElsewhere: true }).suspected).toBe(true);
    for (const one of ['noRealDispute', 'oneInterest', 'noEvidence', 'unclearAboutFacts'] as const)
      expect(judgeSham({ ...clean, [one]: true })).toEqual({ suspected: false, signs: [one] });
    expect(judgeSham({ ...clean, noRealDispute: true, noEvidence: true }).suspected).toBe(true);
  });
  it('never becomes milder by one more sign', () => {
    const answers = fc.record(
      Object.fromEntries(SHAM_QUESTIONS.map((q) => [q, fc.boolean()])) as Record<
        (typeof SHAM_QUESTIONS)[number],
        fc.Arbitrary<boolean>
      >,
    );
    fc.assert(
      fc.property(answers, fc.constantFrom(...SHAM_QUESTIONS), (given, sign) => {
        const before = judgeSham(given).suspected;
        const after = judgeSham({ ...given, [sign]: true }).suspected;
        expect(before && !after).toBe(false);
      }),
    );
  });
});

describe('signs of danger', () => {
  const violence = [{ id: 'domesticViolence', mustReport: false }];
  const all = { victimAsksFreely: true, heardAlone: true, rightsTold: true };
  it('need the whole declaration, and the report where law demands one', () => {
    expect(checkDanger([], undefined)).toBeUndefined();
    expect(checkDanger(violence, undefined)).toMatchObject({
      code: 'danger-declaration-needed',
      details: { missing: ['victimAsksFreely', 'heardAlone', 'rightsTold'] },
    });
    expect(checkDanger(violence, all)).toBeUndefined();
    expect(checkDanger([{ id: 'minorHarmed', mustReport: true }], all)).toMatchObject({
      details: { missing: ['reported'] },
    });
    expect(
      checkDanger([{ id: 'minorHarmed', mustReport: true }], { ...all, reported: '3月2日9时报河西派出所' }),
    ).toBeUndefined();
    expect(checkDangerOnTheSpot(violence)).toMatchObject({ code: 'danger-not-on-the-spot' });
  });
  it('leave no act that proposes to make peace among those a page draws', () => {
    const split = splitActs([...MEDIATION_ACTS, 'startMediation', 'mediateOnTheSpot'], true);
    expect(split.acts).not.toEqual(expect.arrayContaining(['startMediation']));
    for (const act of ['startMediation', 'mediateOnTheSpot', 'planSession', 'draftAgreement', 'recordOralAgreement'])
      expect(split.acts).not.toContain(act);
    expect(split.actsOnRequest).not.toContain('mediateOnTheSpot');
    expect(split.acts).toEqual(expect.arrayContaining(['failMediation', 'withdrawMediation']));
    expect(splitActs(['startMediation'], false)).toEqual({ acts: ['startMediation'], actsOnRequest: [] });
  });
});

describe('who must consent and sign', () => {
  const child = person('child', 'applicant');
  const mother = person('mother', 'applicant', { role: 'guardian', forPartyId: 'child' });
  const cousin = person('cousin', 'applicant', { role: 'helper', forPartyId: 'child' });
  const firm = person('firm', 'respondent', { role: 'organisation', name: null, organisation: '某公司' });
  const old = person('old', 'respondent', { replaced: true });
  it('is everybody in dispute on both sides, never a helper, a guardian, an agent or one who was registered wrongly', () => {
    expect(principalsOf([child, mother, cousin, firm, old])).toEqual(['child', 'firm']);
    expect(bothSides([child, firm])).toBe(true);
    expect(bothSides([child, mother])).toBe(false);
    expect(bothSides([child, old])).toBe(false);
  });
  it('speaks on its own page for itself or for whom it represents', () => {
    expect([speaksFor(child), speaksFor(mother), speaksFor(cousin), speaksFor(old)]).toEqual([
      'child',
      'child',
      undefined,
      undefined,
    ]);
    expect(ownActs(newMediation(['child', 'firm']), cousin, true)).toEqual([]);
    expect(ownActs(newMediation(['child', 'firm']), mother, true)).toEqual(['answerConsent', 'withdrawOwnMediation']);
    expect(ownActs(newMediation(['child', 'firm']), firm, false)).toEqual([]);
  });
  it('may be answered for by its guardian, and by its agent while the powers last', () => {
    const agent = { id: 'agent', role: 'agent', forPartyId: 'child', powersUntil: '2026-03-10' };
    expect(representationFault('child', agent, '2026-03-10')).toBeUndefined();
    expect(representationFault('child', agent, '2026-03-11')).toBe('powers-ended');
    expect(representationFault('firm', agent, '2026-03-01')).toBe('not-their-representative');
    expect(representationFault('child', { ...agent, role: 'helper' }, '2026-03-01')).toBe('not-their-representative');
    expect(representationFault('child', undefined, '2026-03-01')).toBe('not-their-representative');
  });
});

describe('signing on a screen (电子签名法 3)', () => {
  const fine = {
    categoryAllows: true,
    principals: ['a', 'b'],
    screen: { agreedBy: ['a', 'b'], notFamilyStatus: true },
    signatures: [{ how: 'signature', hasPicture: true }],
  };
  it.each([
    ['a category that leaves it out', { categoryAllows: false }, 'screen-signing-refused'],
    [
      'an inheritance under another category',
      { screen: { agreedBy: ['a', 'b'], notFamilyStatus: false } },
      'screen-signing-refused',
    ],
    ['one party who does not agree', { screen: { agreedBy: ['a'], notFamilyStatus: true } }, 'screen-consent-missing'],
    ['nothing said about consent', { screen: undefined }, 'screen-consent-missing'],
    ['a fingerprint', { signatures: [{ how: 'fingerprint', hasPicture: true }] }, 'screen-hand-only'],
    ['a seal', { signatures: [{ how: 'seal', hasPicture: true }] }, 'screen-hand-only'],
    ['no picture', { signatures: [{ how: 'signature', hasPicture: false }] }, 'screen-picture-missing'],
  ])('is refused for %s', (_, more, code) => {
    expect(screenFault({ ...fine, ...more })).toMatchObject({ code });
  });
  it('is let where every party agrees, with a picture of each signature', () => {
    expect(screenFault(fine)).toBeUndefined();
  });
});

describe('dossier numbers', () => {
  it('read as the profile writes them', () => {
    expect(
      dossierNumber('（{year}）{committee}人调字第{serial}号', { year: 2026, committee: '新河', serial: 17 }),
    ).toBe('（2026）新河人调字第17号');
  });
  it('show what is missing or given twice', () => {
    expect(numberingFaults([])).toEqual({ missing: [], twice: [] });
    expect(numberingFaults([1, 2, 4, 4])).toEqual({ missing: [3], twice: [4] });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), (n) => {
        const backwards = Array.from({ length: n }, (_, i) => n - i);
        expect(numberingFaults(backwards)).toEqual({ missing: [], twice: [] });
      }),
    );
  });
});

describe('papers and small things', () => {
  it('are offered when the record can fill them', () => {
    const nothing: RecordFacts = {
      ofMatter: ['receipt'],
      started: false,
      accepted: false,
      planned: false,
      sessions: 0,
      agreement: null,
      agents: [],
      applicants: [],
      numbered: false,
      files: 0,
      visits: 0,
      inEffect: false,
      confirmable: false,
      roadForms: [],
      ended: null,
    };
    expect(offeredPapers(nothing).map((p) => p.kind)).toEqual(['receipt', 'application', 'rights-notice']);
    const full = offeredPapers({
      ofMatter: ['receipt', 'acceptance-notice', 'circulation-slip', 'satisfaction-slip'],
      started: true,
      accepted: true,
      planned: true,
      sessions: 2,
      agreement: 'written',
      agents: ['agent'],
      applicants: ['one', 'two'],
      numbered: true,
      files: 3,
      visits: 1,
      inEffect: true,
      confirmable: true,
      roadForms: [{ form: 'enforcement-application', claimants: ['one', 'two'] }],
      ended: 'with-agreement',
    });
    // Where a paper is one person's, whose it is can be chosen.
    expect(Object.fromEntries(full.filter((p) => p.parties.length > 0).map((p) => [p.kind, p.parties]))).toEqual({
      'power-of-attorney': ['agent'],
      'satisfaction-slip': ['one', 'two'],
      'enforcement-application': ['one', 'two'],
    });
    const all = full.map((p) => p.kind);
    expect(all).toEqual(
      expect.arrayContaining([
        'acceptance-notice',
        'acceptance-register',
        'mediation-record',
        'agreement',
        'power-of-attorney',
        'evidence-list',
        'mediation-notice',
        'follow-up-record',
        'closing-report',
        'dossier-cover',
        'dossier-catalogue',
      ]),
    );
    expect(all).not.toContain('termination-notice');
    // Nothing was refused: there is nothing to hand out.
    expect(all).not.toContain('refusal-notice');
    expect(isReady('termination-notice', { ...nothing, ended: 'without' })).toBe(true);
    expect(all).not.toContain('oral-agreement');
    expect(isReady('oral-agreement', { ...nothing, agreement: 'oral' })).toBe(true);
  });
  it('know the text that consent is given on, and no other', () => {
    expect(isConsentText(consentText().version)).toBe(true);
    expect(isConsentText('')).toBe(false);
  });
  it('stand each behind an act of the matter', () => {
    expect(matterActBehind('startMediation')).toBe('startProcedure');
    expect(matterActBehind('failMediation')).toBe('endProcedure');
    expect(matterActBehind('recordSeal')).toBe('recordInProcedure');
  });
});

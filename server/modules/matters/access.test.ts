import { describe, expect, it } from 'vitest';
import { type ActedOn, actsOffered, may, type Officer, RULES } from './access.ts';
import { askable, type Standing, waitingFor } from './askable.ts';
import { type ActName, POSSIBLE, STAGES } from './lifecycle.ts';
import { nextStep } from './next-step.ts';

const allRoles = [
  'window_clerk',
  'coordinator',
  'checker',
  'follow_up',
  'centre_head',
  'committee_officer',
  'mediator',
  'handler',
  'leader',
  'system_admin',
  'security_admin',
  'audit_admin',
];
const matter: ActedOn = {
  stage: 'handling',
  centreOrganisationIds: [1, 9],
  holderOrganisationId: 20,
  coHandlerOrganisationIds: [40],
  handlers: [77],
  restricted: false,
};
const places = {
  centre: 1,
  'the county centre above it': 9,
  'the body that holds it': 20,
  'a body asked to help': 40,
  'another body': 30,
} as const;

describe('role × act × own or other body', () => {
  for (const act of Object.keys(RULES) as ActName[]) {
    const rule = RULES[act];
    for (const role of allRoles) {
      for (const [place, organisationId] of Object.entries(places)) {
        const right = {
          centre: organisationId === 1 || organisationId === 9,
          holder: organisationId === 20,
          both: organisationId < 30,
          coHandler: organisationId === 40,
        }[rule.of];
        const wanted = right && rule.roles.includes(role);
        it(`${role} of ${place}: ${act} ${wanted ? 'yes' : 'no'}`, () => {
          const officer: Officer = { officerId: 5, organisationId, roles: [role] };
          expect(may(officer, act, matter)?.code).toBe(wanted ? undefined : 'act-not-yours');
        });
      }
    }
  }
});

describe('办评分离', () => {
  const apart = ['passCheck', 'returnForRework', 'recordFollowUp', 'closeMatter'] as const;
  for (const act of apart) {
    it(`whoever handled it cannot ${act}, even as head of the centre`, () => {
      expect(may({ officerId: 77, organisationId: 1, roles: ['centre_head'] }, act, matter)).toMatchObject({
        kind: 'forbidden',
        code: 'handler-apart',
      });
    });
  }

  it('the three administrators and a leader are offered no act on any matter', () => {
    for (const stage of STAGES) {
      for (const role of ['leader', 'system_admin', 'security_admin', 'audit_admin']) {
        expect(actsOffered({ officerId: 5, organisationId: 1, roles: [role] }, { ...matter, stage })).toEqual([]);
      }
    }
  });
});

describe('somebody of a township’s pool', () => {
  const pooled: ActedOn = { ...matter, stage: 'follow_up', poolTownshipId: 10 };
  const helper = (more: Partial<Officer> = {}): Officer => ({
    officerId: 5,
    organisationId: 30,
    roles: ['checker', 'follow_up'],
    poolAreaIds: [10],
    ...more,
  });

  it('checks, follows up and closes, and does nothing else', () => {
    const mine = (Object.keys(RULES) as ActName[]).filter((act) => may(helper(), act, pooled) === undefined);
    expect(mine.toSorted()).toEqual(['closeMatter', 'passCheck', 'recordFollowUp', 'returnForRework']);
    const follows = (Object.keys(RULES) as ActName[]).filter(
      (act) => may(helper({ roles: ['follow_up'] }), act, pooled) === undefined,
    );
    expect(follows).toEqual(['recordFollowUp']);
  });

  it('not of another township, nor where the matter is not the pool’s, nor having handled it, nor of a body that held it or helped', () => {
    expect(may(helper({ poolAreaIds: [11] }), 'passCheck', pooled)).toMatchObject({ code: 'act-not-yours' });
    expect(may(helper(), 'passCheck', { ...pooled, poolTownshipId: null })).toMatchObject({ code: 'act-not-yours' });
    for (const one of [{ officerId: 77 }, { organisationId: 20 }, { organisationId: 40 }])
      expect(may(helper(one), 'passCheck', pooled)).toMatchObject({ code: 'handler-apart' });
  });
});

describe('what comes next', () => {
  const told = (...acts: string[]): Standing => ({
    history: acts.map((act) => ({ act, facts: act === 'ruleOnObjection' ? { upheld: true } : {} })),
    clocks: [],
    agreed: false,
    bouncesToHead: 2,
  });
  const next = (stage: (typeof STAGES)[number], ...acts: string[]) => nextStep(stage, waitingFor(told(...acts), 20));

  it('is an act that the stage allows, and somebody’s who may: in every stage until the matter is closed or refused for good', () => {
    for (const stage of STAGES.filter((one) => one !== 'closed' && one !== 'refused')) {
      const step = next(stage);
      expect(POSSIBLE[step?.act as ActName], stage).toContain(stage);
      if (step?.by === 'centre' || step?.by === 'holder') expect(step.roles.length, stage).toBeGreaterThan(0);
    }
    expect(next('closed')).toBeNull();
    expect(next('closed', 'askReopening')).toMatchObject({ act: 'reopenMatter', roles: ['checker', 'centre_head'] });
    expect(next('closed', 'askReopening', 'declineReopening')).toBeNull();
    expect(next('refused', 'reviewRefusal')).toMatchObject({ act: 'askRefusalReview', by: 'applicant' });
    expect(next('refused', 'reviewRefusal', 'askRefusalReview')).toMatchObject({ act: 'decideRefusalReview' });
    expect(next('refused', 'reviewRefusal', 'askRefusalReview', 'decideRefusalReview')).toBeNull();
  });

  it('is the head’s after as many bounces as the profile says, and then nobody assigns', () => {
    expect(next('accepted', 'ruleOnObjection')).toMatchObject({ act: 'assignMatter' });
    expect(next('accepted', 'ruleOnObjection', 'ruleOnObjection')).toMatchObject({
      act: 'designateBody',
      roles: ['centre_head'],
    });
    const asked = { stage: 'accepted', result: null, restriction: null, holder: null } as const;
    const both = ['assignMatter', 'designateBody'] as const;
    expect(askable(both, told('ruleOnObjection'), asked)).toEqual(both);
    expect(askable(both, told('ruleOnObjection', 'ruleOnObjection'), asked)).toEqual(['designateBody']);
  });

  it('asks once for what is missing, and decides only on what was asked for', () => {
    const acts = ['askForMaterial', 'decideRefusalReview', 'askReopening', 'declineReopening', 'unlinkMatter'] as const;
    const asked = { stage: 'answered', result: 'settled', restriction: null, holder: 20 } as const;
    expect(askable(acts, told(), asked)).toEqual(['askForMaterial', 'askReopening']);
    const after = told('askForMaterial', 'reviewRefusal', 'askRefusalReview', 'askReopening');
    expect(askable(acts, after, { ...asked, result: 'merged' })).toEqual([
      'decideRefusalReview',
      'declineReopening',
      'unlinkMatter',
    ]);
  });

  it('one letter goes outside at a time: while its receipt is awaited only that is offered', () => {
    const asked = { stage: 'handling', result: null, restriction: null, holder: 20 } as const;
    const both = ['transferOutside', 'recordTransferReceipt'] as const;
    expect(askable(both, told(), asked)).toEqual(['transferOutside']);
    expect(askable(both, told('transferOutside'), asked)).toEqual(['recordTransferReceipt']);
    expect(askable(both, told('transferOutside', 'recordTransferReceipt'), asked)).toEqual(['transferOutside']);
  });

  it('a complaint is never offered to be seen by more again, a matter with a sign of danger is', () => {
    const asked = { stage: 'handling', result: null, holder: 20 } as const;
    const lift = ['liftRestriction'] as const;
    expect(askable(lift, told(), { ...asked, restriction: 'complaint' })).toEqual([]);
    expect(askable(lift, told(), { ...asked, restriction: 'danger' })).toEqual(lift);
  });
});

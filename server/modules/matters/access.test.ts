import { describe, expect, it } from 'vitest';
import { type ActedOn, actsOffered, may, type Officer, RULES } from './access.ts';
import { type ActName, STAGES } from './lifecycle.ts';

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

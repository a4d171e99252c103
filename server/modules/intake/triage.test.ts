import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEVELS, PLACE_KINDS, RESPONDENT_KINDS, COMPLEXITIES, URGENCIES } from '../../platform/profile/axes.ts';
import { loadProfile } from '../../platform/profile/load.ts';
import { bodyTypeOf } from '../../platform/profile/lookups.ts';
import { matterFactsSchema } from './triage-facts.ts';
import type { MatterFacts } from './triage-facts.ts';
import { proposeTriage } from './triage.ts';
import type { TriageProposal } from './triage.ts';

const profile = loadProfile('profiles/default');

interface Example {
  is: string;
  facts: MatterFacts;
  gives: Partial<TriageProposal>;
  by?: string;
}

const examples: Example[] = [
  {
    is: 'a leak between two neighbours',
    facts: { category: '02', placeKind: 'community', peopleInvolved: 2 },
    gives: { complexity: 'simple', urgency: 'normal', level: 'village', bodyType: 'villageCommittee' },
    by: 'triage.lowest',
  },
  {
    is: 'a leak of which nothing else is known',
    facts: { category: '02' },
    gives: { level: 'village', mediable: true, restriction: null },
  },
  {
    is: 'a homestead border',
    facts: { category: '03', placeKind: 'village', peopleInvolved: 2 },
    gives: { complexity: 'general', level: 'village', bodyType: 'villageCommittee' },
    by: 'complexity.homestead',
  },
  {
    is: 'neighbours of two villages',
    facts: { category: '02', placeKind: 'severalVillages' },
    gives: { complexity: 'general', level: 'township', bodyType: 'townshipCommittee' },
    by: 'triage.several-villages',
  },
  {
    is: 'a quarrel of which only the township is known',
    facts: { category: '02', placeKind: 'township' },
    gives: { level: 'township' },
  },
  {
    is: 'neighbours of two townships',
    facts: { category: '02', placeKind: 'severalTownships' },
    gives: { complexity: 'complex', level: 'county', bodyType: 'countyCentre' },
    by: 'triage.several-townships',
  },
  { is: 'four people', facts: { category: '03', peopleInvolved: 4 }, gives: { level: 'village' } },
  {
    is: 'five people over a homestead',
    facts: { category: '03', peopleInvolved: 5 },
    gives: { level: 'township' },
    by: 'triage.people-5',
  },
  {
    is: 'nine people over noise',
    facts: { category: '02', peopleInvolved: 9 },
    gives: { complexity: 'general', level: 'township' },
  },
  {
    is: 'ten people over noise',
    facts: { category: '02', peopleInvolved: 10 },
    gives: { complexity: 'complex', level: 'county' },
    by: 'triage.complex-many',
  },
  {
    is: 'thirty people',
    facts: { category: '17', peopleInvolved: 30 },
    gives: { urgency: 'urgent', level: 'county' },
    by: 'triage.people-30',
  },
  {
    is: 'fifty people',
    facts: { category: '17', peopleInvolved: 50 },
    gives: { level: 'county' },
    by: 'triage.people-50',
  },
  {
    is: 'a debt of 19,999.99 yuan',
    facts: { category: '04', amountFen: 1_999_999 },
    gives: { complexity: 'simple', level: 'village' },
  },
  {
    is: 'a debt of 20,000 yuan',
    facts: { category: '04', amountFen: 2_000_000 },
    gives: { complexity: 'general', level: 'village' },
    by: 'complexity.amount-20000',
  },
  {
    is: 'a debt of 100,000 yuan',
    facts: { category: '04', amountFen: 10_000_000 },
    gives: { complexity: 'complex', level: 'township' },
    by: 'triage.amount',
  },
  {
    is: 'wages of one worker',
    facts: { category: '10', peopleInvolved: 1 },
    gives: { complexity: 'general', level: 'township', bodyType: 'townshipCommittee' },
    by: 'triage.wages',
  },
  {
    is: 'wages of five workers',
    facts: { category: '10', peopleInvolved: 5 },
    gives: { complexity: 'complex', level: 'township' },
    by: 'complexity.labour-5',
  },
  {
    is: 'wages of ten workers',
    facts: { category: '10', peopleInvolved: 10 },
    gives: { urgency: 'urgent', level: 'county', bodyType: 'humanResourcesBureau' },
    by: 'triage.wages-many',
  },
  {
    is: 'a medical dispute',
    facts: { category: '15' },
    gives: { complexity: 'complex', level: 'county', bodyType: 'medicalCommittee' },
    by: 'triage.medical',
  },
  {
    is: 'a road accident',
    facts: { category: '16' },
    gives: { level: 'county', bodyType: 'trafficCommittee' },
    by: 'triage.traffic',
  },
  {
    is: 'land taken',
    facts: { category: '08' },
    gives: { level: 'county', bodyType: 'naturalResourcesBureau' },
    by: 'triage.land-taking',
  },
  {
    is: 'a leak with the wish to be heard in the county',
    facts: { category: '02', askedForCounty: true },
    gives: { complexity: 'simple', level: 'county', bodyType: 'countyCentre' },
    by: 'triage.asked-for-county',
  },
  {
    is: 'a medical dispute with the wish to be heard in the county',
    facts: { category: '15', askedForCounty: true },
    gives: { level: 'county', bodyType: 'countyCentre' },
  },
  {
    is: 'violence between neighbours',
    facts: { category: '02', dangerSigns: ['violence'] },
    gives: { urgency: 'emergency', level: 'county', bodyType: 'countyCentre', mediable: false, restriction: 'danger' },
    by: 'triage.danger',
  },
  {
    is: 'domestic violence',
    facts: { category: '01', dangerSigns: ['domesticViolence'], askedForCounty: false },
    gives: {
      urgency: 'emergency',
      bodyType: 'countyCentre',
      mediable: false,
      restriction: 'danger',
      dangerSigns: ['domesticViolence'],
    },
  },
  {
    is: 'violence in a hospital',
    facts: { category: '15', dangerSigns: ['violence'] },
    gives: { bodyType: 'countyCentre', mediable: false },
  },
  {
    is: 'a complaint about an officer',
    facts: { category: '71', respondentKinds: ['officer'] },
    gives: { level: 'county', bodyType: 'countyCentre', mediable: false, restriction: 'complaint' },
    by: 'triage.complaint',
  },
  {
    is: 'a homestead dispute against a public body',
    facts: { category: '03', respondentKinds: ['person', 'publicBody'] },
    gives: { level: 'county', bodyType: 'countyCentre', mediable: true },
    by: 'triage.public-body',
  },
  {
    is: 'a hazard',
    facts: { category: '51', placeKind: 'village' },
    gives: { urgency: 'urgent', level: 'township', bodyType: 'townshipGovernment', mediable: false },
    by: 'triage.hazard',
  },
  {
    is: 'a request for help',
    facts: { category: '61' },
    gives: { level: 'township', bodyType: 'townshipGovernment' },
    by: 'triage.help',
  },
  {
    is: 'a question',
    facts: { category: '81' },
    gives: { level: 'township', bodyType: 'townshipGovernment' },
    by: 'triage.consultation',
  },
  {
    is: 'the affairs of a village',
    facts: { category: '18', placeKind: 'village' },
    gives: { level: 'township', bodyType: 'townshipCommittee' },
    by: 'triage.village-affairs',
  },
  {
    is: 'nothing at all',
    facts: {},
    gives: {
      category: undefined,
      complexity: 'simple',
      urgency: 'normal',
      level: 'village',
      bodyType: 'villageCommittee',
    },
  },
  {
    is: 'a category and a sign that the profile does not know',
    facts: { category: '77', dangerSigns: ['anger'] },
    gives: { category: undefined, level: 'village', dangerSigns: [], restriction: null },
  },
  {
    is: 'a leak that an officer called complex',
    facts: { category: '02', complexity: 'complex' },
    gives: { complexity: 'complex', level: 'township' },
    by: 'triage.complex',
  },
  {
    is: 'many people, called simple and normal by an officer',
    facts: { category: '02', peopleInvolved: 10, complexity: 'simple', urgency: 'normal' },
    gives: { complexity: 'simple', urgency: 'normal', level: 'township' },
    by: 'triage.people-10',
  },
];

test.each(examples)('$is', ({ facts, gives, by }) => {
  const proposal = proposeTriage(profile, facts);
  expect(proposal).toMatchObject(gives);
  expect(proposal.firedRules.map((rule) => rule.id)).toEqual(expect.arrayContaining(by === undefined ? [] : [by]));
});

test('each line that fired is told in both languages, and the decisive ones are marked', () => {
  const { firedRules } = proposeTriage(profile, { category: '10', peopleInvolved: 12 });
  expect(firedRules.find((rule) => rule.id === 'triage.wages-many')).toMatchObject({
    about: 'level',
    value: 'county',
    decisive: true,
  });
  expect(firedRules.find((rule) => rule.id === 'triage.wages')).toMatchObject({ value: 'township', decisive: false });
  expect(firedRules.filter((rule) => rule.text.zh === '' || rule.text.en === '')).toEqual([]);
});

test.each(['name', 'age', 'gender', 'phone', 'earlierMatters', 'health', 'nationality'])(
  'facts that carry «%s» of a person are refused',
  (member) => {
    expect(matterFactsSchema.safeParse({ category: '02', [member]: 'x' }).success).toBe(false);
  },
);

const someFacts: fc.Arbitrary<MatterFacts> = fc.record(
  {
    category: fc.constantFrom(...profile.categories.map((category) => category.code), '77'),
    placeKind: fc.constantFrom(...PLACE_KINDS),
    peopleInvolved: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 1_000_000 })),
    amountFen: fc.oneof(fc.integer({ min: 0, max: 20_000_000 }), fc.maxSafeNat()),
    dangerSigns: fc.subarray(profile.dangerSigns.map((sign) => sign.id)),
    askedForCounty: fc.boolean(),
    respondentKinds: fc.subarray([...RESPONDENT_KINDS]),
  },
  { requiredKeys: [] },
);

function heights({ complexity, urgency, level }: TriageProposal): number[] {
  return [COMPLEXITIES.indexOf(complexity), URGENCIES.indexOf(urgency), LEVELS.indexOf(level)];
}

/** True when the second matter is rated at least as high as the first, on every axis. */
function stays(before: MatterFacts, after: MatterFacts): boolean {
  const low = heights(proposeTriage(profile, before));
  const high = heights(proposeTriage(profile, after));
  return high.every((height, index) => height >= (low[index] ?? 0));
}

test('any facts give a proposal, the same facts the same one, with a body of the profile that stands at the level', () => {
  fc.assert(
    fc.property(someFacts, (facts) => {
      const proposal = proposeTriage(profile, facts);
      expect(proposeTriage(profile, facts)).toEqual(proposal);
      expect(bodyTypeOf(profile, proposal.bodyType)?.levels).toContain(proposal.level);
      expect(proposal.firedRules.length).toBeGreaterThan(0);
    }),
  );
});

test('the level is explained by a line that reaches it, and by none above it', () => {
  fc.assert(
    fc.property(someFacts, (facts) => {
      const { firedRules, level } = proposeTriage(profile, facts);
      const said = firedRules
        .filter((rule) => rule.about === 'level')
        .map((rule) => LEVELS.findIndex((one) => one === rule.value));
      expect(Math.max(...said)).toBe(LEVELS.indexOf(level));
    }),
  );
});

test('more people never lower the level, nor how complex or urgent it is', () => {
  fc.assert(
    fc.property(someFacts, fc.nat(100_000), (facts, more) => {
      expect(stays(facts, { ...facts, peopleInvolved: (facts.peopleInvolved ?? 1) + more })).toBe(true);
    }),
  );
});

test('a larger sum, one more sign of danger, or one more respondent never lowers anything', () => {
  const sign = fc.constantFrom(...profile.dangerSigns.map((one) => one.id));
  fc.assert(
    fc.property(
      someFacts,
      fc.nat(1_000_000_000),
      sign,
      fc.constantFrom(...RESPONDENT_KINDS),
      (facts, more, one, kind) => {
        expect(stays(facts, { ...facts, amountFen: (facts.amountFen ?? 0) + more })).toBe(true);
        expect(stays(facts, { ...facts, dangerSigns: [...(facts.dangerSigns ?? []), one] })).toBe(true);
        expect(stays(facts, { ...facts, respondentKinds: [...(facts.respondentKinds ?? []), kind] })).toBe(true);
      },
    ),
  );
});

test('who asks for the county is heard in the county, whatever the matter is', () => {
  fc.assert(
    fc.property(someFacts, (facts) => {
      expect(proposeTriage(profile, { ...facts, askedForCounty: true }).level).toBe('county');
    }),
  );
});

test('where somebody is in danger no mediator is ever proposed', () => {
  fc.assert(
    fc.property(someFacts, fc.constantFrom(...profile.dangerSigns.map((one) => one.id)), (facts, sign) => {
      const proposal = proposeTriage(profile, { ...facts, dangerSigns: [sign] });
      expect(bodyTypeOf(profile, proposal.bodyType)?.mediates).toBe(false);
      expect(proposal).toMatchObject({ mediable: false, restriction: 'danger', level: 'county', urgency: 'emergency' });
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAGES } from './lifecycle.ts';
import { type KeyHolder, openReaders, poolKeysOf, type ReadableMatter, readersOf } from './readers.ts';

const matter: ReadableMatter = {
  areaIds: [1, 10, 101],
  centreOrganisationIds: [1],
  registeringOrganisationId: null,
  holderOrganisationId: 20,
  coHandlerOrganisationIds: [],
  firstReceiverOfficerId: null,
  restriction: null,
  endangered: false,
  subjectOrganisationIds: [],
  subjectOfficerIds: [],
};
const clerk: KeyHolder = { officerId: 1, organisationIds: [1], roles: ['window_clerk'] };
const coordinator: KeyHolder = { officerId: 2, organisationIds: [1], roles: ['coordinator'] };
const countyLeader: KeyHolder = { officerId: 6, organisationIds: [2], roles: ['leader'] };
const townshipLeader: KeyHolder = { officerId: 13, organisationIds: [25], roles: ['leader'] };
const mediator: KeyHolder = { officerId: 7, organisationIds: [20], roles: ['mediator'] };
const holders: Readonly<Record<string, readonly KeyHolder[]>> = {
  a1: [countyLeader],
  a10: [townshipLeader],
  o1: [clerk, coordinator],
  o20: [mediator],
};
const holdersOf = (key: string): readonly KeyHolder[] => holders[key] ?? [];
const keys = (m: ReadableMatter): string[] =>
  readersOf(m, holdersOf)
    .map((r) => `${r.key}/${r.ring}`)
    .sort();

describe('who may see a matter', () => {
  it('gives areas number and clocks, the centre and the holder facts and parties', () => {
    expect(keys(matter)).toEqual(['a1/1', 'a10/1', 'a101/1', 'o1/2', 'o20/2']);
  });

  it('lets the pool of a township in while it is checked or followed up, and at no other stage', () => {
    const of = { townshipId: 10, keptByTownship: true, restricted: false };
    for (const stage of STAGES) {
      const wanted = stage === 'answered' ? ['c10'] : stage === 'follow_up' ? ['c10', 'f10'] : [];
      expect(poolKeysOf({ ...of, stage }), stage).toEqual(wanted);
      expect(poolKeysOf({ ...of, stage, keptByTownship: false }), stage).toEqual([]);
      expect(poolKeysOf({ ...of, stage, restricted: true }), stage).toEqual([]);
      expect(poolKeysOf({ ...of, stage, townshipId: null }), stage).toEqual([]);
    }
    expect(keys({ ...matter, poolKeys: ['c10'] })).toContain('c10/2');
  });

  it('hides a complaint from the body complained of and from its leader, whatever keys they hold', () => {
    expect(
      keys({ ...matter, restriction: 'complaint', subjectOrganisationIds: [25], holderOrganisationId: null }),
    ).toEqual(['p1/2', 'p2/2', 'p6/1']);
  });

  it('hides a complaint about one officer of the centre from that officer only', () => {
    expect(keys({ ...matter, restriction: 'complaint', subjectOfficerIds: [2], holderOrganisationId: null })).toEqual([
      'p1/2',
      'p13/1',
      'p6/1',
    ]);
  });

  it('shows a matter with signs of danger to the coordinator and the holder, not to overviews', () => {
    expect(keys({ ...matter, restriction: 'danger' })).toEqual(['p2/2', 'p7/2']);
    expect(keys({ ...matter, restriction: 'danger', firstReceiverOfficerId: 1 })).toEqual(['p1/2', 'p2/2', 'p7/2']);
  });

  it('never shows anybody a complaint about himself or his body, and never more than the open matter would show', () => {
    const holder = fc.record({
      officerId: fc.integer({ min: 1, max: 9 }),
      organisationIds: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }),
      roles: fc.array(fc.constantFrom('leader', 'coordinator', 'window_clerk'), { minLength: 1 }),
    });
    fc.assert(
      fc.property(
        fc.array(holder, { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 6 })),
        fc.array(fc.integer({ min: 1, max: 9 })),
        fc.boolean(),
        (people, bodies, officers, danger) => {
          const complained = {
            ...matter,
            restriction: danger ? ('danger' as const) : ('complaint' as const),
            subjectOrganisationIds: bodies,
            subjectOfficerIds: officers,
          };
          const open = new Map(openReaders(complained).map((r) => [r.key, r.ring]));
          const seen = readersOf(complained, (key) => (open.has(key) ? people : []));
          for (const row of seen) {
            expect(row.key.startsWith('p')).toBe(true);
            const officerId = Number(row.key.slice(1));
            expect(officers).not.toContain(officerId);
            const same = people.filter((p) => p.officerId === officerId);
            expect(same.some((p) => !p.organisationIds.some((o) => bodies.includes(o)))).toBe(true);
          }
        },
      ),
    );
  });
});

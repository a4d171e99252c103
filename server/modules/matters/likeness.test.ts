import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAGES } from './lifecycle.ts';
import { noMain, RECENT_MS, whyNoMain } from './linking.ts';
import { likenessOf, nearness, type Report } from './likeness.ts';

const report: Report = {
  villageId: 101,
  townshipId: 10,
  category: '02',
  text: '三号楼二单元楼上漏水三个月未修，天花板已经发霉',
  people: ['aa', 'bb'],
};

describe('reports that are likely of the same matter (疑似重复)', () => {
  it('are of the same place, and then near in words or of the same people', () => {
    expect(likenessOf(report, { ...report, text: '三号楼二单元楼上漏水，天花板发霉没人修', people: [] })).toEqual([
      'text',
      'place',
      'category',
    ]);
    expect(likenessOf(report, { ...report, category: '17', text: '楼上漏水，物业不管', people: ['bb'] })).toEqual(
      expect.arrayContaining(['people', 'place']),
    );
  });

  it('are never alike for their people alone: this looks for a matter, not for a person', () => {
    expect(likenessOf(report, { ...report, text: '土地承包合同到期不续签' })).toEqual([]);
    expect(likenessOf(report, { ...report, villageId: 102 })).toEqual([]);
    expect(
      likenessOf({ ...report, villageId: null, townshipId: null }, { ...report, villageId: null, townshipId: null }),
    ).toEqual([]);
  });

  it('are near by a measure that does not care who is asked about whom, between none and all', () => {
    const text = fc.string({ unit: fc.constantFrom(...'楼上漏水三个月未修土地承包合同到期'), maxLength: 40 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(nearness(a, b)).toBe(nearness(b, a));
        expect(nearness(a, b)).toBeGreaterThanOrEqual(0);
        expect(nearness(a, b)).toBeLessThanOrEqual(1);
        if (a.length > 1) expect(nearness(a, a)).toBe(1);
      }),
    );
  });
});

describe('what a report can be linked to (关联)', () => {
  const at = new Date('2026-03-02T09:00:00+08:00');
  const open = { result: null, closedAt: null } as const;

  it('is what was accepted, answered or just closed; the refusal says why it is not the others', () => {
    const told = STAGES.map((stage) => [stage, whyNoMain({ ...open, stage }, at)]);
    expect(Object.fromEntries(told)).toEqual({
      registered: 'not-accepted',
      correcting: 'not-accepted',
      refusing: 'not-accepted',
      accepted: null,
      linked: 'goes-with-another',
      assigned: null,
      objected: null,
      handling: null,
      answered: null,
      follow_up: null,
      closed: null,
      refused: 'refused',
    });
    const closed = { stage: 'closed', result: 'settled' } as const;
    expect(noMain({ ...closed, closedAt: new Date(at.getTime() - RECENT_MS + 1) }, at)).toBeUndefined();
    expect(noMain({ ...closed, closedAt: new Date(at.getTime() - RECENT_MS) }, at)).toMatchObject({
      code: 'main-not-open',
      details: { why: 'closed-long-ago' },
    });
    expect(noMain({ ...open, stage: 'answered', result: 'withdrawn' }, at)).toMatchObject({ code: 'main-not-open' });
    expect(noMain({ ...open, stage: 'answered', result: 'merged' }, at)).toMatchObject({ code: 'main-linked' });
  });
});

import { describe, expect, it } from 'vitest';
import { askedEnough, toBeAsked, triesCounted } from './closing.ts';

const party = (id: string, side: 'applicant' | 'respondent', role = 'self', forPartyId: string | null = null) => ({
  id,
  side,
  role,
  forPartyId,
});

describe('who must have been asked before a matter closes', () => {
  const all = [
    party('applicant', 'applicant'),
    party('helper', 'applicant', 'helper', 'applicant'),
    party('body', 'respondent', 'organisation'),
    party('child', 'respondent'),
    party('guardian', 'respondent', 'guardian', 'child'),
  ];

  it('every applicant but who only helps; the other side only where an agreement binds it', () => {
    expect(toBeAsked(all, false, [])).toEqual({ applicants: ['applicant'], bound: [], asked: [] });
    expect(toBeAsked(all, true, [])).toEqual({ applicants: ['applicant'], bound: ['body', 'child'], asked: [] });
  });

  it('a respondent is asked through the guardian or agent who stands for it, never through a helper', () => {
    expect(toBeAsked(all, true, ['guardian']).asked).toContain('child');
    const helped = [...all, party('neighbour', 'respondent', 'helper', 'body')];
    expect(toBeAsked(helped, true, ['neighbour']).asked).not.toContain('body');
  });
});

describe('how often somebody must be tried before a matter closes without an answer', () => {
  const rule = { tries: 3, hoursApart: 3 };
  const rang = (at: string, reached: 'reached' | 'not_reached' | 'refused' = 'not_reached', partyId = 'a') => ({
    partyId,
    reached,
    performed: null,
    solved: null,
    at: new Date(`${at}+08:00`),
  });

  it('three tries at different hours: another day, or three hours later', () => {
    expect(askedEnough([rang('2026-03-09T09:00'), rang('2026-03-09T12:00')], rule)).toEqual([]);
    const third = [rang('2026-03-09T09:00'), rang('2026-03-09T12:00'), rang('2026-03-10T08:00')];
    expect(askedEnough(third, rule)).toEqual(['a']);
    expect(askedEnough([...third].reverse(), rule)).toEqual(['a']);
  });

  it('three rings in a row are one try; two minutes over midnight are another day', () => {
    const row = [rang('2026-03-09T09:00'), rang('2026-03-09T09:05'), rang('2026-03-09T11:59')];
    expect(triesCounted(row, rule)).toBe(1);
    expect(askedEnough(row, rule)).toEqual([]);
    expect(triesCounted([rang('2026-03-09T23:59'), rang('2026-03-10T00:01')], rule)).toBe(2);
  });

  it('who answered, or refused to, is asked once; the tries of one are not those of another', () => {
    expect(askedEnough([rang('2026-03-09T09:00', 'refused')], rule)).toEqual(['a']);
    expect(askedEnough([rang('2026-03-09T09:00', 'reached')], rule)).toEqual(['a']);
    const two = [rang('2026-03-09T09:00'), rang('2026-03-10T09:00'), rang('2026-03-11T09:00', 'not_reached', 'b')];
    expect(askedEnough(two, rule)).toEqual([]);
  });
});

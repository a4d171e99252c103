import { describe, expect, it } from 'vitest';
import { toBeAsked } from './closing.ts';

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

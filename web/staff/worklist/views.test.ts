import { describe, expect, it } from 'vitest';
import { STAGES } from '../../../server/modules/matters/lifecycle.ts';
import { workingRoles } from '../../../server/modules/people/roles.ts';
import { countOf, countWords, firstView, queryOf, views } from './views.ts';

describe('the desk', () => {
  it('has a view for every stage that waits for somebody', () => {
    // A linked report waits for nobody: it goes with the matter it is linked to.
    const ended: readonly string[] = ['closed', 'refused', 'linked'];
    const shown: readonly string[] = views;
    expect(STAGES.filter((stage) => !ended.includes(stage) && !shown.includes(stage))).toStrictEqual([]);
  });

  it('counts each view from the server’s counts, none as nought', () => {
    const counts = {
      stages: [{ stage: 'registered' as const, count: 7 }],
      dueToday: 2,
      overdue: 3,
      dueSoon: 5,
      waiting: 100,
      opinion: 4,
      mine: 6,
    };
    expect(views.map((view) => countOf(view, counts))).toStrictEqual([7, 0, 0, 0, 0, 0, 0, 4, 0, 0, 2, 5, 3, 100, 6]);
    expect(countWords('waiting', counts)).toBe('99+');
    expect(countWords('waiting', { ...counts, waiting: 99 })).toBe('99');
    expect(countWords('registered', { ...counts, stages: [{ stage: 'registered', count: 1200 }] })).toBe('1200');
    expect(countWords('mine', counts)).toBe('6');
  });

  it.each(workingRoles)('begins for a %s with what that post must do', (role) => {
    expect(views).toContain(firstView([role]));
  });

  it('begins with the first role of a post that holds several', () => {
    expect(firstView(['checker', 'follow_up'])).toBe('answered');
    expect(firstView([])).toBe('handling');
  });

  it('lists the oldest clock on top, whatever the view', () => {
    for (const view of views) expect(queryOf(view).order).toBe('due');
  });
});

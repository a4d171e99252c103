import { describe, expect, it } from 'vitest';
import { type Draft, newDraft, newPerson } from './draft.ts';
import { withCard } from './with-card.ts';

const card = { idNumber: '990101199001010019', name: '周小满' };

function draft(more: Partial<Draft> = {}): Draft {
  return { ...newDraft('one'), ...more };
}

describe('an identity card read at the register page', () => {
  it('fills name and number of the person whose card has the focus', () => {
    const before = draft({ respondents: [newPerson('two')] });
    const after = withCard(before, card, 'two');
    expect(after.respondents[0]).toMatchObject(card);
    expect(after.applicants[0]).toMatchObject({ name: '', idNumber: '' });
  });

  it('with the focus elsewhere fills the first applicant who has no number yet', () => {
    const first = { ...newPerson('one'), name: '李四', idNumber: '11010519491231002X' };
    const after = withCard(draft({ applicants: [first, newPerson('three')] }), card, undefined);
    expect(after.applicants[0]).toEqual(first);
    expect(after.applicants[1]).toMatchObject(card);
  });

  it('leaves what the card does not say as it was typed', () => {
    const typed = { ...newPerson('one'), phone: '19900000001', address: '新河村3组' };
    const after = withCard(draft({ applicants: [typed], description: '漏水' }), { idNumber: card.idNumber }, 'one');
    expect(after.applicants[0]).toEqual({ ...typed, idNumber: card.idNumber });
    expect(after.description).toBe('漏水');
  });
});

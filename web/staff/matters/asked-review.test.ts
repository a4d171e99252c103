import { expect, test } from 'vitest';
import { withoutUnaskedReview } from './asked-review.ts';

const acts = ['decideRefusalReview', 'correctMatter'] as const;
const entry = (act: string, seq: number) => ({ act, seq });

test('复查决定 is offered only while a review that was asked for waits', () => {
  const refused = [entry('registerMatter', 1), entry('proposeRefusal', 2), entry('reviewRefusal', 3)];
  expect(withoutUnaskedReview(acts, refused)).toEqual(['correctMatter']);
  const asked = [...refused, entry('askRefusalReview', 4)];
  expect(withoutUnaskedReview(acts, asked)).toEqual(acts);
  expect(withoutUnaskedReview(acts, [...asked, entry('decideRefusalReview', 5)])).toEqual(['correctMatter']);
});

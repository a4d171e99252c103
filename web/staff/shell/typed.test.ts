import { expect, test } from 'vitest';
import { type FieldSeen, wouldBeLost } from './typed.ts';

const field: FieldSeen = { kind: 'textarea', value: '从阳台渗水', checked: false, here: true, filter: false };

test.each([
  ['a text that stands there', {}, true],
  ['a text that was deleted again', { value: ' ' }, false],
  ['a text whose sheet is closed', { here: false }, false],
  ['a filter of a list', { filter: true }, false],
  ['a box that is ticked', { kind: 'checkbox', value: 'on', checked: true }, true],
  ['a box that is not', { kind: 'checkbox', value: 'on' }, false],
  ['one of several that is chosen', { kind: 'radio', value: 'urgent', checked: true }, true],
] satisfies [string, Partial<FieldSeen>, boolean][])('%s: would be lost %o: %s', (_, changed, lost) => {
  expect(
    wouldBeLost([
      { ...field, value: '', checked: false },
      { ...field, ...changed },
    ]),
  ).toBe(lost);
});

test('nothing typed, nothing lost', () => {
  expect(wouldBeLost([])).toBe(false);
});

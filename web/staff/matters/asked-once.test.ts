import { expect, test } from 'vitest';
import { withoutAskingTwice } from './asked-once.ts';

test('一次性补正 is offered once, and not again when the papers have come', () => {
  const acts = ['acceptMatter', 'askForMaterial'] as const;
  expect(withoutAskingTwice(acts, [{ act: 'registerMatter' }])).toEqual(acts);
  const asked = [{ act: 'registerMatter' }, { act: 'askForMaterial' }, { act: 'supplyMaterial' }];
  expect(withoutAskingTwice(acts, asked)).toEqual(['acceptMatter']);
});

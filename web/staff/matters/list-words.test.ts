import { expect, it } from 'vitest';
import { OUTCOME_WORDS, STAGE_WORDS, WAIT_WORDS } from '../../../server/modules/matters/list-words.ts';
import { zh as list } from './list-messages.zh.ts';
import { zh } from './messages.zh.ts';

it('a list says the same on the page and in its Excel', () => {
  expect(STAGE_WORDS).toStrictEqual(zh.stages);
  expect(OUTCOME_WORDS).toStrictEqual(zh.outcomes);
  expect(WAIT_WORDS).toStrictEqual(list.waits);
});

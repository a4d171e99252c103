import { expect, test } from 'vitest';
import { disputePapers } from '../../../server/modules/disputes/documents/papers.ts';
import { matterPapers } from '../../../server/modules/matters/documents/papers.ts';
import { isNamedText, paperTextWords } from './paper-text-words.ts';

test('every text of a paper that a county may word has a name, and none is a key', () => {
  const forms = [...Object.values(disputePapers), ...Object.values(matterPapers)];
  const keys = ['title', 'labels', ...forms.flatMap((form) => Object.keys(form.texts))];
  expect(keys.filter((key) => !isNamedText(key))).toEqual([]);
  for (const key of keys) expect(paperTextWords(key, 'zh')).toMatch(/^\p{Script=Han}+$/u);
  expect(paperTextWords('codeApart', 'zh')).toBe('查询码另行交付');
});

import { expect, test } from 'vitest';
import { refusalsEn } from './refusals.en.ts';
import { refusalsZh } from './refusals.zh.ts';
import { codesIn, serverCodes } from './server-codes.ts';
import { CallTrouble } from './trouble.ts';
import { loadEnglish, wordsFor, wordsOfCode, wrongPlaces } from './words.ts';

test('the reader of sources finds codes in calls, choices, contracts and schemas, and nothing in comments', () => {
  const source = `
    // fail('invalid', 'only-a-remark')
    if (!x) fail('conflict', 'plain-one', { a: 1 });
    return refuse('forbidden', who === 'officer' ? 'one-way' : 'other-way');
    refusals: ['listed-one', ...usual],
    z.string().regex(/a/u, { error: 'schema-one' });
  `;
  expect(codesIn(source).sort()).toEqual(['listed-one', 'one-way', 'other-way', 'plain-one', 'schema-one']);
});

test('every code that the server may refuse with has words in Chinese and English', () => {
  const codes = serverCodes();
  expect(codes.size).toBeGreaterThan(100);
  const wordless = [...codes].filter(([code]) => !(code in refusalsZh) || !(code in refusalsEn));
  expect(wordless.map(([code, file]) => `${code} (${file})`)).toEqual([]);
});

test('both languages have the same codes, Chinese words are Chinese and English words are not', () => {
  expect(Object.keys(refusalsEn).sort()).toEqual(Object.keys(refusalsZh).sort());
  const notChinese = Object.entries(refusalsZh).filter(([, words]) => !/\p{Script=Han}/u.test(words));
  const notEnglish = Object.entries(refusalsEn).filter(([, words]) => /\p{Script=Han}/u.test(words));
  expect([...notChinese, ...notEnglish]).toEqual([]);
});

test('a fault of ours is told with its request id, a refusal without', async () => {
  await loadEnglish();
  const ours = new CallTrouble('refused', { status: 500, code: 'internal-error', requestId: 'r-17' });
  expect(wordsFor(ours, 'zh')).toContain('r-17');
  const no = new CallTrouble('refused', { status: 409, code: 'already-rated', requestId: 'r-18' });
  expect(wordsFor(no, 'zh')).toBe('您已经评价过了，谢谢。');
  expect(wordsFor(no, 'en')).toBe('You have rated it already, thank you.');
});

test('a code without words is shown rather than hidden', () => {
  expect(wordsOfCode('never-heard-of', 'zh')).toContain('never-heard-of');
});

test('the wrong places of a form are named with their words', () => {
  const error = new CallTrouble('refused', {
    status: 400,
    code: 'input-invalid',
    requestId: 'r-19',
    problems: [
      { path: 'applicants.0.phone', code: 'phone-invalid' },
      { path: 'description', code: 'Too small' },
    ],
  });
  expect(wrongPlaces(error, 'zh')).toEqual([
    { path: 'applicants.0.phone', words: refusalsZh['phone-invalid'] },
    { path: 'description', words: refusalsZh['input-invalid'] },
  ]);
});

import { expect, test } from 'vitest';
import { factWords, targetWords } from './audit-words.ts';

test.each([
  ['session:01a208c8-a38a-7058-9fa6-bba3899074be', '登录 01a208c8'],
  ['officer:42', '人员 42'],
  ['import', 'Excel 导入'],
  ['unknown:7', 'unknown:7'],
])('%s reads as %s', (target, words) => {
  expect(targetWords(target, 'zh')).toBe(words);
});

test.each([
  ['secondFactor', true, '动态口令：是'],
  ['via', 'password', '方式：密码'],
  ['reason', '调离', '原因：调离'],
  ['successorId', null, '承接机构号：无'],
  ['ended', 2, '结束的登录：2'],
  ['unheardOf', { a: 1 }, 'unheardOf：{"a":1}'],
])('%s %s reads as %s', (name, value, words) => {
  expect(factWords(name, value, 'zh')).toBe(words);
});

import { expect, test } from 'vitest';
import { stillLacking } from './still-lacking.ts';

test('a field that is mended is red no more, one that is not stays, in the words that fit it now, and no new one comes before the next look', () => {
  const found = [
    { field: 'name', words: '请填写姓名' },
    { field: 'phone', words: '请填写电话' },
  ];
  const now = [
    { field: 'phone', words: '电话号码不对' },
    { field: 'address', words: '请填写地址' },
  ];
  expect(stillLacking(now, found)).toEqual([{ field: 'phone', words: '电话号码不对' }]);
  expect(stillLacking(now, [])).toEqual([]);
});

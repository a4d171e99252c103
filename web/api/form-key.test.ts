import { expect, it } from 'vitest';
import { formKey } from './form-key.ts';

it('keeps one key for every try of the same words', () => {
  const key = formKey();
  const first = key.of({ text: '楼上漏水', fileIds: ['a'] });
  expect(first).toMatch(/^[0-9a-f]{32}$/u);
  expect(key.of({ text: '楼上漏水', fileIds: ['a'] })).toBe(first);
});

it('has another key once the words or the files are others, so that a lost answer does not shut the form', () => {
  const key = formKey();
  const keys = [{ text: '楼上漏水' }, { text: '楼上漏水三个月' }, { text: '楼上漏水三个月', fileIds: ['a'] }, {}].map(
    key.of,
  );
  expect(new Set(keys).size).toBe(keys.length);
});

it('has another key after the act was done, also for the same words', () => {
  const key = formKey();
  const first = key.of({ agrees: true });
  key.done();
  expect(key.of({ agrees: true })).not.toBe(first);
});

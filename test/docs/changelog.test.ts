import { expect, it } from 'vitest';
import { textOf } from './documents.ts';

const text = textOf('CHANGELOG.md');

it('the newest release is the version of package.json, with year and month', () => {
  const { version } = JSON.parse(textOf('package.json')) as { version: string };
  expect(/^## (\S+) \((\d{4}-\d{2})\)$/mu.exec(text)?.[1]).toBe(version);
});

it('every line is in Chinese and in English', () => {
  const lines = text.split('\n').filter((line) => line.startsWith('- '));
  expect(lines.length).toBeGreaterThan(15);
  const bad = lines.filter((line) => {
    const [chinese = '', english = ''] = line.slice(2).split(' · ');
    return !/\p{Script=Han}/u.test(chinese) || !/[a-z]{3}/u.test(english) || /\p{Script=Han}/u.test(english);
  });
  expect(bad).toEqual([]);
});

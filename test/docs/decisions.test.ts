import { describe, expect, it } from 'vitest';
import { ownFiles, textOf } from './documents.ts';

const records = ownFiles()
  .filter((file) => file.startsWith('docs/decisions/'))
  .toSorted();

it('decisions are numbered without a gap, each once', () => {
  expect(records.map((file) => file.slice('docs/decisions/'.length, 19))).toEqual(
    records.map((_, i) => String(i + 1).padStart(4, '0')),
  );
});

describe.each(records)('%s', (file) => {
  const text = textOf(file);

  it('carries its number and says situation, choice and price, in this order', () => {
    expect(text).toMatch(new RegExp(`^# ${Number(file.slice('docs/decisions/'.length, 19))}\\. \\S`, 'u'));
    const parts = [...text.matchAll(/^\*\*(\w+)\.\*\* /gmu)].map((match) => match[1]);
    expect(parts).toEqual(['Situation', 'Choice', 'Price']);
  });

  it('is one page', () => {
    expect(text.split('\n').filter((line) => !line.startsWith('|')).length).toBeLessThan(60);
  });
});

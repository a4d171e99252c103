import { describe, expect, it } from 'vitest';
import { whyLeftOut } from './import-why.ts';

const words: Readonly<Record<string, string>> = {
  'cell-empty': '这一格要填。',
  'category-unknown': '没有这个类别。',
  'import-before': '以前导入过。',
};
const say = { word: (code: string) => words[code] ?? code, colon: '：' };
const faults = [
  { row: 3, column: '申请人', reason: 'cell-empty' },
  { row: 3, column: '类别', reason: 'category-unknown' },
  { row: 5, column: '地点', reason: 'cell-empty' },
];

describe('what became of the rows of an import', () => {
  it('a row left out names every column that was wrong, not only what was wrong', () => {
    expect(whyLeftOut({ row: 3, reason: 'cell-empty' }, faults, say)).toBe('申请人：这一格要填。 类别：没有这个类别。');
  });

  it('a row refused for another reason, or past the end of the list, says that reason', () => {
    expect(whyLeftOut({ row: 5, reason: 'import-before' }, faults, say)).toBe('以前导入过。');
    expect(whyLeftOut({ row: 900, reason: 'cell-empty' }, faults, say)).toBe('这一格要填。');
  });

  it('a row that was taken over says nothing more than its number', () => {
    expect(whyLeftOut({ row: 2, reason: null }, faults, say)).toBe('');
  });
});

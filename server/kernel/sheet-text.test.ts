import { describe, expect, it } from 'vitest';
import { cutRows, outgoingText, withoutFormula } from './sheet-text.ts';

describe('a text that leaves the house in a table', () => {
  it.each([
    ['电话19900000001请回电', '电话****请回电'],
    ['电话 199 0000 0001', '电话 ****'],
    ['座机0199-6601234', '座机0199-****'],
    ['身份证99010119900101001X丢失', '身份证****丢失'],
    ['全角１９９０００００００１', '全角****'],
    ['2026-03-02漏水，欠款200000元', '2026-03-02漏水，欠款200000元'],
  ])('%s → %s', (text, out) => {
    expect(outgoingText(text)).toBe(out);
  });

  it.each(['=HYPERLINK("http://x")', '+1', '-1+2', '@SUM(A1)', ' =1', '＝1', '\t=1'])('is no formula: %s', (text) => {
    expect(withoutFormula(text)).toBe(`'${text}`);
  });

  it('stays as it is otherwise', () => {
    expect(withoutFormula('楼上漏水=三个月')).toBe('楼上漏水=三个月');
  });
});

describe('a table that would be too long', () => {
  const rows = Array.from({ length: 4 }, (_, i) => ({ number: String(i) }));

  it('is cut, and its last line says so', () => {
    const { rows: cut, cut: was } = cutRows(rows, 3, 'number');
    expect(was).toBe(true);
    expect(cut).toHaveLength(4);
    expect(cut.at(-1)).toEqual({ number: '（超过 3 行，只列出前 3 行；请缩小条件后再导出）' });
  });

  it('is whole up to its bound', () => {
    expect(cutRows(rows, 4, 'number')).toEqual({ rows, cut: false });
  });
});

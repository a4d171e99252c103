import { assert, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatAmount, formatYuan, formatYuanEn, formatYuanInFull, parseYuan, upperCaseYuan } from './money.ts';

describe('money is whole fen', () => {
  test.each([
    ['1200', 120_000],
    ['1,200', 120_000],
    ['1,200.5', 120_050],
    [' 0.05 ', 5],
    ['12，000.00', 1_200_000],
  ])('%s is read as %i fen', (text, fen) => expect(parseYuan(text)).toBe(fen));

  test.each(['', '-1', '1.234', '1,20', '1e3', '１２', 'NaN', '12元', '.5', '99999999999999'])(
    '"%s" is no sum',
    (text) => expect(parseYuan(text)).toBeNull(),
  );

  test('a sum is shown with both decimals and grouped', () => {
    expect(formatAmount(123_456_789)).toBe('1,234,567.89');
    expect(formatYuan(5)).toBe('0.05元');
    expect(formatYuan(-120_000)).toBe('-1,200.00元');
    expect(formatYuanEn(100_000)).toBe('CNY 1,000.00');
  });

  test('what is shown is read back as the same sum', () => {
    assert(
      property(nat({ max: 10 ** 15 }), (fen) => {
        expect(parseYuan(formatAmount(fen))).toBe(fen);
      }),
    );
  });
});

describe('大写', () => {
  // The first five are the examples of the rule itself, which lets 零 before 角 be left out.
  test.each([
    [140_950, '壹仟肆佰零玖元伍角整'],
    [600_714, '陆仟零柒元壹角肆分'],
    [168_032, '壹仟陆佰捌拾元叁角贰分'],
    [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
    [32_504, '叁佰贰拾伍元零肆分'],
    [0, '零元整'],
    [5, '伍分'],
    [50, '伍角整'],
    [1_000, '壹拾元整'],
    [1_050_000, '壹万零伍佰元整'],
    [1_200_000, '壹万贰仟元整'],
    [10_000_000, '壹拾万元整'],
    [10_700_053, '壹拾万柒仟元伍角叁分'],
    [10_000_000_100, '壹亿零壹元整'],
    [100_050_000_000, '壹拾亿零伍拾万元整'],
    [100_000_000_000_000, '壹万亿元整'],
    [100_000_000_000_100, '壹万亿零壹元整'],
    [100_005_000_000_000, '壹万亿零伍仟万元整'],
    [-12_300, '负壹佰贰拾叁元整'],
  ])('%i fen is %s', (fen, words) => expect(upperCaseYuan(fen)).toBe(words));

  test('no two sums read alike, and the words give the sum back', () => {
    assert(
      property(nat({ max: 10 ** 15 }), (fen) => {
        expect(readBack(upperCaseYuan(fen))).toBe(fen);
      }),
    );
  });

  test('no word stands twice where one zero is enough', () => {
    assert(
      property(nat({ max: 10 ** 15 }), (fen) => {
        expect(upperCaseYuan(fen)).not.toMatch(/零零|零万|零亿|.零元/u);
      }),
    );
  });

  test('a fraction of a fen is refused', () => expect(() => upperCaseYuan(1.5)).toThrow(RangeError));

  test('an agreement shows figures and words', () =>
    expect(formatYuanInFull(1_200_000)).toBe('人民币12,000.00元（大写：壹万贰仟元整）'));
});

function readBack(words: string): number {
  let total = 0;
  let high = 0;
  let section = 0;
  let digit = 0;
  for (const c of words) {
    const at = '零壹贰叁肆伍陆柒捌玖'.indexOf(c);
    if (at >= 0) digit = at;
    else if ('拾佰仟'.includes(c)) section += digit * 10 ** ('拾佰仟'.indexOf(c) + 1);
    else if (c === '万') total += (section + digit) * 10_000;
    else if (c === '亿') high = total + section + digit;
    else if (c === '元') total += section + digit + high * 100_000_000;
    else if (c === '角') total = Math.round(total * 100) / 100 + digit / 10;
    else if (c === '分') total = Math.round(total * 100) / 100 + digit / 100;
    if (at < 0) digit = 0;
    if (c === '万' || c === '亿' || c === '元') section = 0;
    if (c === '亿') total = 0;
  }
  return Math.round(total * 100);
}

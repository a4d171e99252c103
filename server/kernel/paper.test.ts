import { describe, expect, test } from 'vitest';
import { itemNumber, paperText } from './paper-text.ts';
import { dateWords, fill, items, label, linesOf, momentWords, printable, prose, table, value } from './paper.ts';
import type { Paper, Part } from './paper.ts';

const paperOf = (body: Part[], lang: 'zh' | 'en' = 'zh'): Paper => ({
  kind: 'x',
  lang,
  layout: 'form',
  title: '登记表',
  body,
});

describe('words on paper', () => {
  test.each([
    ['a\u0000b', 'a□b'],
    ['张\u202E三', '张□三'],
    ['\uD800x', '□x'],
    ['a\uFFFEb', 'a□b'],
    ['王\u{E0100}', '王'],
    ['☎\uFE0F', '☎'],
    ['a\tb', 'a b'],
    ['𡋾😀', '𡋾😀'],
  ])('%j is printed as %j', (given, printed) => expect(printable(given)).toBe(printed));

  test('every line that a person wrote is a paragraph, and nothing written leaves rules to write on', () => {
    expect(linesOf('一\r\n\r\n二\u2028三\n')).toEqual(['一', '二', '三']);
    expect(prose('一\n二', 5)).toHaveLength(2);
    expect(prose('  ', 5)).toEqual([{ part: 'rules', count: 5 }]);
    expect(prose(undefined, 5)).toEqual([{ part: 'rules', count: 5 }]);
  });

  test('a value of blanks is a place to fill', () => {
    expect(fill('  ', 3).fill).toBeUndefined();
    expect(fill(0, 3).fill).toBe('0');
  });

  test('items are numbered as Chinese papers number them', () => {
    expect([0, 9, 10, 19, 20, 34].map((n) => itemNumber(n, 'paren', 'zh'))).toEqual([
      '（一）',
      '（十）',
      '（十一）',
      '（二十）',
      '（二十一）',
      '（三十五）',
    ]);
    expect(itemNumber(0, 'arabic', 'zh')).toBe('1.');
    expect(itemNumber(1, 'paren', 'en')).toBe('(2) ');
  });

  test('a day and a moment read in China, and a missing day leaves its form', () => {
    expect(dateWords('2026-11-22', 'zh')).toBe('2026年11月22日');
    expect(dateWords(undefined, 'zh').replaceAll('　', '')).toBe('年月日');
    expect(momentWords(new Date('2026-11-22T01:42:00Z'), 'zh')).toBe('2026年11月22日 09:42');
    expect(momentWords(undefined, 'en')).toBeUndefined();
  });

  test('a paper reads as text in the order in which a person reads it', () => {
    const body: Part[] = [
      table(
        [1, 2],
        [
          [label('姓名'), value('张\u0000三')],
          [label('事由'), value('一\n二')],
        ],
      ),
      items(['甲', ' '], 3),
      items(undefined, 2),
      { part: 'fields', lines: [[{ label: '时间', value: undefined, share: 1 }]] },
      {
        part: 'paragraph',
        text: [{ tick: true, of: '是' }, { strong: '否' }, fill(undefined, 2)],
        indent: false,
        align: 'left',
      },
    ];
    expect(paperText(paperOf(body)).split('\n')).toEqual([
      '登记表',
      '姓名 | 张□三',
      '事由 | 一 / 二',
      '1.甲',
      '1.____',
      '2.____',
      '时间：____',
      '√是否____',
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Burst, follow, isReader, readCard } from './card-reader.ts';

const number = '990101199001010019';

describe('身份证读卡器 that types', () => {
  it.each([
    ['the number alone', number, { idNumber: number }],
    ['the number and Enter', `${number}\n`, { idNumber: number }],
    ['name and number in lines', `周小满\n${number}\n`, { idNumber: number, name: '周小满' }],
    ['number before name', `${number}\t周小满\n`, { idNumber: number, name: '周小满' }],
    ['both in one run', `周小满${number}\n`, { idNumber: number, name: '周小满' }],
    ['a name of a minority', `阿依古丽·买买提\n${number}\n`, { idNumber: number, name: '阿依古丽·买买提' }],
    ['wide digits', '９９０１０１１９９００１０１００１９', { idNumber: number }],
    [
      'everything that stands on the card',
      `姓名：周小满\n性别：女\n民族：汉\n出生：19900101\n住址：安和县青山镇柳河村三组12号\n公民身份号码：${number}\n`,
      { idNumber: number, name: '周小满', gender: '女', ethnicity: '汉', address: '安和县青山镇柳河村三组12号' },
    ],
    [
      'a minority with its word',
      `周小满,女,土家族,安和县青山镇1号,${number}`,
      { idNumber: number, name: '周小满', gender: '女', ethnicity: '土家', address: '安和县青山镇1号' },
    ],
  ])('says %s', (_, text, card) => expect(readCard(text)).toEqual(card));

  it.each([
    '',
    '周小满',
    '990101199001010018',
    '13800000000',
    '990101-20260302-00017-4',
    '一段很快粘贴的普通文字没有号码',
  ])('«%s» holds no true number and is left alone', (text) => expect(readCard(text)).toBeUndefined());

  it('a number that ends in X may come in small', () => {
    expect(readCard('11010519491231002x')).toEqual({ idNumber: '11010519491231002X' });
  });

  it('whatever else is typed around, the number is found or nothing is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (noise) => {
        const card = readCard(`${noise}\n${number}\n`);
        expect(card?.idNumber).toMatch(/^\d{17}[\dX]$/u);
      }),
    );
  });
});

describe('a burst', () => {
  function typed(text: string, pause: number): Burst | undefined {
    let burst: Burst | undefined;
    [...text].forEach((letter, i) => {
      burst = follow(burst, letter, i * pause);
    });
    return burst;
  }

  it('is what comes faster than any hand', () => {
    expect(typed(number, 4)?.text).toBe(number);
    expect(isReader(typed(number, 60) as Burst)).toBe(true);
  });

  it('is not a Tab that is held down: the focus goes on', () => {
    let burst: Burst | undefined;
    for (let i = 0; i < 60; i += 1) burst = follow(burst, '\n', i * 30);
    expect(burst && isReader(burst)).toBe(false);
  });

  it('typed by hand begins anew with every letter and never counts as a reader', () => {
    expect(typed(number, 80)?.text).toBe('9');
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60 }), fc.integer({ min: 61, max: 400 }), (text, pause) => {
        expect(isReader(typed(text, pause) as Burst)).toBe(false);
      }),
    );
  });

  it('keeps when it began, so that what stood in the field before can be put back', () => {
    expect(typed(number, 10)).toMatchObject({ startedAt: 0, lastAt: 170 });
  });
});

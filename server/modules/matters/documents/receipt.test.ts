import { afterAll, describe, expect, test } from 'vitest';
import { paperText } from '../../../kernel/paper-text.ts';
import { makePaperPress } from '../../../platform/papers/papers.ts';
import { defaultPaper, defaultWording, readPdf } from '../../../platform/papers/testing.ts';
import type { PaperLang } from '../../../kernel/paper.ts';
import { receiptForm } from './receipt.ts';
import type { ReceiptPaper } from './receipt.ts';

const press = makePaperPress();
afterAll(() => press.close());

const receiptPaper = (data: ReceiptPaper, lang: PaperLang = 'zh') => defaultPaper(receiptForm, data, lang);
const sample: ReceiptPaper = receiptForm.sample;

const FIELDS =
  '登记回执 编号 查询码 登记时间 登记窗口 来访人 证件号码 联系电话 涉及人数 住址 ' +
  '诉求类别 紧急程度 涉事单位或对方 地点（网格） 事实 请求 首问责任人 材料清单 ' +
  '受理决定期限 告知 个人信息 诉讼时效从提出请求之日起中断 来访人 首问责任人';

describe('登记回执', () => {
  test.each([
    ['the sample', sample],
    ['the blank', {}],
  ])('%s has every field in its order, on one page', async (_name, data) => {
    const text = paperText(receiptPaper(data));
    let at = 0;
    for (const field of FIELDS.split(' ')) {
      const found = text.indexOf(field, at);
      expect([field, found < 0]).toEqual([field, false]);
      at = found + field.length;
    }
    const { pages, conformance } = readPdf(await press.renderPdf(receiptPaper(data)));
    expect(pages).toHaveLength(1);
    expect(conformance).toBe('A-2U');
  });

  test('shows claim and hour, because asking interrupts limitation', () => {
    const text = paperText(receiptPaper(sample));
    expect(text).toContain('2026年11月22日 09:42');
    expect(text).toContain('1.修复院墙或者赔偿修复费用12,000元。');
    expect(text).toContain('适用诉讼时效制度若干问题的规定》第十二条');
  });

  test('in English too it is one page, and says in English how the day came about', async () => {
    const en =
      'counted from the day after Monday 23 November 2026, 5 working days, leaving out weekends, until Monday 30 November 2026';
    const paper = receiptPaper({ ...sample, acceptanceRule: { zh: '', en } }, 'en');
    expect(paperText(paper)).toContain(`(${en})`);
    expect(readPdf(await press.renderPdf(paper)).pages).toHaveLength(1);
  });

  test('names the day by which acceptance is decided, and why that day', () => {
    expect(paperText(receiptPaper(sample))).toContain(
      '2026年11月27日 18:00前作出是否受理的决定并告知（从登记的第二天起算，5个工作日）',
    );
  });

  test('prints the lookup code only when it is given', () => {
    expect(paperText(receiptPaper(sample))).toContain('查询码 | K7QF-3MRT-9XPD');
    const apart = paperText(
      receiptPaper({ ...sample, lookupCode: undefined, qr: 'https://anhe.example/track#990101-20261122-00017-4' }),
    );
    expect(apart).not.toContain('K7QF');
    expect(apart).toContain('另行交付');
  });

  test('a blank holds nothing of anybody', () => {
    expect(paperText(receiptPaper({}))).not.toMatch(/王建国|安和|2026|K7QF/u);
  });

  test('takes its sample, nothing at all, and no unknown field', () => {
    expect(receiptForm.input.safeParse(sample).success).toBe(true);
    expect(receiptForm.input.safeParse({}).success).toBe(true);
    expect(receiptForm.input.safeParse({ password: 'x' }).success).toBe(false);
    expect(receiptPaper(sample).title).toBe(defaultWording('receipt').title.zh);
    expect(receiptPaper({}, 'en').title).toBe(defaultWording('receipt').title.en);
  });

  test('lists material with copies and whether it is an original, and says none when there is none', () => {
    const text = paperText(
      receiptPaper({ materials: [{ name: '合同', copies: 2, original: true }, { name: '照片' }] }),
    );
    expect(text).toContain('1. 合同（原件，2份） / 2. 照片');
    expect(paperText(receiptPaper({ materials: [] }))).toContain('材料清单 | 无');
  });
});

import { afterAll, describe, expect, test } from 'vitest';
import { paperText } from '../../../kernel/paper-text.ts';
import type { Paper, PaperLang } from '../../../kernel/paper.ts';
import { makePaperPress } from '../../../platform/papers/papers.ts';
import {
  defaultPaper,
  defaultWording,
  outOfOrder,
  readPdf,
  wordsOf,
  wordText,
} from '../../../platform/papers/testing.ts';
import { type MatterPaperKind, matterPaperKinds, matterPapers } from './papers.ts';

const press = makePaperPress();
afterAll(() => press.close());

type Later = Exclude<MatterPaperKind, 'receipt'>;

/** The fields in the order in which the office's form prints them (the receipt has a test of its own). */
const FIELDS: Record<Later, string> = {
  'supplement-notice': '一次性补正告知书 编号 需要补正下列材料 1. 前补齐 查询码 逾期未补正的 联系 签收人 （印章）',
  'acceptance-notice':
    '受理告知书 编号 当事人 事项 受理日期 承办单位 承诺期限 法定期限 联系人 联系电话 查询方式 权利义务 签收人 （印章）',
  'refusal-notice':
    '不予受理告知书 编号 当事人 申请事项 申请日期 不予受理的理由 法律依据（条款） 应当提出的途径 受理机关 地址 电话 ' +
    '复核 不影响 签收人 （印章）',
  'circulation-slip':
    '事项流转（转办）单 案码 来源 类别 事项摘要 研判等级 牵头承办单位 配合单位 依据 办理期限 反馈要求 附件 签发人 签收人 （印章）',
  'transfer-letter':
    '移送函 函号 案由 当事人 基本事实 移送理由与依据 材料清单 时效、期限提示 联系人 （印章） 回执 接收 退回 退回理由及依据 （印章）',
  'objection-slip': '退回（异议）单 单号 单位 原单号 事项 理由 依据 建议承办单位 提出人 （印章） 审核人意见 审核人',
  'extension-request':
    '延期申请审批表 案码 事项 承办单位 原期限 申请延至 理由 依据 承办人意见 负责人意见 中心意见 告知当事人时间',
  'urging-notice': '催办通知书 编号 到期 案码 事项 到期日 限期 抄送 （印章）',
  'supervision-letter':
    '督办函 编号 督办级别 被督办单位 案码 事项 原交办日期 期限 超期天数 存在问题 要求与时限 签发人 （印章） 回执 办理情况 ' +
    '未办结原因 整改措施 反馈人 反馈时间',
  'talk-notice':
    '约谈通知书 文号 约谈 书面回复 案码 类别 期限 超期天数 约谈时间 约谈地点 约谈对象 提请理由 决定内容 书面回复期限 （印章） 约谈回执 办理情况 ' +
    '未办结原因 整改措施 反馈人 反馈时间',
  'listing-notice':
    '挂牌督办通知书 文号 挂牌督办 书面回复 案码 类别 期限 超期天数 摘牌条件 提请理由 决定内容 书面回复期限 （印章） 挂牌督办回执 办理情况 ' +
    '未办结原因 整改措施 反馈人 反馈时间',
  'satisfaction-slip':
    '回访满意度单 案码 回访对象 回访时间 回访方式 是否履行 对受理是否满意 对办理过程是否满意 对结果是否满意 意见 是否重办 回访人',
};

const kinds = matterPaperKinds.filter((kind): kind is Later => kind !== 'receipt');
const langs: PaperLang[] = ['zh', 'en'];
const papers: [string, Later, PaperLang, Paper][] = kinds.flatMap((kind) =>
  langs.flatMap((lang): [string, Later, PaperLang, Paper][] => [
    [`the sample ${kind} in ${lang}`, kind, lang, defaultPaper(matterPapers[kind], matterPapers[kind].sample, lang)],
    [`the blank ${kind} in ${lang}`, kind, lang, defaultPaper(matterPapers[kind], {}, lang)],
  ]),
);
const chinese = papers.filter(([, , lang]) => lang === 'zh');

describe('every field of the form, in its order', () => {
  test.each(chinese)('stands on %s', (_name, kind, _lang, paper) => {
    expect(outOfOrder(paperText(paper), FIELDS[kind])).toEqual([]);
  });

  test.each(chinese)('stands in the Word file of %s', async (_name, kind, _lang, paper) => {
    expect(outOfOrder(wordText(await press.renderWord(paper)), FIELDS[kind])).toEqual([]);
  });

  test.each(papers)('and every word of it in the PDF of %s', async (_name, _kind, _lang, paper) => {
    const pdf = readPdf(await press.renderPdf(paper));
    const running = pdf.text
      .replaceAll((paper.foot ?? '—').replace(/\s/gu, ''), '')
      .replace(/第\d页共\d页|Page\dof\d/gu, '');
    for (const words of wordsOf({ ...paper, foot: undefined })) expect(running).toContain(words);
    expect(pdf.conformance).toBe('A-2U');
    for (const page of pdf.pages) expect([page.width, page.height].map(Math.round)).toEqual([595, 842]);
  });
});

describe('a blank', () => {
  test.each(kinds)('%s holds nothing of anybody', (kind) => {
    const text = paperText(defaultPaper(matterPapers[kind], {}));
    expect(text).not.toMatch(/王建国|李树田|青山|2026/u);
    expect(text).toContain('____');
  });
});

describe('a form takes', () => {
  test.each(kinds)('%s: its own sample and nothing at all, but no unknown field', async (kind) => {
    const form = matterPapers[kind];
    expect(form.kind).toBe(kind);
    expect(form.input.safeParse(form.sample).success).toBe(true);
    expect(form.input.safeParse({}).success).toBe(true);
    expect(form.input.safeParse({ sealImage: 'x' }).success).toBe(false);
    expect(await press.missingCharacters(defaultPaper(form, form.sample))).toEqual([]);
    expect(defaultPaper(form, {}).title).toBe(defaultWording(kind).title.zh);
  });
});

test('a refusal never leaves a person without a door: body, address, telephone and the way to a review stand on it', () => {
  const text = paperText(defaultPaper(matterPapers['refusal-notice'], matterPapers['refusal-notice'].sample));
  expect(text).toContain('安和县人民法院');
  expect(text).toContain('0990-5550080');
  expect(text).toMatch(/在2026年12月8日前向安和县社会治安综合治理中心申请复核/u);
});

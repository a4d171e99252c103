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
import { disputePaperKinds, disputePapers } from './papers.ts';
import type { DisputePaperKind } from './papers.ts';

const press = makePaperPress();
afterAll(() => press.close());

const blankPaper = (kind: DisputePaperKind, lang: PaperLang = 'zh') => defaultPaper(disputePapers[kind], {}, lang);

/** The fields in the order in which the office's form prints them. */
const FIELDS: Record<DisputePaperKind, string> = {
  application:
    '人民调解申请书 申请人 姓名 性别 民族 年龄 职业或职务 联系方式 单位或住址 被申请人 ' +
    '姓名 性别 民族 年龄 职业或职务 联系方式 单位或住址 纠纷简要情况 当事人申请事项 ' +
    '1. 自愿申请人民调解委员会进行调解 申请人 （签名、盖章或按指印）',
  'acceptance-register':
    '人民调解受理登记表 人调字第 经当事人同意，调解 与 之间的纠纷 纠纷类型 案件来源 ' +
    '①当事人申请 ②人民调解委员会主动调解 ③委托、移送 纠纷简要情况 当事人 （签名） ' +
    '登记人 （签名） （人民调解委员会印章） 备注 此表由人民调解委员会填写',
  'rights-notice':
    '人民调解当事人权利义务告知书 群众性组织 自愿、平等 不违背法律、法规和国家政策 ' +
    '不得因调解而阻止 不收取任何费用 选择或者接受人民调解员 ' +
    '接受调解、拒绝调解或者要求终止调解 公开进行或者不公开进行 自主表达意愿 如实陈述纠纷事实 ' +
    '遵守调解现场秩序 尊重对方当事人行使权利 具有法律约束力 ' +
    '三十日内共同向人民法院申请司法确认 （第三十三条） 当事人签收',
  'power-of-attorney':
    '授权委托书 委托人 姓名 性别 身份证号 电话 受托人 姓名 性别 身份证号 与委托人关系 ' +
    '电话 委托事项 委托权限 一般代理 特别授权 承认 变更 放弃 和解 委托期限 委托人 ' +
    '受托人',
  'mediation-record':
    '人民调解记录 人调字第 时间 地点 当事人 参加人 调解员 记录人 告知事项 陈述与争议 ' +
    '调解过程 调解结果 达成协议 未达成协议 择期 当事人 （签名、盖章或按指印） 调解员 ' +
    '记录人',
  agreement:
    '人民调解协议书 编号 当事人 姓名 性别 民族 年龄 职业或职务 联系方式 单位或住址 ' +
    '身份证号 当事人 姓名 纠纷的主要事实 争议事项 各方责任 自愿达成如下协议 ' +
    '履行方式、地点和时限 第二十九条 三十日内 第三十三条 本协议一式 份 当事人 ' +
    '（签名、盖章或按指印） 人民调解员 记录人 （人民调解委员会印章）',
  'oral-agreement':
    '人民调解口头协议登记表 编号 当事人 姓名 纠纷类型 主要事实和争议 协议内容 ' +
    '履行方式和时间 人民调解员 （签名） 记录人 第三十条',
  'dossier-cover': '人民调解卷宗 卷名 卷号 人调字第 人民调解员 调解日期 至 立卷人 立卷日期 保管期限 备注',
  'dossier-catalogue': '卷内目录 序号 文书名称 页号 备注',
  'investigation-record':
    '人民调解调查（走访）记录 时间 地点 参加人 被调查人 性别 年龄 单位或住址 电话 与当事人关系 调查人 ' +
    '记录人 记录： 被调查人 （签名、盖章或按指印） 调查人 （签名） 记录人 （签名）',
  'evidence-list': '人民调解证据材料清单 序号 名称 份数/页数 原件/复印件 提供人 证明内容 接收人 日期',
  'mediation-notice':
    '调解通知书 人调字第 时间 地点 人民调解员 携带材料 联系人 联系电话 自愿 不收取任何费用 ' +
    '当事人签收 （人民调解委员会印章）',
  'termination-notice':
    '终止调解通知书 人调字第 第二十六条 终止调解 调解不成 当事人不同意 其他原因 ' +
    '下列途径 第一百零七条 当事人签收 （人民调解委员会印章）',
  'performance-record':
    '协议履行情况及证明材料 编号 当事人 纠纷 协议日期 生效日期 司法确认 约定的义务和履行情况 义务 期限 履行情况 凭证 ' +
    '材料目录 可以走的途径 第一百零七条 （人民调解委员会印章）',
  'confirmation-application':
    '司法确认申请书 申请人 姓名 送达地址、电话 请求事项 请求依法确认 编号 事实和理由 共同申请司法确认的最后一日 承诺 ' +
    '自愿达成协议 没有恶意串通 不损害 附件 此致 人民法院 申请人 （签名、盖章或按指印）',
  'enforcement-application':
    '强制执行申请书 申请执行人 姓名 身份证号 被执行人 姓名 执行依据 民事裁定 申请事项、执行标的 第二百六十四条 申请理由 申请执行的期间为二年 ' +
    '所了解的被执行人财产状况 附件 此致 申请执行人 （签名、盖章或按指印）',
  'payment-order-application':
    '支付令申请书 申请人 姓名 身份证号 被申请人 请求事项 支付令 给付 事实和理由 劳动报酬、工伤医疗费、经济补偿或者赔偿金 编号 ' +
    '没有其他债务纠纷 第十六条 第二百二十五条 证据 此致 申请人 （签名、盖章或按指印）',
  'legal-aid-application':
    '法律援助申请表 申请人 姓名 性别 民族 年龄 身份证号 代理人及与申请人关系 申请事项 对方当事人 请求 案情及申请理由 经济困难状况 第四十一条 ' +
    '第四十二条 第三十二条 提交的材料 真实 申请人 （签名、盖章或按指印） 代理人 第四十三条',
  'follow-up-record':
    '人民调解回访记录 当事人 调解协议编号 回访事由 回访时间 回访方式 协议履行情况 当事人满意情况 ' +
    '是否起诉及裁判结果 有无错误调解 有无激化苗头 采取的措施 回访人 （签名）',
  'closing-report':
    '人民调解结案报告表 卷号 填表时间 承办单位 承办人 受案时间 结案时间 当事人信息 案件来源 当事人申请 ' +
    '主动调解 公安移交 法院委托 政府指定 纠纷简要事实 调解过程和结果 领导意见',
  'dossier-note': '卷宗情况说明 人调字第 说明人 （签名） 卷内文书缺少',
  'dossier-back': '封底 人调字第 案卷号 本卷件数 本卷页数 立卷人 立卷日期 检查人 保管人 本卷封存后不再增减',
};

const langs: PaperLang[] = ['zh', 'en'];
const papers: [string, DisputePaperKind, PaperLang, Paper][] = disputePaperKinds.flatMap((kind) =>
  langs.flatMap((lang): [string, DisputePaperKind, PaperLang, Paper][] => [
    [`the sample ${kind} in ${lang}`, kind, lang, defaultPaper(disputePapers[kind], disputePapers[kind].sample, lang)],
    [`the blank ${kind} in ${lang}`, kind, lang, blankPaper(kind, lang)],
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
    expect(pdf.fonts.every((font) => font.embedded)).toBe(true);
    for (const page of pdf.pages) expect([page.width, page.height].map(Math.round)).toEqual([595, 842]);
  });
});

describe('a blank', () => {
  test.each(disputePaperKinds)('%s holds nothing of anybody', (kind) => {
    const text = paperText(blankPaper(kind));
    expect(text).not.toMatch(/王建国|李树田|青山|2026/u);
    expect(text).toContain('____');
  });

  test.each([
    'application',
    'acceptance-register',
    'power-of-attorney',
    'oral-agreement',
    'dossier-cover',
    'dossier-catalogue',
    'investigation-record',
    'evidence-list',
    'mediation-notice',
    'termination-notice',
    'legal-aid-application',
    'follow-up-record',
    'closing-report',
  ] as const)('%s is one page', async (kind) => {
    expect((await press.drawPdf(blankPaper(kind))).pages).toBe(1);
  });
});

describe('a form takes', () => {
  test.each(disputePaperKinds)('%s: its own sample and nothing at all, but no unknown field', (kind) => {
    const form = disputePapers[kind];
    expect(form.kind).toBe(kind);
    expect(form.input.safeParse(form.sample).success).toBe(true);
    expect(form.input.safeParse({}).success).toBe(true);
    expect(form.input.safeParse({ sealImage: 'x' }).success).toBe(false);
  });

  test.each(disputePaperKinds)('%s: and is printed with no character missing', async (kind) => {
    expect(await press.missingCharacters(defaultPaper(disputePapers[kind], disputePapers[kind].sample))).toEqual([]);
  });

  test.each(disputePaperKinds)('%s: and its title is the profile’s', (kind) => {
    expect(blankPaper(kind).title).toBe(defaultWording(kind).title.zh);
    expect(blankPaper(kind, 'en').title).toBe(defaultWording(kind).title.en);
    expect(paperText(blankPaper(kind, 'en'))).toContain('the Chinese paper is the one to be signed');
  });
});

import { afterAll, describe, expect, test } from 'vitest';
import { paperText } from '../../../kernel/paper-text.ts';
import type { Paper, PaperLang } from '../../../kernel/paper.ts';
import { makePaperPress } from '../../../platform/papers/papers.ts';
import { readPdf, wordText } from '../../../platform/papers/testing.ts';
import { blankPaper, disputePaperKinds, disputePapers } from './papers.ts';
import type { DisputePaperKind } from './papers.ts';

const press = makePaperPress();
afterAll(() => press.close());

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
};

const langs: PaperLang[] = ['zh', 'en'];
const papers: [string, DisputePaperKind, PaperLang, Paper][] = disputePaperKinds.flatMap((kind) =>
  langs.flatMap((lang): [string, DisputePaperKind, PaperLang, Paper][] => [
    [`the sample ${kind} in ${lang}`, kind, lang, disputePapers[kind].make(disputePapers[kind].sample, lang)],
    [`the blank ${kind} in ${lang}`, kind, lang, blankPaper(kind, lang)],
  ]),
);
const chinese = papers.filter(([, , lang]) => lang === 'zh');

/** The fields of the form that do not stand in the text after the one before them. */
function outOfOrder(text: string, fields: string): string[] {
  let at = 0;
  return fields.split(' ').filter((field) => {
    const found = text.indexOf(field, at);
    if (found >= 0) at = found + field.length;
    return found < 0;
  });
}

describe('every field of the form, in its order', () => {
  test.each(chinese)('stands on %s', (_name, kind, _lang, paper) => {
    expect(outOfOrder(paperText(paper), FIELDS[kind])).toEqual([]);
  });

  test.each(chinese)('stands in the Word file of %s', async (_name, kind, _lang, paper) => {
    expect(outOfOrder(wordText(await press.renderWord(paper)), FIELDS[kind])).toEqual([]);
  });

  test.each(papers)('and every word of it in the PDF of %s', async (_name, _kind, _lang, paper) => {
    const pdf = readPdf(await press.renderPdf(paper));
    const running = pdf.text.replaceAll(bare(paper.foot ?? '—'), '').replace(/第\d页共\d页|Page\dof\d/gu, '');
    for (const words of wordsOf({ ...paper, foot: undefined })) expect(running).toContain(words);
    expect(pdf.conformance).toBe('A-2U');
    expect(pdf.fonts.every((font) => font.embedded)).toBe(true);
    for (const page of pdf.pages) expect([page.width, page.height].map(Math.round)).toEqual([595, 842]);
  });
});

const bare = (text: string) => text.replace(/\s/gu, '');

/** The paper's text cut where the page has a rule, a box or another cell. */
function wordsOf(paper: Paper): string[] {
  return paperText(paper)
    .split(/\n| \| | \/ |____|[√□：:]|（签名|\(sign/u)
    .map(bare)
    .filter((words) => words !== '');
}

describe('a blank', () => {
  test.each(disputePaperKinds)('%s holds nothing of anybody', (kind) => {
    const text = paperText(blankPaper(kind));
    expect(text).not.toMatch(/王建国|李树田|青山|2026/u);
    expect(text).toContain('____');
  });

  test.each(['application', 'acceptance-register', 'power-of-attorney', 'oral-agreement'] as const)(
    '%s is one page',
    async (kind) => {
      expect((await press.drawPdf(blankPaper(kind))).pages).toBe(1);
    },
  );
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
    expect(await press.missingCharacters(disputePapers[kind].make(disputePapers[kind].sample))).toEqual([]);
  });

  test.each(disputePaperKinds)('%s: and its title is the form’s', (kind) => {
    expect(blankPaper(kind).title).toBe(disputePapers[kind].title.zh);
    expect(blankPaper(kind, 'en').title).toBe(disputePapers[kind].title.en);
    expect(paperText(blankPaper(kind, 'en'))).toContain('the Chinese paper is the one to be signed');
  });
});

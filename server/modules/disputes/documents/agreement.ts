// Pure. Decides the 人民调解协议书 (人民调解法 articles 28, 29, 31 to 33; 人民调解工作若干规定 article 34). It takes effect when every
// party has signed, sealed or pressed a finger, the mediator has signed and the committee's seal is on it: the paper marks
// those places and draws none of them.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { dateWords, fill, heading, isBlank, items, place, prose, signatures, table } from '../../../kernel/paper.ts';
import type { Inline, Paper, PaperForm, PaperLang, Part } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { agreementTermSchema, performanceClause, termClause } from './agreement-terms.ts';
import { namesOf, paperPartySchema, partiesRows, partyColumns, pick } from './party.ts';
import { sampleApplicant, sampleCommittee, sampleNumber, sampleRespondent } from './sample.ts';
import { committeeName, committeeSeal, dossierLine, partyPlaces, readingCopy, signHint } from './wording.ts';

export const agreementPaperSchema = z.strictObject({
  committee: z.string().optional(),
  number: z.string().optional(),
  parties: z.array(paperPartySchema).optional(),
  /** 纠纷的主要事实 */
  facts: z.string().optional(),
  /** 争议事项 */
  pointsInDispute: z.string().optional(),
  /** 各方责任 */
  responsibility: z.string().optional(),
  terms: z.array(agreementTermSchema).optional(),
  /** 份数; one for each party and one for the committee when absent. */
  copies: z.int().min(2).max(99).optional(),
  mediators: z.array(z.string()).optional(),
  recorder: z.string().optional(),
  /** The day on the paper; left to be written in when absent. */
  agreedOn: localDateSchema.optional(),
});
export type AgreementPaper = z.infer<typeof agreementPaperSchema>;

function agreementPaper(data: AgreementPaper, lang: PaperLang, words: PaperWords): Paper {
  const terms = (data.terms ?? []).filter((term) => Object.keys(term).length > 0);
  const performance = terms
    .map((term, n) => ({ n: n + 1, text: performanceClause(term, lang) }))
    .filter((clause) => clause.text !== '')
    .map((clause) => pick(lang, `第${clause.n}项：${clause.text}。`, `Item ${clause.n}: ${clause.text}.`));
  return {
    kind: 'agreement',
    lang,
    layout: 'letter',
    title: words.title,
    organisation: committeeName(data.committee, lang),
    number: dossierLine(data.number, lang),
    date: data.agreedOn,
    foot: readingCopy(lang),
    body: [
      table(
        partyColumns(lang),
        partiesRows(pick(lang, '当事人', 'Party'), data.parties, lang, true).concat(secondBlank(data, lang)),
      ),
      heading(pick(lang, '一、纠纷的主要事实', '1. Facts of the dispute')),
      ...prose(data.facts, 5),
      heading(pick(lang, '二、争议事项', '2. Points in dispute')),
      ...prose(data.pointsInDispute, 3),
      heading(pick(lang, '三、各方责任', '3. Responsibility of each side')),
      ...prose(data.responsibility, 3),
      heading(pick(lang, '四、经调解，各方自愿达成如下协议', '4. After mediation the parties freely agree')),
      ...list(
        terms.map((term) => termClause(term, lang)),
        6,
      ),
      heading(pick(lang, '五、履行方式、地点和时限', '5. Manner, place and term of performance')),
      ...list(performance, 4),
      heading(pick(lang, '六、协议的效力', '6. Effect')),
      ...words.paragraphs('effect', { copies: copies(data, lang) }),
      signatures(2, [
        ...partyPlaces(pick(lang, '当事人', 'Party'), names(data), 2, lang),
        ...signers(pick(lang, '人民调解员', 'Mediator'), data.mediators, lang),
        ...signers(pick(lang, '记录人', 'Recorder'), data.recorder === undefined ? undefined : [data.recorder], lang),
      ]),
      signatures(2, [committeeSeal(lang, dateWords(data.agreedOn, lang))]),
    ],
  };
}

/** A blank agreement has room for two parties. */
function secondBlank(data: AgreementPaper, lang: PaperLang) {
  return data.parties && data.parties.length > 0
    ? []
    : partiesRows(pick(lang, '当事人', 'Party'), undefined, lang, true);
}

function list(texts: readonly string[], rules: number): Part[] {
  return texts.length > 0 ? [items(texts, 0)] : [{ part: 'rules', count: rules }];
}

function names(data: AgreementPaper): string[] {
  return (data.parties ?? []).map((party) => party.name ?? '').filter((name) => !isBlank(name));
}

function signers(title: string, people: readonly string[] | undefined, lang: PaperLang) {
  const given = people && people.length > 0 ? people : [''];
  return given.map((name) => place(`${title}　${name}`.trim(), signHint(lang)));
}

/** 份数 One for each party and one for the committee unless said otherwise. */
function copies(data: AgreementPaper, lang: PaperLang): Inline {
  const count = data.copies ?? (namesOf(data.parties, lang) === undefined ? undefined : names(data).length + 1);
  return fill(count, 2);
}

export const agreementForm: PaperForm<AgreementPaper> = {
  kind: 'agreement',
  texts: { effect: ['copies'] },
  input: agreementPaperSchema,
  make: agreementPaper,
  sample: {
    committee: sampleCommittee,
    number: sampleNumber,
    parties: [sampleApplicant, sampleRespondent],
    facts:
      '王建国与李树田系前后院邻居。2026年6月李树田翻建北房，排水管口正对王建国院墙。9月12日夜间暴雨，王建国家东侧院墙倒塌6.2米，院内菜地被淹。',
    pointsInDispute: '院墙修复费用由谁承担；今后屋檐雨水如何排放。',
    responsibility:
      '李树田改变排水方向，未避免对相邻方造成损害，承担主要责任；王建国院墙基础较浅、年久失修，承担次要责任。',
    terms: [
      {
        who: '李树田',
        toWhom: '王建国',
        what: '支付院墙修复费用',
        amount: 960_000,
        by: '2026-12-20',
        how: '银行转账',
        where: '安和县青山镇',
      },
      {
        who: '李树田',
        what: '改建北房屋檐排水管，将雨水引入村内排水沟，不再向王建国院内排水',
        by: '2026-12-31',
        how: '自行施工，完工后由村民小组长到场查看',
      },
      { who: '王建国', what: '自行修复院墙，其余修复费用自行承担' },
    ],
    copies: 3,
    mediators: ['陈志远'],
    recorder: '周敏',
    agreedOn: '2026-12-02',
  },
};

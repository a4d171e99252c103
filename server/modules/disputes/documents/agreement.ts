// Pure. Decides the 人民调解协议书 (人民调解法 articles 28, 29, 31 to 33; 人民调解工作若干规定 article 34). It takes effect when every
// party has signed, sealed or pressed a finger, the mediator has signed and the committee's seal is on it: the paper marks
// those places and draws none of them.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import {
  dateWords,
  fill,
  heading,
  isBlank,
  items,
  paragraph,
  place,
  prose,
  signatures,
  table,
} from '../../../kernel/paper.ts';
import type { Inline, Paper, PaperForm, PaperLang, Part } from '../../../kernel/paper.ts';
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

export function agreementPaper(data: AgreementPaper, lang: PaperLang = 'zh'): Paper {
  const terms = (data.terms ?? []).filter((term) => Object.keys(term).length > 0);
  const performance = terms
    .map((term, n) => ({ n: n + 1, text: performanceClause(term, lang) }))
    .filter((clause) => clause.text !== '')
    .map((clause) => pick(lang, `第${clause.n}项：${clause.text}。`, `Item ${clause.n}: ${clause.text}.`));
  return {
    kind: 'agreement',
    lang,
    layout: 'letter',
    title: pick(lang, '人民调解协议书', "People's mediation agreement"),
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
      ...effect(data, lang).map((text) => paragraph(text)),
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
  return given.map((name) => place(`${title}${pick(lang, '　', ' ')}${name}`.trim(), signHint(lang)));
}

function effect(data: AgreementPaper, lang: PaperLang): Inline[][] {
  const count = data.copies ?? (namesOf(data.parties, lang) === undefined ? undefined : names(data).length + 1);
  const copies = fill(count, 2);
  if (lang === 'en') {
    return [
      [
        "This agreement takes effect on the day when every party has signed, sealed or pressed a finger, the mediator has signed and the committee's seal is on it. It binds in law and is to be performed as agreed (People's Mediation Law, articles 29 and 31).",
      ],
      [
        'Within thirty days from that day both parties may together ask the court to confirm it (article 33). When the parties disagree about performance or content, either may sue in court (article 32).',
      ],
      ['Made in ', copies, ' copies: one for each party and one kept by the committee.'],
    ];
  }
  return [
    [
      '本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效，具有法律约束力，当事人应当按照约定履行（《中华人民共和国人民调解法》第二十九条、第三十一条）。',
    ],
    [
      '双方当事人认为有必要的，可以自本协议生效之日起三十日内共同向人民法院申请司法确认（第三十三条）；就协议的履行或者内容发生争议的，一方当事人可以向人民法院提起诉讼（第三十二条）。',
    ],
    ['本协议一式', copies, '份，当事人各执一份，本委员会留存一份。'],
  ];
}

export const agreementForm: PaperForm<AgreementPaper> = {
  kind: 'agreement',
  title: { zh: '人民调解协议书', en: "People's mediation agreement" },
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

// Pure. Decides the 人民调解受理登记表: the committee's own entry that it mediates, with both sides' consent, from which
// the general month of mediation runs (人民调解法 article 17; 人民调解工作若干规定 article 36). Filled in by the committee.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import {
  cell,
  dateWords,
  fill,
  label,
  paragraph,
  place,
  prose,
  signatures,
  table,
  value,
} from '../../../kernel/paper.ts';
import type { Inline, Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { pick } from './party.ts';
import { sampleCommittee, sampleFacts, sampleNumber } from './sample.ts';
import { committeeName, committeeSeal, dossierLine, readingCopy, signHint } from './wording.ts';

export const acceptanceRegisterPaperSchema = z.strictObject({
  committee: z.string().optional(),
  /** 卷号 */
  number: z.string().optional(),
  acceptedOn: localDateSchema.optional(),
  /** 甲、乙 of 「调解甲与乙之间的纠纷」 */
  oneSide: z.string().optional(),
  otherSide: z.string().optional(),
  /** 纠纷类型 */
  category: z.string().optional(),
  /** 案件来源 */
  source: z.enum(['application', 'own-initiative', 'entrusted']).optional(),
  /** 委托移送单位 */
  entrustedBy: z.string().optional(),
  facts: z.string().optional(),
  registeredBy: z.string().optional(),
  remarks: z.string().optional(),
});
export type AcceptanceRegisterPaper = z.infer<typeof acceptanceRegisterPaperSchema>;

function acceptanceRegisterPaper(data: AcceptanceRegisterPaper, lang: PaperLang, words: PaperWords): Paper {
  return {
    kind: 'acceptance-register',
    lang,
    layout: 'form',
    title: words.title,
    organisation: committeeName(data.committee, lang),
    number: dossierLine(data.number, lang),
    date: data.acceptedOn,
    foot: readingCopy(lang),
    body: [
      table(
        [1.5, 3, 3],
        [
          [cell(words.paragraphs('opening', opening(data, lang)), { colspan: 3, height: 16, valign: 'middle' })],
          [label(pick(lang, '纠纷类型', 'Kind of dispute')), value(data.category, { colspan: 2, height: 10 })],
          [label(pick(lang, '案件来源', 'How it came')), cell(sources(data, lang), { colspan: 2, valign: 'middle' })],
          [
            label(pick(lang, '纠纷简要情况', 'The dispute in short')),
            cell(data.facts === undefined ? [] : prose(data.facts, 0), { colspan: 2, height: 62 }),
          ],
          [
            label(pick(lang, '签名', 'Signatures')),
            cell([signatures(1, [place(pick(lang, '当事人', 'Parties'), signHint(lang))])], { height: 24 }),
            cell([signatures(1, [place(registrar(data, lang), signHint(lang))])], { height: 24 }),
          ],
          [
            label(pick(lang, '调解委员会', 'Committee')),
            cell([signatures(1, [committeeSeal(lang, dateWords(data.acceptedOn, lang))])], { colspan: 2 }),
          ],
          [label(pick(lang, '备注', 'Remarks')), value(data.remarks, { colspan: 2, height: 12 })],
        ],
      ),
      ...words.notes('note'),
    ],
  };
}

function opening(data: AcceptanceRegisterPaper, lang: PaperLang): Record<string, Inline | Inline[]> {
  return {
    date: data.acceptedOn === undefined ? blankDay(lang) : [dateWords(data.acceptedOn, lang)],
    one: fill(data.oneSide, 7),
    other: fill(data.otherSide, 7),
  };
}

function blankDay(lang: PaperLang): Inline[] {
  if (lang === 'en') return [fill(undefined, 8)];
  return [fill(undefined, 4), '年', fill(undefined, 2), '月', fill(undefined, 2), '日'];
}

function sources(data: AcceptanceRegisterPaper, lang: PaperLang) {
  const line = (...text: Inline[]) => paragraph(text, { indent: false });
  return [
    line({ tick: data.source === 'application', of: pick(lang, '①当事人申请', "① On the parties' application") }),
    line({
      tick: data.source === 'own-initiative',
      of: pick(lang, '②人民调解委员会主动调解', "② On the committee's own initiative"),
    }),
    line(
      { tick: data.source === 'entrusted', of: pick(lang, '③委托、移送（单位：', '③ Entrusted or transferred by ') },
      fill(data.entrustedBy, 12),
      pick(lang, '）', ''),
    ),
  ];
}

function registrar(data: AcceptanceRegisterPaper, lang: PaperLang): string {
  return [pick(lang, '登记人', 'Registered by'), data.registeredBy].filter((part) => part !== undefined).join('　');
}

export const acceptanceRegisterForm: PaperForm<AcceptanceRegisterPaper> = {
  kind: 'acceptance-register',
  texts: { opening: ['date', 'one', 'other'], note: [] },
  input: acceptanceRegisterPaperSchema,
  make: acceptanceRegisterPaper,
  sample: {
    committee: sampleCommittee,
    number: sampleNumber,
    acceptedOn: '2026-11-25',
    oneSide: '王建国',
    otherSide: '李树田',
    category: '邻里纠纷',
    source: 'entrusted',
    entrustedBy: '安和县社会治安综合治理中心',
    facts: sampleFacts,
    registeredBy: '周敏',
    remarks: '综治中心事项编号：990101-20261122-00017-4。双方均于2026年11月25日书面同意调解。',
  },
};

// Pure. Decides the 人民调解口头协议登记表: what the mediator records when the parties need no written agreement
// (人民调解法 articles 28 and 30). It takes effect on the day on which the parties agree.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { cell, dateWords, items, label, place, prose, signatures, table, value } from '../../../kernel/paper.ts';
import type { Cell, Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { agreementTermSchema, performanceClause, termClause } from './agreement-terms.ts';
import { PARTY_REST, paperPartySchema, partiesRows, partyColumns, pick } from './party.ts';
import { sampleApplicant, sampleCommittee, sampleRespondent } from './sample.ts';
import { committeeName, dossierLine, readingCopy, signHint } from './wording.ts';

export const oralAgreementPaperSchema = z.strictObject({
  committee: z.string().optional(),
  number: z.string().optional(),
  parties: z.array(paperPartySchema).optional(),
  /** 纠纷类型 */
  category: z.string().optional(),
  /** 主要事实和争议 */
  facts: z.string().optional(),
  terms: z.array(agreementTermSchema).optional(),
  /** 履行方式和时间; taken from the terms when absent. */
  performance: z.string().optional(),
  mediator: z.string().optional(),
  recorder: z.string().optional(),
  agreedOn: localDateSchema.optional(),
});
export type OralAgreementPaper = z.infer<typeof oralAgreementPaperSchema>;

function oralAgreementPaper(data: OralAgreementPaper, lang: PaperLang, words: PaperWords): Paper {
  const row = (zh: string, en: string, content: Cell): Cell[] => [label(pick(lang, zh, en), { colspan: 2 }), content];
  const terms = (data.terms ?? []).map((term) => termClause(term, lang));
  const date = dateWords(data.agreedOn, lang);
  return {
    kind: 'oral-agreement',
    lang,
    layout: 'form',
    title: words.title,
    organisation: committeeName(data.committee, lang),
    number: dossierLine(data.number, lang),
    date: data.agreedOn,
    foot: readingCopy(lang),
    body: [
      table(partyColumns(lang), [
        ...partiesRows(pick(lang, '当事人', 'Party'), data.parties, lang, false),
        ...(data.parties?.length ? [] : partiesRows(pick(lang, '当事人', 'Party'), undefined, lang, false)),
        row('纠纷类型', 'Kind of dispute', value(data.category, { colspan: PARTY_REST, height: 6 })),
        row(
          '主要事实和争议',
          'Facts and points in dispute',
          cell(data.facts === undefined ? [] : prose(data.facts, 0), { colspan: PARTY_REST, height: 30 }),
        ),
        row(
          '协议内容',
          'What was agreed',
          cell(terms.length > 0 ? [items(terms, 0)] : [], { colspan: PARTY_REST, height: 30 }),
        ),
        row(
          '履行方式和时间',
          'Manner and term of performance',
          cell(prose(performance(data, lang), 0), { colspan: PARTY_REST, height: 16, valign: 'middle' }),
        ),
        [
          cell(
            [
              signatures(2, [
                place(`${pick(lang, '人民调解员　', 'Mediator　')}${data.mediator ?? ''}`.trim(), signHint(lang)),
                place(`${pick(lang, '记录人　', 'Recorder　')}${data.recorder ?? ''}`.trim(), signHint(lang), date),
              ]),
            ],
            { colspan: PARTY_REST + 2 },
          ),
        ],
      ]),
      ...words.notes('effect'),
    ],
  };
}

function performance(data: OralAgreementPaper, lang: PaperLang): string {
  if (data.performance !== undefined) return data.performance;
  const clauses = (data.terms ?? [])
    .map((term, n) => ({ n: n + 1, text: performanceClause(term, lang) }))
    .filter((clause) => clause.text !== '');
  return clauses
    .map((clause) => pick(lang, `第${clause.n}项：${clause.text}。`, `Item ${clause.n}: ${clause.text}.`))
    .join('\n');
}

export const oralAgreementForm: PaperForm<OralAgreementPaper> = {
  kind: 'oral-agreement',
  texts: { effect: [] },
  input: oralAgreementPaperSchema,
  make: oralAgreementPaper,
  sample: {
    committee: sampleCommittee,
    number: '（2026）青山人调字第18号',
    parties: [sampleApplicant, sampleRespondent],
    category: '邻里纠纷',
    facts: '李树田停放的三轮车碰坏王建国家门前花盆两只，双方对是否赔偿发生口角。',
    terms: [
      {
        who: '李树田',
        toWhom: '王建国',
        what: '赔偿花盆损失',
        amount: 12_000,
        by: '2026-12-05',
        how: '当场以现金付清',
      },
    ],
    mediator: '陈志远',
    recorder: '周敏',
    agreedOn: '2026-12-05',
  },
};

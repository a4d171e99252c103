// Pure. Decides the 人民调解结案报告表: the whole of a case on one sheet for whoever leads the committee.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { cell, dateWords, label, paragraph, signatures, table } from '../../../kernel/paper.ts';
import type { Inline, Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { pick } from './party.ts';
import { sampleCommittee, sampleFacts, sampleNumber } from './sample.ts';
import { listed, pair, proseRow, SHEET, signer } from './sheet.ts';
import { committeeName, dossierLine, readingCopy } from './wording.ts';

const text = z.string().optional();

export const CASE_SOURCES = ['application', 'own-initiative', 'police', 'court', 'government'] as const;

export const closingReportSchema = z.strictObject({
  /** 承办单位 */
  committee: text,
  /** 卷号 */
  number: text,
  /** 填表时间, the day of filing. */
  filledOn: localDateSchema.optional(),
  /** 承办人 */
  mediators: z.array(z.string()).optional(),
  /** 受案时间, as in the register of acceptance. */
  acceptedOn: localDateSchema.optional(),
  /** 结案时间: performed, or the handling ended. */
  closedOn: localDateSchema.optional(),
  /** 当事人信息, a line each. */
  parties: z.array(z.string()).optional(),
  /** 案件来源 */
  source: z.enum(CASE_SOURCES).optional(),
  facts: text,
  /** 调解过程和结果 */
  course: text,
  /** 领导意见 */
  opinion: text,
});
export type DataForClosingReport = z.infer<typeof closingReportSchema>;

const SOURCES: Record<(typeof CASE_SOURCES)[number], readonly [string, string]> = {
  application: ['当事人申请', 'Application'],
  'own-initiative': ['主动调解', 'Own initiative'],
  police: ['公安移交', 'From the police'],
  court: ['法院委托', 'From the court'],
  government: ['政府指定', 'By the government'],
};

function closingReport(data: DataForClosingReport, lang: PaperLang, words: PaperWords): Paper {
  const day = (date: string | undefined) => (date === undefined ? undefined : dateWords(date, lang));
  const sources: Inline[] = CASE_SOURCES.map((source) => ({
    tick: source === data.source,
    of: `${pick(lang, ...SOURCES[source])}${pick(lang, '　', '   ')}`,
  }));
  return {
    kind: 'closing-report',
    lang,
    layout: 'form',
    title: words.title,
    organisation: committeeName(data.committee, lang),
    number: dossierLine(data.number, lang),
    date: data.filledOn,
    foot: readingCopy(lang),
    body: [
      table(SHEET, [
        pair(lang, [['卷号', 'Dossier'], data.number], [['填表时间', 'Filled in on'], day(data.filledOn)]),
        pair(
          lang,
          [['承办单位', 'Committee'], data.committee],
          [['承办人', 'Mediators'], listed(data.mediators, lang)],
        ),
        pair(
          lang,
          [['受案时间', 'Accepted on'], day(data.acceptedOn)],
          [['结案时间', 'Closed on'], day(data.closedOn)],
        ),
        proseRow(lang, ['当事人信息', 'Parties'], data.parties?.join('\n'), 20),
        [
          label(pick(lang, '案件来源', 'How it came')),
          cell([paragraph(sources.slice(0, 3), { indent: false }), paragraph(sources.slice(3), { indent: false })], {
            colspan: 3,
            valign: 'middle',
          }),
        ],
        proseRow(lang, ['纠纷简要事实', 'The dispute in short'], data.facts, 38),
        proseRow(lang, ['调解过程和结果', 'Course and result'], data.course, 44),
        [
          label(pick(lang, '领导意见', 'Opinion of the head')),
          cell(
            [
              ...(data.opinion === undefined ? [] : [paragraph(data.opinion)]),
              signatures(1, [signer(lang, ['签名', 'Signed'], undefined, dateWords(undefined, lang))]),
            ],
            { colspan: 3, height: 24 },
          ),
        ],
      ]),
      ...words.notes('note'),
    ],
  };
}

export const closingReportForm: PaperForm<DataForClosingReport> = {
  kind: 'closing-report',
  texts: { note: [] },
  input: closingReportSchema,
  make: closingReport,
  sample: {
    committee: sampleCommittee,
    number: sampleNumber,
    filledOn: '2027-01-08',
    mediators: ['陈志远'],
    acceptedOn: '2026-11-25',
    closedOn: '2027-01-06',
    parties: ['王建国，安和县青山镇柳河村三组12号', '李树田，安和县青山镇柳河村三组13号'],
    source: 'application',
    facts: sampleFacts,
    course: '2026年12月2日调解，双方自愿达成协议；2027年1月6日回访，协议已全部履行。',
  },
};

// Pure. Decides the 协议履行情况及证明材料 that a party takes to a court or a legal aid centre when an agreement is not kept: what was agreed, what was
// performed, the proof, the roads with their last days. It holds nothing that was said or conceded in the talks (民诉法解释 107; 特邀调解规定 22).
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import {
  cell,
  dateWords,
  heading,
  items,
  label,
  paragraph,
  prose,
  signatures,
  table,
  value,
} from '../../../kernel/paper.ts';
import type { Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { pick } from './party.ts';
import { sampleCommittee, sampleNumber } from './sample.ts';
import { listed, pair, row, SHEET } from './sheet.ts';
import { committeeName, committeeSeal, dossierLine, readingCopy } from './wording.ts';

const text = z.string().optional();

export const performanceRecordSchema = z.strictObject({
  committee: text,
  number: text,
  parties: z.array(z.string()).optional(),
  dispute: text,
  agreedOn: localDateSchema.optional(),
  effectiveOn: localDateSchema.optional(),
  /** 司法确认: court, number of the decision, its day. */
  court: text,
  obligations: z
    .array(z.strictObject({ term: text, due: localDateSchema.optional(), standing: text, proof: text }))
    .optional(),
  /** 证据目录 */
  evidence: z.array(z.string()).optional(),
  /** Roads with their last days and law. */
  roads: z.array(z.string()).optional(),
  madeOn: localDateSchema.optional(),
});
export type DataForPerformanceRecord = z.infer<typeof performanceRecordSchema>;

function performanceRecord(data: DataForPerformanceRecord, lang: PaperLang, words: PaperWords): Paper {
  const day = data.madeOn === undefined ? undefined : dateWords(data.madeOn, lang);
  const on = (date: string | undefined) => (date === undefined ? undefined : dateWords(date, lang));
  const rows = data.obligations && data.obligations.length > 0 ? data.obligations : [{}, {}, {}];
  return {
    kind: 'performance-record',
    lang,
    layout: 'form',
    title: words.title,
    organisation: committeeName(data.committee, lang),
    number: dossierLine(data.number, lang),
    date: data.madeOn,
    foot: readingCopy(lang),
    body: [
      table(SHEET, [
        row(lang, ['当事人', 'Parties'], listed(data.parties, lang)),
        row(lang, ['纠纷', 'Dispute'], data.dispute),
        pair(
          lang,
          [['协议日期', 'Agreed on'], on(data.agreedOn)],
          [['生效日期', 'In effect from'], on(data.effectiveOn)],
        ),
        row(lang, ['司法确认', 'Judicial confirmation'], data.court),
      ]),
      heading(pick(lang, '一、约定的义务和履行情况', '1. What was agreed and what was performed')),
      table(
        [3.2, 1.4, 1.4, 2],
        [
          [
            label(pick(lang, '义务', 'Obligation')),
            label(pick(lang, '期限', 'Due')),
            label(pick(lang, '履行情况', 'Performed')),
            label(pick(lang, '凭证', 'Proof')),
          ],
          ...rows.map((o) => [
            cell(prose(o.term, 1)),
            value(on(o.due), { height: 10 }),
            value(o.standing, { height: 10 }),
            value(o.proof, { height: 10 }),
          ]),
        ],
      ),
      heading(pick(lang, '二、材料目录', '2. Material')),
      items(data.evidence, 4),
      heading(pick(lang, '三、可以走的途径', '3. Roads that are open')),
      items(data.roads, 4, 'paren'),
      ...words.notes('note'),
      paragraph('', { indent: false }),
      signatures(2, [committeeSeal(lang, day ?? dateWords(undefined, lang))]),
    ],
  };
}

export const performanceRecordForm: PaperForm<DataForPerformanceRecord> = {
  kind: 'performance-record',
  texts: { note: [] },
  input: performanceRecordSchema,
  make: performanceRecord,
  sample: {
    committee: sampleCommittee,
    number: sampleNumber,
    parties: ['王建国', '李树田'],
    dispute: '邻里纠纷',
    agreedOn: '2026-12-02',
    effectiveOn: '2026-12-02',
    obligations: [
      {
        term: '李树田应于2026年12月20日前（含当日）向王建国支付院墙修复费用人民币9,600.00元。',
        due: '2026-12-20',
        standing: '部分履行，已确认3,000.00元',
        proof: '转账凭证1份',
      },
    ],
    evidence: ['人民调解协议书（已盖章）', '转账凭证.jpg（李树田，2026年12月18日）'],
    roads: ['共同申请司法确认，最后一日2027年1月4日（《中华人民共和国人民调解法》第三十三条）'],
    madeOn: '2026-12-22',
  },
};

// Pure. Decides the 流转（转办）单 that goes with a matter to the body that is to handle it: what, how it was rated, on which ground it comes to this
// body, by when, what is to be reported back, and who signs for it.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { dateWords, momentWords, signatures, table } from '../../../kernel/paper.ts';
import type { Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { sampleCentre, sampleFacts, sampleHandler, sampleNumber } from './sample.ts';
import {
  bodyName,
  bodySeal,
  listed,
  numbered,
  pair,
  paperNumber,
  proseRow,
  readingCopy,
  row,
  SHEET,
  signer,
} from './sheet.ts';

const text = z.string().optional();

export const circulationSlipSchema = z.strictObject({
  centre: text,
  /** 案码 */
  number: text,
  /** 来源 */
  source: text,
  /** 事项摘要 */
  summary: text,
  category: text,
  /** 研判等级: 一般 · 普通 */
  rating: text,
  /** 牵头承办单位 */
  lead: text,
  /** 配合单位 */
  others: z.array(z.string()).optional(),
  /** 依据 of the routing: the rule or the coordinator's reason. */
  ground: text,
  dueOn: localDateSchema.optional(),
  /** 反馈要求; the profile's usual one when absent. */
  feedback: text,
  attachments: z.array(z.string()).optional(),
  issuedBy: text,
  issuedAt: z.date().optional(),
  signedBy: text,
  signedAt: z.date().optional(),
});
export type DataForCirculationSlip = z.infer<typeof circulationSlipSchema>;

function circulationSlip(data: DataForCirculationSlip, lang: PaperLang, words: PaperWords): Paper {
  return {
    kind: 'circulation-slip',
    lang,
    layout: 'form',
    title: words.title,
    organisation: bodyName(data.centre, lang),
    number: paperNumber(data.number, lang, ['案码', 'Matter']),
    foot: readingCopy(lang),
    body: [
      table(SHEET, [
        pair(lang, [['来源', 'Source'], data.source], [['类别', 'Category'], data.category]),
        proseRow(lang, ['事项摘要', 'The matter in short'], data.summary, 34),
        row(lang, ['研判等级', 'Rating'], data.rating),
        row(lang, ['牵头承办单位', 'Lead'], data.lead),
        row(lang, ['配合单位', 'With'], listed(data.others, lang)),
        row(lang, ['依据', 'Ground'], data.ground, 12),
        row(lang, ['办理期限', 'Due'], data.dueOn && dateWords(data.dueOn, lang)),
        row(lang, ['反馈要求', 'Report back'], data.feedback ?? words.text('feedback'), 12),
        row(lang, ['附件', 'Enclosed'], numbered(data.attachments), 12),
      ]),
      signatures(2, [
        signer(
          lang,
          ['签发人', 'Issued by'],
          data.issuedBy,
          momentWords(data.issuedAt, lang) ?? dateWords(undefined, lang),
        ),
        signer(
          lang,
          ['签收人', 'Signed for by'],
          data.signedBy,
          momentWords(data.signedAt, lang) ?? dateWords(undefined, lang),
        ),
      ]),
      signatures(2, [bodySeal(lang, dateWords(undefined, lang))]),
      ...words.notes('note'),
    ],
  };
}

export const circulationSlipForm: PaperForm<DataForCirculationSlip> = {
  kind: 'circulation-slip',
  texts: { feedback: [], note: [] },
  input: circulationSlipSchema,
  make: circulationSlip,
  sample: {
    centre: sampleCentre,
    number: sampleNumber,
    source: '窗口登记',
    category: '邻里纠纷',
    summary: sampleFacts,
    rating: '一般事项，普通',
    lead: sampleHandler,
    others: ['青山镇自然资源所'],
    ground: '分流规则：邻里纠纷由所在乡镇人民调解委员会办理',
    dueOn: '2026-12-14',
    attachments: ['院墙倒塌照片4张'],
    issuedBy: '林晓',
    issuedAt: new Date('2026-11-23T10:20:00+08:00'),
    signedBy: '陈志远',
    signedAt: new Date('2026-11-23T15:05:00+08:00'),
  },
};

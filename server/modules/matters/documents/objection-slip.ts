// Pure. Decides the 退回（异议）单: a body that holds itself not competent says why, with the law, and who should handle it instead; the centre rules.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { cell, dateWords, label, prose, signatures, table } from '../../../kernel/paper.ts';
import type { Cell, Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { sampleHandler, sampleNumber } from './sample.ts';
import {
  bodyName,
  bodySeal,
  type Label,
  paperNumber,
  pick,
  proseRow,
  readingCopy,
  row,
  SHEET,
  signer,
} from './sheet.ts';

const text = z.string().optional();

export const objectionSlipSchema = z.strictObject({
  centre: text,
  /** 单号 of this slip. */
  slipNumber: text,
  /** 单位 that objects. */
  body: text,
  /** 原单号: the slip or matter that it answers. */
  originalNumber: text,
  subject: text,
  reason: text,
  /** 依据 */
  law: text,
  /** 建议承办单位 */
  proposed: text,
  raisedBy: text,
  raisedOn: localDateSchema.optional(),
  /** 审核人意见 */
  ruling: text,
  ruledBy: text,
  ruledOn: localDateSchema.optional(),
});
export type DataForObjectionSlip = z.infer<typeof objectionSlipSchema>;

function objectionSlip(data: DataForObjectionSlip, lang: PaperLang, words: PaperWords): Paper {
  return {
    kind: 'objection-slip',
    lang,
    layout: 'form',
    title: words.title,
    organisation: bodyName(data.centre, lang),
    number: paperNumber(data.slipNumber, lang, ['单号', 'Slip']),
    date: data.raisedOn,
    foot: readingCopy(lang),
    body: [
      table(SHEET, [
        row(lang, ['单位', 'Body'], data.body),
        row(lang, ['原单号', 'Answers'], data.originalNumber),
        row(lang, ['事项', 'Matter'], data.subject, 10),
        proseRow(lang, ['理由', 'Reason'], data.reason, 34),
        row(lang, ['依据', 'Law'], data.law, 14),
        row(lang, ['建议承办单位', 'Proposed instead'], data.proposed),
        [
          label(pick(lang, '提出人', 'Raised by')),
          cell(
            [
              signatures(1, [signer(lang, ['承办人', 'Officer'], data.raisedBy)]),
              signatures(1, [bodySeal(lang, dateWords(data.raisedOn, lang))]),
            ],
            {
              colspan: 3,
            },
          ),
        ],
        opinion(lang, ['审核人意见', 'Ruling'], data),
      ]),
      ...words.notes('note'),
    ],
  };
}

function opinion(lang: PaperLang, name: Label, data: DataForObjectionSlip): Cell[] {
  return [
    label(pick(lang, ...name)),
    cell(
      [
        ...(data.ruling === undefined ? [] : prose(data.ruling, 0)),
        signatures(1, [signer(lang, ['审核人', 'Ruled by'], data.ruledBy, dateWords(data.ruledOn, lang))]),
      ],
      { colspan: 3, height: 30 },
    ),
  ];
}

export const objectionSlipForm: PaperForm<DataForObjectionSlip> = {
  kind: 'objection-slip',
  texts: { note: [] },
  input: objectionSlipSchema,
  make: objectionSlip,
  sample: {
    centre: '安和县社会治安综合治理中心',
    slipNumber: '退〔2026〕3号',
    body: sampleHandler,
    originalNumber: sampleNumber,
    subject: '邻里纠纷：屋檐排水冲毁院墙',
    reason: '争议房屋位于河西镇辖区，不属于本委员会调解范围。',
    law: '《人民调解工作若干规定》第二十一条',
    proposed: '河西镇人民调解委员会',
    raisedBy: '陈志远',
    raisedOn: '2026-11-24',
  },
};

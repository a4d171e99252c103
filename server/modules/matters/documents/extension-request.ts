// Pure. Decides the 延期申请审批表: asked before the term ends, once, with the ground that the rule provides; approved one level up; the parties told.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { cell, dateWords, label, momentWords, prose, signatures, table } from '../../../kernel/paper.ts';
import type { Cell, Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { sampleCentre, sampleHandler, sampleNumber } from './sample.ts';
import { bodyName, type Label, pair, paperNumber, pick, proseRow, readingCopy, row, SHEET, signer } from './sheet.ts';

const text = z.string().optional();
const opinionSchema = z.strictObject({ words: text, name: text, on: localDateSchema.optional() }).optional();

export const extensionRequestSchema = z.strictObject({
  centre: text,
  number: text,
  subject: text,
  body: text,
  /** 原期限 */
  dueOn: localDateSchema.optional(),
  /** 申请延至 */
  wantedUntil: localDateSchema.optional(),
  reason: text,
  /** 依据 */
  law: text,
  /** 承办人、负责人、中心意见 */
  officer: opinionSchema,
  head: opinionSchema,
  centreOpinion: opinionSchema,
  /** 告知当事人时间 */
  toldAt: z.date().optional(),
});
export type DataForExtensionRequest = z.infer<typeof extensionRequestSchema>;
type Opinion = DataForExtensionRequest['officer'];

function extensionRequest(data: DataForExtensionRequest, lang: PaperLang, words: PaperWords): Paper {
  return {
    kind: 'extension-request',
    lang,
    layout: 'form',
    title: words.title,
    organisation: bodyName(data.centre, lang),
    number: paperNumber(data.number, lang, ['案码', 'Matter']),
    date: data.officer?.on,
    foot: readingCopy(lang),
    body: [
      table(SHEET, [
        pair(lang, [['事项', 'Matter'], data.subject], [['承办单位', 'Handled by'], data.body]),
        pair(
          lang,
          [['原期限', 'Due'], data.dueOn && dateWords(data.dueOn, lang)],
          [['申请延至', 'Until'], data.wantedUntil && dateWords(data.wantedUntil, lang)],
        ),
        proseRow(lang, ['理由', 'Reason'], data.reason, 30),
        row(lang, ['依据', 'Law'], data.law, 12),
        opinion(lang, ['承办人意见', 'Officer'], data.officer),
        opinion(lang, ['负责人意见', 'Head of the body'], data.head),
        opinion(lang, ['中心意见', 'Centre'], data.centreOpinion),
        row(lang, ['告知当事人时间', 'Parties told'], momentWords(data.toldAt, lang)),
      ]),
      ...words.notes('note'),
    ],
  };
}

function opinion(lang: PaperLang, name: Label, given: Opinion): Cell[] {
  return [
    label(pick(lang, ...name)),
    cell(
      [
        ...(given?.words === undefined ? [] : prose(given.words, 0)),
        signatures(1, [signer(lang, ['签名', 'Signed'], given?.name, dateWords(given?.on, lang))]),
      ],
      { colspan: 3, height: 26 },
    ),
  ];
}

export const extensionRequestForm: PaperForm<DataForExtensionRequest> = {
  kind: 'extension-request',
  texts: { note: [] },
  input: extensionRequestSchema,
  make: extensionRequest,
  sample: {
    centre: sampleCentre,
    number: sampleNumber,
    subject: '邻里纠纷',
    body: sampleHandler,
    dueOn: '2026-12-14',
    wantedUntil: '2026-12-28',
    reason: '院墙损失需要委托鉴定，鉴定机构预计12月20日出具意见。',
    law: '县综治中心《限时办理规定》：复杂事项可以延期一次，不超过10个工作日',
    officer: { words: '申请延期至12月28日。', name: '陈志远', on: '2026-12-08' },
    head: { words: '同意。', name: '罗秀英', on: '2026-12-09' },
  },
};

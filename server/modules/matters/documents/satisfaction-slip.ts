// Pure. Decides the 回访满意度单: asked by somebody who did not handle the matter, of one person: performed or not, how content with acceptance,
// handling and result, and whether it is to be handled again.
import { z } from 'zod';
import { dateWords, momentWords, signatures, table } from '../../../kernel/paper.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import type { Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { sampleCentre, sampleNumber } from './sample.ts';
import { bodyName, choiceRow, pair, paperNumber, proseRow, readingCopy, receiver, SHEET, signer } from './sheet.ts';

const text = z.string().optional();
/** 1 very dissatisfied … 5 very satisfied */
const mark = z.int().min(1).max(5).optional();

export const satisfactionSlipSchema = z.strictObject({
  centre: text,
  number: text,
  /** 对象 */
  person: text,
  askedAt: z.date().optional(),
  way: z.enum(['phone', 'visit', 'window', 'page']).optional(),
  reached: z.enum(['reached', 'not_reached', 'refused']).optional(),
  performed: z.enum(['yes', 'partly', 'no', 'not_due', 'none']).optional(),
  solved: z.boolean().optional(),
  acceptance: mark,
  process: mark,
  result: mark,
  opinion: text,
  /** 是否重办 */
  again: z.boolean().optional(),
  askedBy: text,
});
export type DataForSatisfactionSlip = z.infer<typeof satisfactionSlipSchema>;

const MARKS = [
  ['5', '非常满意', 'Very satisfied'],
  ['4', '满意', 'Satisfied'],
  ['3', '基本满意', 'Fairly satisfied'],
  ['2', '不满意', 'Dissatisfied'],
  ['1', '非常不满意', 'Very dissatisfied'],
] as const;
const WAYS = [
  ['phone', '电话', 'Telephone'],
  ['visit', '上门', 'Visit'],
  ['window', '窗口', 'Window'],
  ['page', '网页', 'Page'],
] as const;
const REACHED = [
  ['reached', '已联系到', 'Reached'],
  ['not_reached', '未联系到', 'Not reached'],
  ['refused', '拒绝回访', 'Would not answer'],
] as const;
const PERFORMED = [
  ['yes', '已履行', 'Performed'],
  ['partly', '部分履行', 'In part'],
  ['no', '未履行', 'Not performed'],
  ['not_due', '未到期', 'Not due yet'],
  ['none', '无需履行', 'Nothing to perform'],
] as const;
const YES_NO = [
  ['yes', '是', 'Yes'],
  ['no', '否', 'No'],
] as const;

function satisfactionSlip(data: DataForSatisfactionSlip, lang: PaperLang, words: PaperWords): Paper {
  const yesNo = (one: boolean | undefined) => (one === undefined ? undefined : one ? 'yes' : 'no');
  const marked = (one: number | undefined) => (one === undefined ? undefined : String(one));
  const day = data.askedAt === undefined ? undefined : localDateOf(data.askedAt);
  return {
    kind: 'satisfaction-slip',
    lang,
    layout: 'form',
    title: words.title,
    organisation: bodyName(data.centre, lang),
    number: paperNumber(data.number, lang, ['案码', 'Matter']),
    date: day,
    foot: readingCopy(lang),
    body: [
      table(SHEET, [
        pair(lang, [['回访对象', 'Person'], data.person], [['回访时间', 'Asked at'], momentWords(data.askedAt, lang)]),
        choiceRow(lang, ['回访方式', 'How'], WAYS, data.way),
        choiceRow(lang, ['联系情况', 'Reached'], REACHED, data.reached),
        choiceRow(lang, ['是否履行', 'Performed'], PERFORMED, data.performed),
        choiceRow(lang, ['问题是否解决', 'Solved'], YES_NO, yesNo(data.solved)),
        choiceRow(lang, ['对受理是否满意', 'Acceptance'], MARKS, marked(data.acceptance)),
        choiceRow(lang, ['对办理过程是否满意', 'Handling'], MARKS, marked(data.process)),
        choiceRow(lang, ['对结果是否满意', 'Result'], MARKS, marked(data.result)),
        proseRow(lang, ['意见', 'Opinion'], data.opinion, 34),
        choiceRow(lang, ['是否重办', 'To be handled again'], YES_NO, yesNo(data.again)),
      ]),
      signatures(2, [
        receiver(lang, data.person),
        signer(lang, ['回访人', 'Asked by'], data.askedBy, dateWords(day, lang)),
      ]),
      ...words.notes('note'),
    ],
  };
}

export const satisfactionSlipForm: PaperForm<DataForSatisfactionSlip> = {
  kind: 'satisfaction-slip',
  texts: { note: [] },
  input: satisfactionSlipSchema,
  make: satisfactionSlip,
  sample: {
    centre: sampleCentre,
    number: sampleNumber,
    person: '王建国',
    askedAt: new Date('2026-12-28T10:10:00+08:00'),
    way: 'phone',
    reached: 'reached',
    performed: 'partly',
    solved: true,
    acceptance: 5,
    process: 4,
    result: 4,
    opinion: '排水管改好了，修墙的钱已经收到一半。',
    again: false,
    askedBy: '吴小燕',
  },
};

// Pure. Decides what the two papers of decided supervision share: whose decision it is, under which number and day, about which term of which body, what is asked by
// when, and the answer. They name the matter by number and kind alone: the body that decides sees no facts of it (信访工作条例 39).
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { dateWords, fill, paragraph, signatures, table } from '../../../kernel/paper.ts';
import type { Cell, Paper, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { sampleHandler, sampleNumber } from './sample.ts';
import { bodySeal, pair, paperNumber, pick, proseRow, readingCopy, row, SHEET } from './sheet.ts';

const text = z.string().optional();

export const decidedSupervisionSchema = z.strictObject({
  /** 决定机关: the paper is its own, not the centre's. */
  decider: text,
  /** Its number for the decision. */
  documentNumber: text,
  decidedOn: localDateSchema.optional(),
  /** 被约谈、被督办单位 */
  body: text,
  number: text,
  /** Kind of the matter; never what it tells of people. */
  subject: text,
  dueOn: localDateSchema.optional(),
  /** Working days past the term when it was proposed. */
  daysLate: z.int().min(0).optional(),
  /** 提请理由 of the centre. */
  grounds: text,
  /** 决定内容 in the words of the body that decided. */
  decision: text,
  replyDue: localDateSchema.optional(),
  /** 约谈时间、地点、对象 */
  talkAt: z.date().optional(),
  talkPlace: text,
  talkCalled: text,
  /** 摘牌条件 */
  takenOffWhen: text,
  answer: z
    .strictObject({ done: text, whyNot: text, measures: text, by: text, on: localDateSchema.optional() })
    .optional(),
});
export type DataForDecidedSupervision = z.infer<typeof decidedSupervisionSchema>;

/** @param more rows that this kind of decision has beside the others */
export function decidedSupervision(
  kind: string,
  data: DataForDecidedSupervision,
  lang: PaperLang,
  words: PaperWords,
  more: readonly Cell[][],
): Paper {
  const day = (date: string | undefined) => (date === undefined ? undefined : dateWords(date, lang));
  const late =
    data.daysLate === undefined ? undefined : pick(lang, `${data.daysLate}个工作日`, `${data.daysLate} working days`);
  const answer = data.answer ?? {};
  return {
    kind,
    lang,
    layout: 'form',
    title: words.title,
    organisation: [fill(data.decider, 10)],
    number: paperNumber(data.documentNumber, lang, ['文号', 'No.']),
    date: data.decidedOn,
    foot: readingCopy(lang),
    body: [
      paragraph([fill(data.body, 12), pick(lang, '：', ':')], { indent: false }),
      ...words.paragraphs('opening', { due: fill(day(data.replyDue), 8) }),
      table(SHEET, [
        pair(lang, [['案码', 'Matter'], data.number], [['类别', 'Kind'], data.subject]),
        pair(lang, [['期限', 'Due'], day(data.dueOn)], [['超期天数', 'Late by'], late]),
        ...more,
        proseRow(lang, ['提请理由', 'Grounds of the proposal'], data.grounds, 16),
        proseRow(lang, ['决定内容', 'Decision'], data.decision, 16),
        row(lang, ['书面回复期限', 'Answer in writing by'], day(data.replyDue)),
      ]),
      signatures(2, [bodySeal(lang, dateWords(data.decidedOn, lang))]),
      ...words.paragraphs('receipt', { letter: fill(data.documentNumber, 10) }),
      table(SHEET, [
        proseRow(lang, ['办理情况', 'What was done'], answer.done, 14),
        proseRow(lang, ['未办结原因', 'Why not finished'], answer.whyNot, 12),
        proseRow(lang, ['整改措施', 'Measures'], answer.measures, 12),
        pair(lang, [['反馈人', 'Answered by'], answer.by], [['反馈时间', 'On'], day(answer.on)]),
      ]),
    ],
  };
}

export const sampleDecision: DataForDecidedSupervision = {
  decider: '安和县信访工作联席会议办公室',
  documentNumber: '安信联〔2026〕3号',
  decidedOn: '2026-12-28',
  body: sampleHandler,
  number: sampleNumber,
  subject: '邻里纠纷',
  dueOn: '2026-12-14',
  daysLate: 9,
  grounds: '催办、督办后仍未办结，没有说明原因。',
  decision: '限期整改，每周书面报告一次办理进展。',
  replyDue: '2027-01-11',
};

// Pure. Decides the 督办函 and the answer that comes back on it. To courts, procuratorates and arbitration only the receipt of a transfer is asked:
// the acts that make this letter see to that; the form has no place for evidence or a result of theirs.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { dateWords, fill, paragraph, signatures, table } from '../../../kernel/paper.ts';
import type { Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { sampleCentre, sampleHandler, sampleNumber, sampleSubject } from './sample.ts';
import { bodyName, bodySeal, pair, paperNumber, pick, proseRow, readingCopy, row, SHEET, signer } from './sheet.ts';

const text = z.string().optional();

export const supervisionLetterSchema = z.strictObject({
  centre: text,
  letterNumber: text,
  /** 督办级别 */
  level: text,
  /** 被督办单位 */
  body: text,
  number: text,
  subject: text,
  /** 原交办日期、期限、超期天数 */
  assignedOn: localDateSchema.optional(),
  dueOn: localDateSchema.optional(),
  /** Working days past the term. */
  daysLate: z.int().min(0).optional(),
  problems: text,
  demands: text,
  answerBy: localDateSchema.optional(),
  issuedBy: text,
  issuedOn: localDateSchema.optional(),
  /** 回执 */
  answer: z
    .strictObject({ done: text, whyNot: text, measures: text, by: text, on: localDateSchema.optional() })
    .optional(),
});
export type DataForSupervisionLetter = z.infer<typeof supervisionLetterSchema>;

function supervisionLetter(data: DataForSupervisionLetter, lang: PaperLang, words: PaperWords): Paper {
  const day = (date: string | undefined) => (date === undefined ? undefined : dateWords(date, lang));
  const late =
    data.daysLate === undefined ? undefined : pick(lang, `${data.daysLate}个工作日`, `${data.daysLate} working days`);
  const answer = data.answer ?? {};
  return {
    kind: 'supervision-letter',
    lang,
    layout: 'form',
    title: words.title,
    organisation: bodyName(data.centre, lang),
    number: paperNumber(data.letterNumber, lang),
    date: data.issuedOn,
    foot: readingCopy(lang),
    body: [
      paragraph([fill(data.body, 12), pick(lang, '：', ':')], { indent: false }),
      ...words.paragraphs('opening', { due: fill(day(data.answerBy), 8) }),
      table(SHEET, [
        pair(lang, [['督办级别', 'Level'], data.level], [['被督办单位', 'Body'], data.body]),
        pair(lang, [['案码', 'Matter'], data.number], [['事项', 'Subject'], data.subject]),
        pair(lang, [['原交办日期', 'Assigned on'], day(data.assignedOn)], [['期限', 'Due'], day(data.dueOn)]),
        row(lang, ['超期天数', 'Late by'], late),
        proseRow(lang, ['存在问题', 'Problems'], data.problems, 18),
        proseRow(lang, ['要求与时限', 'What is asked, and by when'], demands(data, lang), 18),
      ]),
      signatures(2, [
        signer(lang, ['签发人', 'Issued by'], data.issuedBy),
        bodySeal(lang, dateWords(data.issuedOn, lang)),
      ]),
      ...words.paragraphs('receipt', { letter: fill(data.letterNumber, 10) }),
      table(SHEET, [
        proseRow(lang, ['办理情况', 'What was done'], answer.done, 14),
        proseRow(lang, ['未办结原因', 'Why not finished'], answer.whyNot, 12),
        proseRow(lang, ['整改措施', 'Measures'], answer.measures, 12),
        pair(lang, [['反馈人', 'Answered by'], answer.by], [['反馈时间', 'On'], day(answer.on)]),
      ]),
    ],
  };
}

function demands(data: DataForSupervisionLetter, lang: PaperLang): string | undefined {
  const until = data.answerBy === undefined ? '' : dateWords(data.answerBy, lang);
  const when = until === '' ? '' : pick(lang, `（${until}前书面反馈）`, ` (answer in writing by ${until})`);
  return data.demands === undefined ? undefined : `${data.demands}${when}`;
}

export const supervisionLetterForm: PaperForm<DataForSupervisionLetter> = {
  kind: 'supervision-letter',
  texts: { opening: ['due'], receipt: ['letter'] },
  input: supervisionLetterSchema,
  make: supervisionLetter,
  sample: {
    centre: sampleCentre,
    letterNumber: '安综治督〔2026〕5号',
    level: '县级督办',
    body: sampleHandler,
    number: sampleNumber,
    subject: sampleSubject,
    assignedOn: '2026-11-23',
    dueOn: '2026-12-14',
    daysLate: 5,
    problems: '逾期未办结，催办后未说明原因。',
    demands: '组织双方调解，说明逾期原因。',
    answerBy: '2026-12-25',
    issuedBy: '林晓',
    issuedOn: '2026-12-21',
  },
};

// Pure. Decides the 催办通知书: the day after a term has run out the body is asked to finish, by a new day, with copies to whom the rule names.
// To courts, procuratorates, arbitration and bodies outside it asks for the receipt of what was sent, in words of its own.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { dateWords, fill, paragraph, signatures, table } from '../../../kernel/paper.ts';
import type { Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { sampleCentre, sampleHandler, sampleNumber, sampleSubject } from './sample.ts';
import { bodyName, bodySeal, listed, pair, paperNumber, pick, readingCopy, row, SHEET } from './sheet.ts';

const text = z.string().optional();

export const urgingNoticeSchema = z.strictObject({
  centre: text,
  /** 编号 of the notice. */
  noticeNumber: text,
  /** 单位 that is late. */
  body: text,
  number: text,
  subject: text,
  /** 到期日 */
  dueOn: localDateSchema.optional(),
  /** 限期: by when it is to be done now. */
  finishBy: localDateSchema.optional(),
  /** A court, procuratorate, arbitration commission or body outside: asked whether it has received the matter, and nothing else. */
  asksReceipt: z.boolean().optional(),
  /** 抄送（分管领导、督查组） */
  copies: z.array(z.string()).optional(),
  issuedOn: localDateSchema.optional(),
});
export type DataForUrgingNotice = z.infer<typeof urgingNoticeSchema>;

function urgingNotice(data: DataForUrgingNotice, lang: PaperLang, words: PaperWords): Paper {
  const day = (date: string | undefined) => (date === undefined ? undefined : dateWords(date, lang));
  return {
    kind: 'urging-notice',
    lang,
    layout: 'letter',
    title: words.title,
    organisation: bodyName(data.centre, lang),
    number: paperNumber(data.noticeNumber, lang),
    date: data.issuedOn,
    foot: readingCopy(lang),
    body: [
      paragraph([fill(data.body, 12), pick(lang, '：', ':')], { indent: false }),
      ...words.paragraphs(data.asksReceipt ? 'receipt' : 'opening', {
        due: fill(day(data.dueOn), 8),
        finish: fill(day(data.finishBy), 8),
      }),
      table(SHEET, [
        row(lang, ['案码', 'Matter'], data.number),
        row(lang, ['事项', 'Subject'], data.subject),
        pair(lang, [['到期日', 'Was due'], day(data.dueOn)], [['限期', 'To be done by'], day(data.finishBy)]),
        row(lang, ['抄送', 'Copies to'], listed(data.copies, lang)),
      ]),
      ...words.paragraphs('closing'),
      signatures(2, [bodySeal(lang, dateWords(data.issuedOn, lang))]),
    ],
  };
}

export const urgingNoticeForm: PaperForm<DataForUrgingNotice> = {
  kind: 'urging-notice',
  texts: { opening: ['due', 'finish'], receipt: ['due', 'finish'], closing: [] },
  input: urgingNoticeSchema,
  make: urgingNotice,
  sample: {
    centre: sampleCentre,
    noticeNumber: '催〔2026〕21号',
    body: sampleHandler,
    number: sampleNumber,
    subject: sampleSubject,
    dueOn: '2026-12-14',
    finishBy: '2026-12-18',
    copies: ['县委政法委分管领导', '县督查组'],
    issuedOn: '2026-12-15',
  },
};

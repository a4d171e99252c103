// Pure. Decides the 不予受理告知书: the reason with its law, the right door with address and telephone, and how to ask for a review.
// A refusal is written, names a reason of the legal list, and never leaves a person without a door.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { dateWords, fill, signatures, table } from '../../../kernel/paper.ts';
import type { Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { sampleCentre, sampleNumber } from './sample.ts';
import { bodyName, bodySeal, listed, pair, paperNumber, proseRow, readingCopy, receiver, row, SHEET } from './sheet.ts';

const text = z.string().optional();

export const refusalNoticeSchema = z.strictObject({
  centre: text,
  number: text,
  parties: z.array(z.string()).optional(),
  /** 申请事项 */
  subject: text,
  appliedOn: localDateSchema.optional(),
  /** 不予受理的理由, in the words of the legal list and about this matter. */
  reason: text,
  /** 法律依据（条款） */
  law: text,
  /** 应当向谁提出 */
  rightDoor: z.strictObject({ road: text, body: text, address: text, telephone: text }).optional(),
  /** By when a review may be asked for, and where. */
  reviewUntil: localDateSchema.optional(),
  reviewBody: text,
  issuedOn: localDateSchema.optional(),
});
export type DataForRefusalNotice = z.infer<typeof refusalNoticeSchema>;

function refusalNotice(data: DataForRefusalNotice, lang: PaperLang, words: PaperWords): Paper {
  const door = data.rightDoor ?? {};
  const day = data.reviewUntil === undefined ? undefined : dateWords(data.reviewUntil, lang);
  return {
    kind: 'refusal-notice',
    lang,
    layout: 'form',
    title: words.title,
    organisation: bodyName(data.centre, lang),
    number: paperNumber(data.number, lang),
    date: data.issuedOn,
    foot: readingCopy(lang),
    body: [
      ...words.paragraphs('opening'),
      table(SHEET, [
        row(lang, ['当事人', 'Parties'], listed(data.parties, lang)),
        proseRow(lang, ['申请事项', 'What was asked'], data.subject, 16),
        row(lang, ['申请日期', 'Asked on'], data.appliedOn && dateWords(data.appliedOn, lang)),
        proseRow(lang, ['不予受理的理由', 'Reason'], data.reason, 24),
        row(lang, ['法律依据（条款）', 'Law and article'], data.law, 12),
        row(lang, ['应当提出的途径', 'The right road'], door.road),
        row(lang, ['受理机关', 'The body to turn to'], door.body),
        pair(lang, [['地址', 'Address'], door.address], [['电话', 'Telephone'], door.telephone]),
      ]),
      ...words.paragraphs('remedy', { until: fill(day, 8), body: fill(data.reviewBody, 10) }),
      signatures(2, [
        receiver(lang, undefined, dateWords(undefined, lang)),
        bodySeal(lang, dateWords(data.issuedOn, lang)),
      ]),
    ],
  };
}

export const refusalNoticeForm: PaperForm<DataForRefusalNotice> = {
  kind: 'refusal-notice',
  texts: { opening: [], remedy: ['until', 'body'] },
  input: refusalNoticeSchema,
  make: refusalNotice,
  sample: {
    centre: sampleCentre,
    number: sampleNumber,
    parties: ['王建国'],
    subject: '要求确认与李树田之间房屋产权归属。',
    appliedOn: '2026-11-22',
    reason: '产权归属争议已由人民法院立案审理，尚未审结。',
    law: '《人民调解工作若干规定》第二十二条',
    rightDoor: {
      road: '诉讼',
      body: '安和县人民法院',
      address: '安和县城关镇法院路1号',
      telephone: '0990-5550080',
    },
    reviewUntil: '2026-12-08',
    reviewBody: sampleCentre,
    issuedOn: '2026-11-23',
  },
};

// Pure. Decides the 受理告知书: that the matter is accepted, who handles it, by which day and why that day, whom to ask, and what the person may do.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { dateWords, fill, label, cell, signatures, table } from '../../../kernel/paper.ts';
import type { Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { sampleCentre, sampleHandler, sampleNumber, sampleSubject } from './sample.ts';
import { bodyName, bodySeal, listed, pair, paperNumber, pick, readingCopy, receiver, row, SHEET } from './sheet.ts';

const text = z.string().optional();

export const acceptanceNoticeSchema = z.strictObject({
  centre: text,
  number: text,
  parties: z.array(z.string()).optional(),
  subject: text,
  acceptedOn: localDateSchema.optional(),
  /** 承办单位; the centre itself until it is assigned. */
  handler: text,
  /** 承诺期限 */
  promisedBy: localDateSchema.optional(),
  promiseRule: z.strictObject({ zh: z.string(), en: z.string() }).optional(),
  /** 法定期限 with law and article, a line each; said to be none when the record holds none. */
  legalLimits: z.array(z.string()).optional(),
  contact: text,
  contactPhone: text,
  lookupAddress: text,
  issuedOn: localDateSchema.optional(),
});
export type DataForAcceptanceNotice = z.infer<typeof acceptanceNoticeSchema>;

function acceptanceNotice(data: DataForAcceptanceNotice, lang: PaperLang, words: PaperWords): Paper {
  const issued = dateWords(data.issuedOn, lang);
  return {
    kind: 'acceptance-notice',
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
        row(lang, ['事项', 'Matter'], data.subject, 12),
        pair(
          lang,
          [['受理日期', 'Accepted on'], data.acceptedOn && dateWords(data.acceptedOn, lang)],
          [['承办单位', 'Handled by'], data.handler],
        ),
        row(lang, ['承诺期限', 'Promised by'], promise(data, lang), 10),
        row(lang, ['法定期限', 'Limit of law'], limits(data, words), 12),
        pair(lang, [['联系人', 'Contact'], data.contact], [['联系电话', 'Telephone'], data.contactPhone]),
        [
          label(pick(lang, '查询方式', 'How to follow it')),
          cell(words.notes('follow', { address: fill(data.lookupAddress, 14) }), { colspan: 3 }),
        ],
        [label(pick(lang, '权利义务', 'Rights and duties')), cell(words.notes('rights'), { colspan: 3 })],
      ]),
      signatures(2, [receiver(lang, undefined, dateWords(undefined, lang)), bodySeal(lang, issued)]),
    ],
  };
}

function promise(data: DataForAcceptanceNotice, lang: PaperLang): string | undefined {
  if (data.promisedBy === undefined) return undefined;
  const rule =
    data.promiseRule === undefined ? '' : pick(lang, `（${data.promiseRule.zh}）`, ` (${data.promiseRule.en})`);
  return `${dateWords(data.promisedBy, lang)}${rule}`;
}

function limits(data: DataForAcceptanceNotice, words: PaperWords): string | undefined {
  if (data.legalLimits === undefined) return undefined;
  return data.legalLimits.length > 0 ? data.legalLimits.join('\n') : words.text('noLimit');
}

export const acceptanceNoticeForm: PaperForm<DataForAcceptanceNotice> = {
  kind: 'acceptance-notice',
  texts: { opening: [], noLimit: [], follow: ['address'], rights: [] },
  input: acceptanceNoticeSchema,
  make: acceptanceNotice,
  sample: {
    centre: sampleCentre,
    number: sampleNumber,
    parties: ['王建国'],
    subject: sampleSubject,
    acceptedOn: '2026-11-23',
    handler: sampleHandler,
    promisedBy: '2026-12-14',
    promiseRule: { zh: '从受理的第二天起算，15个工作日', en: '15 working days, counted from the day after acceptance' },
    legalLimits: [],
    contact: '周敏',
    contactPhone: '0990-5550012',
    lookupAddress: 'https://anhe.example/track',
    issuedOn: '2026-11-23',
  },
};

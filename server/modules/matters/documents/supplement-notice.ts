// Pure. Decides the 一次性补正告知书: all that is missing, asked for once, by which day, and what happens when it does not come.
import { z } from 'zod';
import { dateWords, fill, items, paragraph, signatures } from '../../../kernel/paper.ts';
import type { Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { sampleCentre, sampleNumber, sampleSubject } from './sample.ts';
import { bodyName, bodySeal, listed, paperNumber, pick, readingCopy, receiver, running } from './sheet.ts';

const text = z.string().optional();

export const supplementNoticeSchema = z.strictObject({
  centre: text,
  /** 一案一码 of the matter. */
  number: text,
  addressees: z.array(z.string()).optional(),
  subject: text,
  registeredOn: localDateSchema.optional(),
  /** 缺少材料, each with what it is for or in which form. */
  missing: z.array(z.string()).optional(),
  dueOn: localDateSchema.optional(),
  /** 逾期后果 as the profile words it: 视为撤回申请. */
  consequence: text,
  lookupAddress: text,
  contact: text,
  contactPhone: text,
  issuedOn: localDateSchema.optional(),
});
export type DataForSupplementNotice = z.infer<typeof supplementNoticeSchema>;

function supplementNotice(data: DataForSupplementNotice, lang: PaperLang, words: PaperWords): Paper {
  const day = (date: string | undefined) => fill(date === undefined ? undefined : dateWords(date, lang), 8);
  const issued = dateWords(data.issuedOn, lang);
  return {
    kind: 'supplement-notice',
    lang,
    layout: 'letter',
    title: words.title,
    organisation: bodyName(data.centre, lang),
    number: paperNumber(data.number, lang),
    date: data.issuedOn,
    foot: readingCopy(lang),
    body: [
      paragraph([fill(listed(data.addressees, lang), 10), pick(lang, '：', ':')], { indent: false }),
      ...words.paragraphs('opening', { date: day(data.registeredOn), subject: running(data.subject, 14) }),
      items(data.missing, 5),
      ...words.paragraphs('due', { due: day(data.dueOn), address: fill(data.lookupAddress, 14) }),
      ...words.paragraphs('late', { consequence: running(data.consequence, 16) }),
      ...words.paragraphs('contact', { contact: fill(data.contact, 6), phone: fill(data.contactPhone, 8) }),
      signatures(2, [receiver(lang, undefined, dateWords(undefined, lang)), bodySeal(lang, issued)]),
    ],
  };
}

export const supplementNoticeForm: PaperForm<DataForSupplementNotice> = {
  kind: 'supplement-notice',
  texts: {
    opening: ['date', 'subject'],
    due: ['due', 'address'],
    late: ['consequence'],
    contact: ['contact', 'phone'],
  },
  input: supplementNoticeSchema,
  make: supplementNotice,
  sample: {
    centre: sampleCentre,
    number: sampleNumber,
    addressees: ['王建国'],
    subject: sampleSubject,
    registeredOn: '2026-11-22',
    missing: ['本人身份证复印件1份', '院墙权属证明（宅基地使用证或者村委会证明）1份'],
    dueOn: '2026-11-29',
    consequence: '视为撤回本次申请，您可以在材料齐全后重新提出',
    lookupAddress: 'https://anhe.example/track',
    contact: '周敏',
    contactPhone: '0990-5550012',
    issuedOn: '2026-11-23',
  },
};

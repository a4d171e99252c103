// Pure. Decides the 移送函 to a body outside the system, with the receipt that it sends back: received, or returned with the reason.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { dateWords, fill, paragraph, signatures, table } from '../../../kernel/paper.ts';
import type { Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { sampleCentre, sampleFacts } from './sample.ts';
import {
  bodyName,
  bodySeal,
  choiceRow,
  listed,
  numbered,
  paperNumber,
  pick,
  proseRow,
  readingCopy,
  row,
  SHEET,
} from './sheet.ts';

const text = z.string().optional();

export const transferLetterSchema = z.strictObject({
  /** 函号 */
  letterNumber: text,
  /** 移送机关 */
  from: text,
  /** 接收机关 */
  to: text,
  number: text,
  /** 案由 */
  cause: text,
  parties: z.array(z.string()).optional(),
  facts: text,
  /** 移送理由与依据 */
  grounds: text,
  materials: z.array(z.string()).optional(),
  /** 时效、期限提示 */
  timeBars: z.array(z.string()).optional(),
  contact: text,
  contactPhone: text,
  issuedOn: localDateSchema.optional(),
});
export type DataForTransferLetter = z.infer<typeof transferLetterSchema>;

function transferLetter(data: DataForTransferLetter, lang: PaperLang, words: PaperWords): Paper {
  return {
    kind: 'transfer-letter',
    lang,
    layout: 'form',
    title: words.title,
    organisation: bodyName(data.from, lang),
    number: paperNumber(data.letterNumber, lang, ['函号', 'Letter']),
    date: data.issuedOn,
    foot: readingCopy(lang),
    body: [
      paragraph([fill(data.to, 12), pick(lang, '：', ':')], { indent: false }),
      ...words.paragraphs('opening', { number: fill(data.number, 12) }),
      table(SHEET, [
        row(lang, ['案由', 'Cause'], data.cause),
        row(lang, ['当事人', 'Parties'], listed(data.parties, lang)),
        proseRow(lang, ['基本事实', 'Facts'], data.facts, 26),
        proseRow(lang, ['移送理由与依据', 'Reason and law'], data.grounds, 16),
        row(lang, ['材料清单', 'Material'], numbered(data.materials), 12),
        row(lang, ['时效、期限提示', 'Time bars'], numbered(data.timeBars), 10),
        row(lang, ['联系人', 'Contact'], listed([data.contact ?? '', data.contactPhone ?? ''], lang)),
      ]),
      signatures(2, [bodySeal(lang, dateWords(data.issuedOn, lang))]),
      // The receipt goes back by itself.
      { part: 'page-break' },
      ...words.paragraphs('receipt', { from: fill(data.from, 12), letter: fill(data.letterNumber, 10) }),
      table(SHEET, [
        choiceRow(
          lang,
          ['处理', 'What was done'],
          [
            ['received', '接收', 'Received'],
            ['returned', '退回', 'Returned'],
          ],
          undefined,
        ),
        row(lang, ['退回理由及依据', 'Reason of return'], undefined, 14),
      ]),
      signatures(2, [bodySeal(lang, dateWords(undefined, lang))]),
    ],
  };
}

export const transferLetterForm: PaperForm<DataForTransferLetter> = {
  kind: 'transfer-letter',
  texts: { opening: ['number'], receipt: ['from', 'letter'] },
  input: transferLetterSchema,
  make: transferLetter,
  sample: {
    letterNumber: '安综治移〔2026〕12号',
    from: sampleCentre,
    to: '安和县劳动人事争议仲裁委员会',
    number: '990101-20261120-00009-2',
    cause: '劳动报酬争议',
    parties: ['王建国', '河西建材有限公司'],
    facts: sampleFacts,
    grounds: '用人单位不同意调解。依据《中华人民共和国劳动争议调解仲裁法》第五条，移送仲裁。',
    materials: ['申请书1份', '工资表复印件3页'],
    timeBars: ['仲裁时效一年，2027年3月1日届满'],
    contact: '周敏',
    contactPhone: '0990-5550012',
    issuedOn: '2026-11-25',
  },
};

// Pure. Decides the 法律援助申请表 (法律援助法 31, 32, 41–43): who asks, for what, against whom, and on what facts. Hardship and the grounds on which it is not checked
// are the applicant's own to tick; nothing of them stands in the record, and nothing conceded in the talks stands here (民诉法解释 107).
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { cell, dateWords, fill, paragraph, place, signatures, table } from '../../../kernel/paper.ts';
import type { Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { label } from '../../../kernel/paper.ts';
import { namesOf, paperPartySchema, partiesRows, partyColumns, pick } from './party.ts';
import { sampleApplicant } from './sample.ts';
import { listed, proseRow, row, SHEET } from './sheet.ts';
import { partyHint, readingCopy, signHint } from './wording.ts';

const text = z.string().optional();

export const legalAidApplicationSchema = z.strictObject({
  /** 法律援助机构 */
  centre: text,
  applicant: paperPartySchema.optional(),
  /** 申请事项: the kind of dispute. */
  subject: text,
  /** 对方当事人 */
  respondents: z.array(z.string()).optional(),
  requests: text,
  /** 案情及申请理由 */
  reasons: text,
  attachments: z.array(z.string()).optional(),
  askedOn: localDateSchema.optional(),
});
export type DataForLegalAidApplication = z.infer<typeof legalAidApplicationSchema>;

const hardship = ['statement', 'exempt', 'unlimited'] as const;

function legalAidApplication(data: DataForLegalAidApplication, lang: PaperLang, words: PaperWords): Paper {
  const applicant = pick(lang, '申请人', 'Applicant');
  const name = namesOf(data.applicant ? [data.applicant] : [], lang);
  const day = dateWords(data.askedOn, lang);
  return {
    kind: 'legal-aid-application',
    lang,
    layout: 'form',
    title: words.title,
    date: data.askedOn,
    foot: readingCopy(lang),
    body: [
      ...words.paragraphs('to', { centre: fill(data.centre, 14) }),
      table(partyColumns(lang), partiesRows(applicant, data.applicant ? [data.applicant] : undefined, lang, true)),
      table(SHEET, [
        row(lang, ['代理人及与申请人关系', 'Represented by, and how'], undefined),
        row(lang, ['申请事项', 'Kind of matter'], data.subject),
        row(lang, ['对方当事人', 'Other side'], listed(data.respondents, lang)),
        proseRow(lang, ['请求', 'What is asked for'], data.requests, 16),
        proseRow(lang, ['案情及申请理由', 'Facts and reasons'], data.reasons, 34),
        [
          label(pick(lang, '经济困难状况', 'Hardship')),
          cell(
            hardship.map((one) => paragraph([{ tick: false, of: words.text(one) }], { indent: false })),
            { colspan: 3, valign: 'middle' },
          ),
        ],
        proseRow(lang, ['提交的材料', 'Handed in'], listed(data.attachments, lang), 12),
      ]),
      ...words.paragraphs('declarations'),
      signatures(2, [
        place(name === undefined ? applicant : `${applicant}　${name}`, partyHint(lang), day),
        place(pick(lang, '代理人', 'Representative'), signHint(lang), dateWords(undefined, lang)),
      ]),
      ...words.notes('note'),
    ],
  };
}

export const legalAidApplicationForm: PaperForm<DataForLegalAidApplication> = {
  kind: 'legal-aid-application',
  texts: { to: ['centre'], statement: [], exempt: [], unlimited: [], declarations: [], note: [] },
  input: legalAidApplicationSchema,
  make: legalAidApplication,
  sample: {
    centre: '安和县法律援助中心',
    applicant: sampleApplicant,
    subject: '损害赔偿纠纷',
    respondents: ['李树田'],
    requests: '支付院墙修复费用人民币9,600.00元，已支付3,000.00元，尚欠6,600.00元。',
    reasons: '双方经人民调解达成协议，协议约定的期限已过，李树田仅支付人民币3,000.00元，其余至今未履行。',
    attachments: ['身份证明', '人民调解协议书', '协议履行情况及证明材料'],
    askedOn: '2026-12-22',
  },
};

// Pure. Decides the 支付令申请书 of a worker whose wages, medical costs of a work injury or compensation were agreed in mediation and not paid
// (劳动争议调解仲裁法 16; 民事诉讼法 225): the sum, the facts and the evidence. That there is no other debt between them the applicant declares; software does not.
import { z } from 'zod';
import { fenSchema } from '../../../kernel/fen-schema.ts';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { formatYuanEn, formatYuanInFull } from '../../../kernel/money.ts';
import { dateWords, fill, heading, items, prose, table } from '../../../kernel/paper.ts';
import type { Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { paperPartySchema, partiesRows, partyColumns, pick } from './party.ts';
import { sampleApplicant, sampleCommittee, sampleNumber } from './sample.ts';
import { applicationEnd, readingCopy } from './wording.ts';

const text = z.string().optional();

export const paymentOrderApplicationSchema = z.strictObject({
  court: text,
  applicant: paperPartySchema.optional(),
  respondents: z.array(paperPartySchema).optional(),
  committee: text,
  agreementNumber: text,
  agreedOn: localDateSchema.optional(),
  /** What is owed still, in fen. */
  sum: fenSchema.optional(),
  /** 事实: what was agreed and what of it was performed, nothing of the talks. */
  facts: text,
  /** 证据 */
  evidence: z.array(z.string()).optional(),
});
export type DataForPaymentOrderApplication = z.infer<typeof paymentOrderApplicationSchema>;

function paymentOrderApplication(data: DataForPaymentOrderApplication, lang: PaperLang, words: PaperWords): Paper {
  const applicant = pick(lang, '申请人', 'Applicant');
  const sum = data.sum === undefined ? undefined : lang === 'zh' ? formatYuanInFull(data.sum) : formatYuanEn(data.sum);
  return {
    kind: 'payment-order-application',
    lang,
    layout: 'letter',
    title: words.title,
    foot: readingCopy(lang),
    body: [
      table(partyColumns(lang), [
        ...partiesRows(applicant, data.applicant ? [data.applicant] : undefined, lang, true),
        ...partiesRows(pick(lang, '被申请人', 'Respondent'), data.respondents, lang, true),
      ]),
      heading(pick(lang, '请求事项', 'Request')),
      ...words.paragraphs('request', { sum: fill(sum, 16) }),
      heading(pick(lang, '事实和理由', 'Facts and reasons')),
      ...words.paragraphs('agreed', {
        date: fill(data.agreedOn === undefined ? undefined : dateWords(data.agreedOn, lang), 8),
        committee: fill(data.committee, 12),
        number: fill(data.agreementNumber, 12),
      }),
      ...prose(data.facts, 5),
      ...words.paragraphs('declarations'),
      heading(pick(lang, '证据', 'Evidence')),
      items(data.evidence, 4),
      ...words.paragraphs('to'),
      ...applicationEnd({ title: applicant, party: data.applicant }, data.court, lang),
    ],
  };
}

export const paymentOrderApplicationForm: PaperForm<DataForPaymentOrderApplication> = {
  kind: 'payment-order-application',
  texts: { request: ['sum'], agreed: ['date', 'committee', 'number'], declarations: [], to: [] },
  input: paymentOrderApplicationSchema,
  make: paymentOrderApplication,
  sample: {
    court: '安和县人民法院',
    applicant: sampleApplicant,
    respondents: [
      {
        kind: 'organisation',
        name: '安和县青山建材有限公司',
        head: '周启明',
        headPost: '经理',
        phone: '0000-5550017',
        address: '安和县青山镇工业路3号',
      },
    ],
    committee: sampleCommittee,
    agreementNumber: sampleNumber,
    agreedOn: '2026-12-02',
    sum: 1_860_000,
    facts:
      '安和县青山建材有限公司应于2026年12月20日前（含当日）向王建国支付拖欠的劳动报酬人民币18,600.00元，至今未支付。',
    evidence: ['人民调解协议书', '协议履行情况及证明材料', '申请人身份证明'],
  },
};

// Pure. Decides the 司法确认申请书 (法释〔2011〕5号 article 3; 民诉法解释 articles 353, 354): both sides ask the court together, within thirty days of effect
// (人民调解法 article 33). The declarations are the applicants' own; software signs nothing.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { dateWords, fill, heading, items, paragraph, prose, signatures, table } from '../../../kernel/paper.ts';
import type { Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { paperPartySchema, partiesRows, partyColumns, pick } from './party.ts';
import { sampleApplicant, sampleCommittee, sampleNumber, sampleRespondent } from './sample.ts';
import { partyPlaces, readingCopy } from './wording.ts';

const text = z.string().optional();

export const confirmationApplicationSchema = z.strictObject({
  court: text,
  applicants: z.array(paperPartySchema).optional(),
  /** 送达地址、电话 of each, where the court's papers are to go. */
  service: z.array(z.string()).optional(),
  committee: text,
  agreementNumber: text,
  agreedOn: localDateSchema.optional(),
  effectiveOn: localDateSchema.optional(),
  /** Last day of the joint application. */
  until: localDateSchema.optional(),
  /** 事实和理由: the dispute by its name and what was agreed, nothing of the talks. */
  reasons: text,
  attachments: z.array(z.string()).optional(),
});
export type DataForConfirmationApplication = z.infer<typeof confirmationApplicationSchema>;

function confirmationApplication(data: DataForConfirmationApplication, lang: PaperLang, words: PaperWords): Paper {
  const names = (data.applicants ?? []).map((party) => party.name ?? '').filter((name) => name !== '');
  const blanks =
    (data.applicants ?? []).length > 0 ? [] : partiesRows(pick(lang, '申请人', 'Applicant'), undefined, lang, true);
  return {
    kind: 'confirmation-application',
    lang,
    layout: 'letter',
    title: words.title,
    foot: readingCopy(lang),
    body: [
      table(
        partyColumns(lang),
        partiesRows(pick(lang, '申请人', 'Applicant'), data.applicants, lang, true).concat(blanks),
      ),
      heading(pick(lang, '送达地址、电话', 'Address for service, telephone')),
      items(data.service, 2),
      heading(pick(lang, '请求事项', 'Request')),
      ...words.paragraphs('request', {
        committee: fill(data.committee, 14),
        date: fill(data.agreedOn === undefined ? undefined : dateWords(data.agreedOn, lang), 8),
        number: fill(data.agreementNumber, 12),
      }),
      heading(pick(lang, '事实和理由', 'Facts and reasons')),
      ...prose(data.reasons, 5),
      ...words.paragraphs('effect', {
        effective: fill(data.effectiveOn === undefined ? undefined : dateWords(data.effectiveOn, lang), 8),
        until: fill(data.until === undefined ? undefined : dateWords(data.until, lang), 8),
      }),
      heading(pick(lang, '承诺', 'Declarations')),
      ...words.paragraphs('declarations'),
      heading(pick(lang, '附件', 'Attached')),
      items(data.attachments, 4),
      ...words.paragraphs('to'),
      paragraph([fill(data.court, 16), pick(lang, '人民法院', " people's court")], { indent: false }),
      signatures(2, partyPlaces(pick(lang, '申请人', 'Applicant'), names, 2, lang)),
    ],
  };
}

export const confirmationApplicationForm: PaperForm<DataForConfirmationApplication> = {
  kind: 'confirmation-application',
  texts: { request: ['committee', 'date', 'number'], effect: ['effective', 'until'], declarations: [], to: [] },
  input: confirmationApplicationSchema,
  make: confirmationApplication,
  sample: {
    court: '安和县',
    applicants: [sampleApplicant, sampleRespondent],
    service: ['王建国：安和县青山镇柳河村三组12号，138****0017', '李树田：安和县青山镇柳河村三组13号，139****0023'],
    committee: sampleCommittee,
    agreementNumber: sampleNumber,
    agreedOn: '2026-12-02',
    effectiveOn: '2026-12-02',
    until: '2027-01-04',
    reasons:
      '双方因邻里纠纷，经人民调解委员会主持调解，自愿达成调解协议。李树田应于2026年12月20日前向王建国支付院墙修复费用人民币9,600.00元。',
    attachments: ['人民调解协议书', '人民调解委员会主持调解的证明', '双方身份证明'],
  },
};

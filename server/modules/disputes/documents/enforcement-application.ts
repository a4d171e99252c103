// Pure. Decides the 强制执行申请书 on a mediation agreement that a court has confirmed (人民调解法 33; 民事诉讼法 206, 247, 250, 264): reasons, requests, what is
// to be enforced and what the applicant knows of the other side's property (执行工作若干问题的规定（试行） 18). Property is never filled from the record.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { dateWords, fill, heading, items, prose, table } from '../../../kernel/paper.ts';
import type { Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { paperPartySchema, partiesRows, partyColumns, pick } from './party.ts';
import { sampleApplicant, sampleCommittee, sampleRespondent } from './sample.ts';
import { applicationEnd, readingCopy } from './wording.ts';

const text = z.string().optional();

export const enforcementApplicationSchema = z.strictObject({
  /** The court that confirmed the agreement. */
  court: text,
  applicant: paperPartySchema.optional(),
  respondents: z.array(paperPartySchema).optional(),
  committee: text,
  /** 执行依据: number and day of the ruling. */
  decisionNumber: text,
  decidedOn: localDateSchema.optional(),
  /** 申请事项、执行标的: one line for each obligation that is owed still. */
  requests: z.array(z.string()).optional(),
  /** 申请理由: what was agreed and what of it was performed, nothing of the talks. */
  reasons: text,
  /** Last day of the two years. */
  until: localDateSchema.optional(),
  attachments: z.array(z.string()).optional(),
});
export type DataForEnforcementApplication = z.infer<typeof enforcementApplicationSchema>;

function enforcementApplication(data: DataForEnforcementApplication, lang: PaperLang, words: PaperWords): Paper {
  const applicant = pick(lang, '申请执行人', 'Applicant');
  const on = (date: string | undefined) => fill(date === undefined ? undefined : dateWords(date, lang), 8);
  return {
    kind: 'enforcement-application',
    lang,
    layout: 'letter',
    title: words.title,
    foot: readingCopy(lang),
    body: [
      table(partyColumns(lang), [
        ...partiesRows(applicant, data.applicant ? [data.applicant] : undefined, lang, true),
        ...partiesRows(pick(lang, '被执行人', 'Respondent'), data.respondents, lang, true),
      ]),
      heading(pick(lang, '执行依据', 'What is to be enforced')),
      ...words.paragraphs('basis', {
        court: fill(data.court, 12),
        date: on(data.decidedOn),
        number: fill(data.decisionNumber, 12),
        committee: fill(data.committee, 12),
      }),
      heading(pick(lang, '申请事项、执行标的', 'Requests and what is owed')),
      items(data.requests, 3),
      ...words.paragraphs('interest'),
      heading(pick(lang, '申请理由', 'Reasons')),
      ...prose(data.reasons, 4),
      ...words.paragraphs('until', { until: on(data.until) }),
      heading(pick(lang, '所了解的被执行人财产状况', "What is known of the respondent's property")),
      ...words.notes('property'),
      ...prose(undefined, 4),
      heading(pick(lang, '附件', 'Attached')),
      items(data.attachments, 4),
      ...words.paragraphs('to'),
      ...applicationEnd({ title: applicant, party: data.applicant }, data.court, lang),
    ],
  };
}

export const enforcementApplicationForm: PaperForm<DataForEnforcementApplication> = {
  kind: 'enforcement-application',
  texts: { basis: ['court', 'date', 'number', 'committee'], interest: [], until: ['until'], property: [], to: [] },
  input: enforcementApplicationSchema,
  make: enforcementApplication,
  sample: {
    court: '安和县人民法院',
    applicant: sampleApplicant,
    respondents: [sampleRespondent],
    committee: sampleCommittee,
    decisionNumber: '（2026）安民特12号',
    decidedOn: '2026-12-15',
    requests: [
      '李树田应于2026年12月20日前（含当日）向王建国支付院墙修复费用人民币9,600.00元，已支付3,000.00元，尚欠6,600.00元',
    ],
    reasons:
      '双方经人民调解达成协议，人民法院裁定确认有效。协议约定的期限已过，李树田仅支付人民币3,000.00元，其余至今未履行。',
    until: '2028-12-20',
    attachments: ['人民法院确认调解协议的裁定书', '人民调解协议书', '申请执行人身份证明', '协议履行情况及证明材料'],
  },
};

// Pure. Decides the 人民调解申请书: who asks a people's mediation committee to mediate with whom, about what and for what
// (人民调解法 article 17). Asking is free and voluntary, and the paper says so.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { cell, dateWords, items, label, place, prose, signatures, table } from '../../../kernel/paper.ts';
import type { Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { PARTY_REST, paperPartySchema, partiesRows, partyColumns, pick } from './party.ts';
import { sampleApplicant, sampleCommittee, sampleFacts, sampleRespondent } from './sample.ts';
import { committeeName, partyHint, readingCopy } from './wording.ts';

export const applicationPaperSchema = z.strictObject({
  committee: z.string().optional(),
  applicants: z.array(paperPartySchema).optional(),
  respondents: z.array(paperPartySchema).optional(),
  /** 纠纷简要情况 */
  facts: z.string().optional(),
  /** 当事人申请事项 */
  claims: z.array(z.string()).optional(),
  appliedOn: localDateSchema.optional(),
});
export type ApplicationPaper = z.infer<typeof applicationPaperSchema>;

function applicationPaper(data: ApplicationPaper, lang: PaperLang, words: PaperWords): Paper {
  return {
    kind: 'application',
    lang,
    layout: 'form',
    title: words.title,
    organisation: committeeName(data.committee, lang),
    date: data.appliedOn,
    foot: readingCopy(lang),
    body: [
      table(partyColumns(lang), [
        ...partiesRows(pick(lang, '申请人', 'Applicant'), data.applicants, lang, false),
        ...partiesRows(pick(lang, '被申请人', 'Respondent'), data.respondents, lang, false),
        [
          label(pick(lang, '纠纷简要情况', 'The dispute in short'), { colspan: 2 }),
          cell(data.facts === undefined ? [] : prose(data.facts, 0), { colspan: PARTY_REST, height: 56 }),
        ],
        [
          label(pick(lang, '当事人申请事项', 'What is asked for'), { colspan: 2 }),
          cell([items(data.claims, 3)], { colspan: PARTY_REST, height: 26, valign: 'middle' }),
        ],
        [
          cell([...words.paragraphs('statement'), signatures(2, [applicantPlace(data, lang)])], {
            colspan: PARTY_REST + 2,
          }),
        ],
      ]),
    ],
  };
}

function applicantPlace(data: ApplicationPaper, lang: PaperLang) {
  return place(pick(lang, '申请人', 'Applicant'), partyHint(lang), dateWords(data.appliedOn, lang));
}

export const applicationForm: PaperForm<ApplicationPaper> = {
  kind: 'application',
  texts: { statement: [] },
  input: applicationPaperSchema,
  make: applicationPaper,
  sample: {
    committee: sampleCommittee,
    applicants: [sampleApplicant],
    respondents: [sampleRespondent],
    facts: sampleFacts,
    claims: [
      '请求李树田修复被雨水冲毁的院墙，或者赔偿修复费用12,000元。',
      '请求李树田改建屋檐排水管，不再向王建国院内排水。',
    ],
    appliedOn: '2026-11-22',
  },
};

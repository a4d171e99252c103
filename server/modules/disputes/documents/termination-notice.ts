// Pure. Decides the 终止调解通知书: that mediation has ended without an agreement, why, and which roads are open (人民调解法 article 26).
// It says nothing of what was offered or conceded in the talks.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { dateWords, fill, items, paragraph, place, signatures } from '../../../kernel/paper.ts';
import type { Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { pick } from './party.ts';
import { sampleCommittee, sampleNumber } from './sample.ts';
import { listed } from './sheet.ts';
import { committeeName, committeeSeal, dossierLine, partyHint, readingCopy } from './wording.ts';

export const terminationNoticeSchema = z.strictObject({
  committee: z.string().optional(),
  number: z.string().optional(),
  parties: z.array(z.string()).optional(),
  /** 纠纷: 邻里纠纷 */
  dispute: z.string().optional(),
  reason: z.enum(['failed', 'withdrawn', 'other']).optional(),
  reasonText: z.string().optional(),
  /** Other roads that were told: 向安和县人民法院起诉（电话…）. */
  roads: z.array(z.string()).optional(),
  endedOn: localDateSchema.optional(),
});
export type DataForTerminationNotice = z.infer<typeof terminationNoticeSchema>;

function terminationNotice(data: DataForTerminationNotice, lang: PaperLang, words: PaperWords): Paper {
  const day = data.endedOn === undefined ? undefined : dateWords(data.endedOn, lang);
  const names = data.parties ?? [];
  const receiver = pick(lang, '当事人签收', 'Received by');
  const tick = (of: string, which: typeof data.reason) => ({ tick: data.reason === which, of });
  return {
    kind: 'termination-notice',
    lang,
    layout: 'letter',
    title: words.title,
    organisation: committeeName(data.committee, lang),
    number: dossierLine(data.number, lang),
    date: data.endedOn,
    foot: readingCopy(lang),
    body: [
      paragraph([fill(listed(names, lang), 14), pick(lang, '：', ':')], { indent: false }),
      ...words.paragraphs('opening', { dispute: fill(data.dispute, 10), date: fill(day, 8) }),
      paragraph([tick(words.text('failed'), 'failed')], { indent: false }),
      paragraph([tick(words.text('withdrawn'), 'withdrawn')], { indent: false }),
      paragraph([tick(words.text('other'), 'other'), fill(data.reasonText, 16)], { indent: false }),
      ...words.paragraphs('roads'),
      items(data.roads, 3, 'paren'),
      ...words.paragraphs('closing'),
      signatures(
        2,
        (names.length > 0 ? names.map((name) => `${receiver}　${name}`) : [receiver, receiver]).map((title) =>
          place(title, partyHint(lang), dateWords(undefined, lang)),
        ),
      ),
      signatures(2, [committeeSeal(lang, dateWords(data.endedOn, lang))]),
    ],
  };
}

export const terminationNoticeForm: PaperForm<DataForTerminationNotice> = {
  kind: 'termination-notice',
  texts: { opening: ['dispute', 'date'], failed: [], withdrawn: [], other: [], roads: [], closing: [] },
  input: terminationNoticeSchema,
  make: terminationNotice,
  sample: {
    committee: sampleCommittee,
    number: sampleNumber,
    parties: ['王建国', '李树田'],
    dispute: '邻里纠纷',
    reason: 'failed',
    roads: ['向安和县人民法院提起诉讼（电话0990-5550080）', '申请法律援助（电话12348）'],
    endedOn: '2026-12-10',
  },
};

// Pure. Decides the 人民调解当事人权利义务告知书: what a people's mediation committee is, what the parties may and must do,
// and what an agreement is worth (人民调解法 articles 3, 4, 7, 23, 24, 26, 28 to 33). Told before mediation starts.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { dateWords, place, signatures } from '../../../kernel/paper.ts';
import type { Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { pick } from './party.ts';
import { sampleCommittee } from './sample.ts';
import { committeeName, partyHint, readingCopy } from './wording.ts';

export const rightsNoticePaperSchema = z.strictObject({
  committee: z.string().optional(),
  /** Who receives it; a place to sign for each. */
  parties: z.array(z.string()).optional(),
  receivedOn: localDateSchema.optional(),
});
export type RightsNoticePaper = z.infer<typeof rightsNoticePaperSchema>;

function rightsNoticePaper(data: RightsNoticePaper, lang: PaperLang, words: PaperWords): Paper {
  const receiver = pick(lang, '当事人签收', 'Received by');
  const hint = partyHint(lang);
  const date = dateWords(data.receivedOn, lang);
  const names = data.parties ?? [];
  const places =
    names.length > 0
      ? names.map((name) => place(`${receiver}　${name}`, hint, date))
      : [place(receiver, hint, date), place(receiver, hint, date)];
  return {
    kind: 'rights-notice',
    lang,
    layout: 'letter',
    title: words.title,
    organisation: committeeName(data.committee, lang),
    date: data.receivedOn,
    foot: readingCopy(lang),
    body: [...words.paragraphs('notice'), signatures(2, places)],
  };
}

export const rightsNoticeForm: PaperForm<RightsNoticePaper> = {
  kind: 'rights-notice',
  texts: { notice: [] },
  input: rightsNoticePaperSchema,
  make: rightsNoticePaper,
  sample: { committee: sampleCommittee, parties: ['王建国', '李树田'], receivedOn: '2026-11-25' },
};

// Pure. Decides the 卷宗情况说明: what whoever opens the dossier later should know of it: papers that are missing, kept elsewhere, or corrected.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { dateWords, prose, signatures } from '../../../kernel/paper.ts';
import type { Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { sampleCommittee, sampleNumber } from './sample.ts';
import { signer } from './sheet.ts';
import { committeeName, dossierLine, readingCopy } from './wording.ts';

export const dossierNoteSchema = z.strictObject({
  committee: z.string().optional(),
  number: z.string().optional(),
  words: z.string().optional(),
  writtenBy: z.string().optional(),
  writtenOn: localDateSchema.optional(),
});
export type DataForDossierNote = z.infer<typeof dossierNoteSchema>;

function dossierNote(data: DataForDossierNote, lang: PaperLang, words: PaperWords): Paper {
  const day = data.writtenOn === undefined ? undefined : dateWords(data.writtenOn, lang);
  return {
    kind: 'dossier-note',
    lang,
    layout: 'form',
    title: words.title,
    organisation: committeeName(data.committee, lang),
    number: dossierLine(data.number, lang),
    date: data.writtenOn,
    foot: readingCopy(lang),
    body: [
      ...prose(data.words, 14),
      signatures(2, [signer(lang, ['说明人', 'Written by'], data.writtenBy, day ?? dateWords(undefined, lang))]),
      ...words.notes('note'),
    ],
  };
}

export const dossierNoteForm: PaperForm<DataForDossierNote> = {
  kind: 'dossier-note',
  texts: { note: [] },
  input: dossierNoteSchema,
  make: dossierNote,
  sample: {
    committee: sampleCommittee,
    number: sampleNumber,
    words: '现场照片原件存于村民委员会，卷内为复印件。',
    writtenBy: '周敏',
    writtenOn: '2027-01-08',
  },
};

// Pure. Decides the 封底 of a dossier: how many pages lie in it, who filed and who checked it, and when.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { dateWords, label, table, value } from '../../../kernel/paper.ts';
import type { Cell, Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { pick } from './party.ts';
import { sampleCommittee, sampleNumber } from './sample.ts';
import type { Label } from './sheet.ts';
import { committeeName, dossierLine, readingCopy } from './wording.ts';

export const dossierBackSchema = z.strictObject({
  committee: z.string().optional(),
  number: z.string().optional(),
  /** 案卷号 */
  fileNumber: z.string().optional(),
  /** 件数、页数 */
  pieces: z.int().optional(),
  pages: z.int().optional(),
  filedBy: z.string().optional(),
  filedOn: localDateSchema.optional(),
  /** 检查人 */
  checkedBy: z.string().optional(),
  custodian: z.string().optional(),
});
export type DataForDossierBack = z.infer<typeof dossierBackSchema>;

function dossierBack(data: DataForDossierBack, lang: PaperLang, words: PaperWords): Paper {
  const row = (name: Label, text: string | number | undefined): Cell[] => [
    label(pick(lang, ...name)),
    value(text, { height: 13 }),
  ];
  return {
    kind: 'dossier-back',
    lang,
    layout: 'form',
    title: words.title,
    organisation: committeeName(data.committee, lang),
    number: dossierLine(data.number, lang),
    date: data.filedOn,
    foot: readingCopy(lang),
    body: [
      { part: 'space', height: 20 },
      table(
        [1.4, 5],
        [
          row(['案卷号', 'File number'], data.fileNumber),
          row(['本卷件数', 'Pieces'], data.pieces),
          row(['本卷页数', 'Pages'], data.pages),
          row(['立卷人', 'Filed by'], data.filedBy),
          row(['立卷日期', 'Filed on'], data.filedOn && dateWords(data.filedOn, lang)),
          row(['检查人', 'Checked by'], data.checkedBy),
          row(['保管人', 'Kept by'], data.custodian),
        ],
      ),
      ...words.notes('note'),
    ],
  };
}

export const dossierBackForm: PaperForm<DataForDossierBack> = {
  kind: 'dossier-back',
  texts: { note: [] },
  input: dossierBackSchema,
  make: dossierBack,
  sample: {
    committee: sampleCommittee,
    number: sampleNumber,
    fileNumber: '2027-青山人调卷-0003',
    pieces: 9,
    pages: 14,
    filedBy: '周敏',
    filedOn: '2027-01-08',
    custodian: '周敏',
  },
};

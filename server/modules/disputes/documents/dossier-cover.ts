// Pure. Decides the 卷宗封面: committee, name and number of the dossier, mediators, days, who filed it and how long it is kept.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { cell, dateWords, fill, label, paragraph, table, value } from '../../../kernel/paper.ts';
import type { Cell, Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { pick } from './party.ts';
import { sampleCommittee, sampleNumber } from './sample.ts';
import { type Label, listed } from './sheet.ts';
import { committeeName, dossierLine, readingCopy } from './wording.ts';

const text = z.string().optional();

export const dossierCoverSchema = z.strictObject({
  committee: text,
  /** 卷名 */
  name: text,
  /** 卷号 */
  number: text,
  /** 案卷号, once it is archived; no row before. */
  fileNumber: text,
  mediators: z.array(z.string()).optional(),
  /** 调解日期 from … to … */
  from: localDateSchema.optional(),
  until: localDateSchema.optional(),
  filedBy: text,
  filedOn: localDateSchema.optional(),
  /** 保管期限 */
  retention: text,
  remarks: text,
});
export type DataForDossierCover = z.infer<typeof dossierCoverSchema>;

function dossierCover(data: DataForDossierCover, lang: PaperLang, words: PaperWords): Paper {
  const day = (date: string | undefined) => fill(date === undefined ? undefined : dateWords(date, lang), 8);
  const row = (name: Label, content: Cell): Cell[] => [label(pick(lang, ...name)), content];
  const tall = { height: 14 };
  return {
    kind: 'dossier-cover',
    lang,
    layout: 'form',
    title: words.title,
    organisation: committeeName(data.committee, lang),
    date: data.filedOn,
    foot: readingCopy(lang),
    body: [
      { part: 'space', height: 20 },
      table(
        [1.4, 5],
        [
          row(['卷名', 'Name'], value(data.name, tall)),
          row(
            ['卷号', 'Number'],
            cell([paragraph(dossierLine(data.number, lang).slice(1), { indent: false })], {
              valign: 'middle',
              ...tall,
            }),
          ),
          ...(data.fileNumber === undefined ? [] : [row(['案卷号', 'File number'], value(data.fileNumber, tall))]),
          row(['人民调解员', 'Mediators'], value(listed(data.mediators, lang), tall)),
          row(
            ['调解日期', 'Days of mediation'],
            cell([paragraph([day(data.from), pick(lang, '至', ' to '), day(data.until)], { indent: false })], {
              valign: 'middle',
              ...tall,
            }),
          ),
          row(['立卷人', 'Filed by'], value(data.filedBy, tall)),
          row(['立卷日期', 'Filed on'], value(data.filedOn && dateWords(data.filedOn, lang), tall)),
          row(['保管期限', 'Kept for'], value(data.retention, tall)),
          row(['备注', 'Remarks'], value(data.remarks, { height: 26 })),
        ],
      ),
    ],
  };
}

export const dossierCoverForm: PaperForm<DataForDossierCover> = {
  kind: 'dossier-cover',
  texts: {},
  input: dossierCoverSchema,
  make: dossierCover,
  sample: {
    committee: sampleCommittee,
    name: '王建国与李树田邻里纠纷',
    number: sampleNumber,
    mediators: ['陈志远'],
    from: '2026-11-25',
    until: '2026-12-02',
    filedBy: '周敏',
    filedOn: '2027-01-08',
    retention: '30年',
  },
};

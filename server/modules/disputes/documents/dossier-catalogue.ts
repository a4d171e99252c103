// Pure. Decides the 卷内目录 and the order in which a dossier is bound: thirteen places, some of which every dossier must fill.
import { z } from 'zod';
import { label, table, value } from '../../../kernel/paper.ts';
import type { Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { pick } from './party.ts';
import { sampleCommittee, sampleNumber } from './sample.ts';
import { committeeName, dossierLine, readingCopy } from './wording.ts';

export const dossierCatalogueSchema = z.strictObject({
  committee: z.string().optional(),
  number: z.string().optional(),
  items: z
    .array(
      z.strictObject({
        /** 文书名称 */
        name: z.string(),
        /** 页号: 1, 3-5 */
        pages: z.string().optional(),
        remarks: z.string().optional(),
      }),
    )
    .optional(),
});
export type DataForDossierCatalogue = z.infer<typeof dossierCatalogueSchema>;

/** Lines of the blank. */
const BLANKS = 16;

function dossierCatalogue(data: DataForDossierCatalogue, lang: PaperLang, words: PaperWords): Paper {
  const items = data.items?.length ? data.items : Array.from({ length: BLANKS }, () => undefined);
  const head = [
    ['序号', 'No.'],
    ['文书名称', 'Paper'],
    ['页号', 'Pages'],
    ['备注', 'Remarks'],
  ] as const;
  return {
    kind: 'dossier-catalogue',
    lang,
    layout: 'form',
    title: words.title,
    organisation: committeeName(data.committee, lang),
    number: dossierLine(data.number, lang),
    foot: readingCopy(lang),
    body: [
      table(
        [0.7, 4, 1.1, 1.8],
        [
          head.map(([zh, en]) => label(pick(lang, zh, en))),
          ...items.map((item, n) => [
            value(n + 1, { align: 'center', height: 9 }),
            value(item?.name),
            value(item?.pages, { align: 'center' }),
            value(item?.remarks),
          ]),
        ],
      ),
      ...words.notes('note'),
    ],
  };
}

export const dossierCatalogueForm: PaperForm<DataForDossierCatalogue> = {
  kind: 'dossier-catalogue',
  texts: { note: [] },
  input: dossierCatalogueSchema,
  make: dossierCatalogue,
  sample: {
    committee: sampleCommittee,
    number: sampleNumber,
    items: [
      { name: '人民调解申请书', pages: '1' },
      { name: '当事人权利义务告知书', pages: '2' },
      { name: '当事人身份证明', pages: '3-4', remarks: '复印件' },
      { name: '人民调解记录', pages: '5-7' },
      { name: '人民调解协议书', pages: '8-10' },
      { name: '人民调解回访记录', pages: '11' },
    ],
  },
};

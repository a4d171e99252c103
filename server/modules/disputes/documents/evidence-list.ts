// Pure. Decides the 证据材料清单: every piece with copies or pages, original or copy, who handed it in, what it shows, who took it and when.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { dateWords, label, signatures, table, value } from '../../../kernel/paper.ts';
import type { Cell, Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { pick } from './party.ts';
import { sampleCommittee, sampleNumber } from './sample.ts';
import { signer } from './sheet.ts';
import { committeeName, dossierLine, readingCopy } from './wording.ts';

const text = z.string().optional();

export const evidenceListSchema = z.strictObject({
  committee: text,
  number: text,
  items: z
    .array(
      z.strictObject({
        name: z.string(),
        /** 份数/页数: 1份3页 */
        amount: text,
        original: z.boolean().optional(),
        /** 提供人 */
        from: text,
        /** 证明内容 */
        shows: text,
        /** 接收人 */
        takenBy: text,
        takenOn: localDateSchema.optional(),
      }),
    )
    .optional(),
  listedBy: text,
  listedOn: localDateSchema.optional(),
});
export type DataForEvidenceList = z.infer<typeof evidenceListSchema>;
type Item = NonNullable<DataForEvidenceList['items']>[number];

/** Lines of the blank. */
const BLANKS = 14;

function evidenceList(data: DataForEvidenceList, lang: PaperLang, words: PaperWords): Paper {
  const given: (Item | undefined)[] = data.items?.length ? data.items : Array.from({ length: BLANKS }, () => undefined);
  return {
    kind: 'evidence-list',
    lang,
    layout: 'form',
    title: words.title,
    organisation: committeeName(data.committee, lang),
    number: dossierLine(data.number, lang),
    date: data.listedOn,
    foot: readingCopy(lang),
    body: [
      table([0.5, 1.9, 0.8, 0.85, 0.95, 1.7, 0.95, 1.15], [head(lang), ...given.map((item, n) => line(item, n, lang))]),
      ...words.notes('note'),
      signatures(2, [signer(lang, ['制表人', 'Listed by'], data.listedBy, dateWords(data.listedOn, lang))]),
    ],
  };
}

function head(lang: PaperLang): Cell[] {
  return (
    [
      ['序号', 'No.'],
      ['名称', 'Name'],
      ['份数/页数', 'Copies, pages'],
      ['原件/复印件', 'Original or copy'],
      ['提供人', 'Handed in by'],
      ['证明内容', 'What it shows'],
      ['接收人', 'Taken by'],
      ['日期', 'Date'],
    ] as const
  ).map(([zh, en]) => label(pick(lang, zh, en)));
}

function line(item: Item | undefined, n: number, lang: PaperLang): Cell[] {
  const kind =
    item?.original === undefined
      ? undefined
      : item.original
        ? pick(lang, '原件', 'original')
        : pick(lang, '复印件', 'copy');
  return [
    value(n + 1, { align: 'center', height: 8 }),
    value(item?.name),
    value(item?.amount, { align: 'center' }),
    value(kind, { align: 'center' }),
    value(item?.from),
    value(item?.shows),
    value(item?.takenBy),
    value(item?.takenOn === undefined ? undefined : dateWords(item.takenOn, lang)),
  ];
}

export const evidenceListForm: PaperForm<DataForEvidenceList> = {
  kind: 'evidence-list',
  texts: { note: [] },
  input: evidenceListSchema,
  make: evidenceList,
  sample: {
    committee: sampleCommittee,
    number: sampleNumber,
    items: [
      {
        name: '院墙倒塌照片',
        amount: '4张',
        original: true,
        from: '王建国',
        shows: '院墙倒塌的位置和长度',
        takenBy: '周敏',
        takenOn: '2026-11-22',
      },
      {
        name: '施工队报价单',
        amount: '2份',
        original: false,
        from: '王建国',
        shows: '修复费用',
        takenBy: '陈志远',
        takenOn: '2026-12-01',
      },
    ],
    listedBy: '周敏',
    listedOn: '2026-12-02',
  },
};

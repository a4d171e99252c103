import { makePaper } from '../../../kernel/paper-wording.ts';
import { paragraph, type Paper } from '../../../kernel/paper.ts';
import type { LocalDate } from '../../../kernel/local-date.ts';
import type { House } from '../../../platform/house.ts';
import { type BoundPart, type BoundPdf, startBinder } from '../../../platform/papers/bind.ts';
import { renderPdf } from '../../../platform/papers/papers.ts';
import { wordingOf } from '../../../platform/papers/wording.ts';
import { type DataForDossierBack, dossierBackForm } from '../documents/dossier-back.ts';
import { dossierCatalogueForm } from '../documents/dossier-catalogue.ts';
import { pagesWords, spansOf } from '../dossier-archive.ts';
import { DOSSIER_ITEMS, type DossierItem, ITEM_NAMES } from '../dossier-order.ts';

/** One piece to be bound, opened only when its turn comes. */
export interface BoundPiece {
  readonly item: DossierItem;
  /** 文书名称 in the catalogue. */
  readonly name: string;
  /** 备注: the name of a file. */
  readonly remarks?: string;
  readonly open: () => Promise<BoundPart>;
}

export interface DossierHead {
  readonly committee?: string | undefined;
  readonly number?: string | undefined;
  readonly fileNumber?: string | undefined;
  /** Title inside the file. */
  readonly title: string;
  readonly at: Date;
  readonly filedOn: LocalDate;
  readonly back: Pick<DataForDossierBack, 'filedBy' | 'checkedBy' | 'custodian'>;
  /** Version of the profile whose words stand on catalogue and back cover. */
  readonly profile: string;
}

/**
 * 装订 Cover, catalogue with page numbers, every piece in order, back cover: one PDF with bookmarks. Pieces are numbered from 1; cover, catalogue and back
 * cover carry no number, as archives want it. A file that cannot be bound is named on a sheet in its place.
 * @param onPiece after each piece, for the progress
 */
export async function bindPieces(
  house: House,
  head: DossierHead,
  cover: Paper,
  pieces: readonly BoundPiece[],
  onPiece: (done: number) => Promise<void> = async () => undefined,
): Promise<BoundPdf> {
  const binder = await startBinder();
  const counts: number[] = [];
  for (const [i, piece] of pieces.entries()) {
    const part = await piece.open();
    const added = await binder.add(part, true);
    counts.push(added === 'unreadable' ? await sheetInstead(binder, piece.remarks ?? piece.name) : added);
    await onPiece(i + 1);
  }
  const spans = spansOf(counts);
  const numbered = binder.pages();
  const of = { committee: head.committee, number: head.number };
  const catalogue = await renderPdf(
    makePaper(
      dossierCatalogueForm,
      dossierCatalogueForm.input.parse({
        ...defined(of),
        items: [
          ...pieces.map((piece, i) => ({
            name: piece.name,
            pages: pagesWords(spans[i] ?? { first: 1, last: 1 }),
            ...(piece.remarks ? { remarks: piece.remarks } : {}),
          })),
          { name: ITEM_NAMES.back.zh },
        ],
      }),
      wordingOf(house, 'dossier-catalogue', head.profile),
      'zh',
    ),
  );
  const back = await renderPdf(
    makePaper(
      dossierBackForm,
      dossierBackForm.input.parse(
        defined({
          ...of,
          fileNumber: head.fileNumber,
          pieces: pieces.length,
          pages: numbered,
          filedOn: head.filedOn,
          ...head.back,
        }),
      ),
      wordingOf(house, 'dossier-back', head.profile),
      'zh',
    ),
  );
  const covers = await binder.insert(await renderPdf(cover), 0);
  const before = covers + (await binder.insert(catalogue, covers));
  const last = binder.pages();
  await binder.add({ bytes: back, mediaType: 'application/pdf' }, false);
  return binder.finish(
    [
      { title: '卷宗封面', page: 0 },
      { title: '卷内目录', page: covers },
      ...bookmarksOf(
        pieces,
        spans.map((span) => before + span.first - 1),
      ),
      { title: ITEM_NAMES.back.zh, page: last },
    ],
    head,
  );
}

type Binder = Awaited<ReturnType<typeof startBinder>>;

/** A sheet in the place of a file that cannot be bound, so that nothing is left out in silence. @returns its pages */
export async function sheetInstead(binder: Binder, name: string): Promise<number> {
  const sheet: Paper = {
    kind: 'dossier-file',
    lang: 'zh',
    layout: 'letter',
    title: '附件另存',
    body: [paragraph(`“${name}”不是可以装订的图片或者 PDF，或者已加密、损坏，原件以电子文件另存于本案材料中。`)],
  };
  const added = await binder.add({ bytes: await renderPdf(sheet), mediaType: 'application/pdf' }, true);
  if (added === 'unreadable') throw new Error('the sheet in place of a file cannot be bound');
  return added;
}

/** One bookmark an item, and beneath it its pieces where there are several. */
function bookmarksOf(
  pieces: readonly BoundPiece[],
  at: readonly number[],
): { title: string; page: number; under?: { title: string; page: number }[] }[] {
  return DOSSIER_ITEMS.flatMap((item) => {
    const own = pieces.flatMap((piece, i) =>
      piece.item === item
        ? [{ title: piece.remarks ? `${piece.name}：${piece.remarks}` : piece.name, page: at[i] ?? 0 }]
        : [],
    );
    const [first] = own;
    if (!first) return [];
    const title = `${DOSSIER_ITEMS.indexOf(item) + 1} ${ITEM_NAMES[item].zh}`;
    return [{ title, page: first.page, ...(own.length > 1 ? { under: own } : {}) }];
  });
}

/** Without the members that are undefined: a form takes what is there. */
function defined<T extends object>(of: T): Partial<T> {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as Partial<T>;
}

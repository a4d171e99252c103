import { fail } from '../../../kernel/refusal.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import { inTransaction, type Tx } from '../../../platform/db.ts';
import { claimFiles, fileView, findFile, keepMade, openFile } from '../../../platform/files/index.ts';
import type { House } from '../../../platform/house.ts';
import { idIn, type Task } from '../../../platform/jobs/index.ts';
import type { Paper } from '../../../kernel/paper.ts';
import { renderPdf } from '../../../platform/papers/papers.ts';
import { systemPrincipal } from '../../../platform/principal.ts';
import { actBySystem, issuedPaper, type LockedMatter, readMatter } from '../../matters/index.ts';
import { BOUND, type Manifest, type ManifestEntry } from '../dossier-archive.ts';
import { dossierCoverSchema } from '../documents/dossier-cover.ts';
import { ITEM_NAMES } from '../dossier-order.ts';
import { bindPieces, type BoundPiece, type DossierHead } from '../queries/bound-dossier.ts';
import { manifestOf } from '../queries/dossier-contents.ts';
import { type BindOrder, bindOrder, saveProgress, saveSealed } from '../store/archive.ts';

const task = 'disputes.bindDossier';
/** The progress is written after so many pieces: a page that looks on needs no more. */
const stride = 5;

/** 装订封卷 Binds what the manifest of a dossier or a supplement names into one PDF, keeps it, and writes its hash into the history. Once, however often tried. */
export const bindDossier: Task = async (payload, { house, at }) => {
  const principal = systemPrincipal(house.countyId, task);
  const read = await inTransaction(house.db, principal, async (tx) => {
    const order = await bindOrder(tx, house.countyId, idIn(payload, 'id'));
    if (!order || order.row.sealed_at !== null || order.void) return null;
    const matter = await readMatter(tx, { id: order.row.matter_id });
    return { order, ...(await piecesOf(tx, house, matter, order)) };
  });
  if (!read) return;
  const { order, pieces, cover, head } = read;
  const bound = await bindPieces(house, head, cover, pieces, async (done) => {
    if (done % stride === 0)
      await inTransaction(house.db, principal, (tx) => saveProgress(tx, order, Math.min(done, order.row.parts_all)));
  });
  await keepMade(
    house,
    principal,
    { bytes: bound.pdf, name: `${order.row.number}.pdf`, mediaType: 'application/pdf' },
    at,
    (tx, kept) => seal(tx, house, order, { fileId: kept.fileId, pages: bound.pages, sha256: kept.sha256, at }),
  );
};

async function seal(
  tx: Tx,
  house: House,
  order: BindOrder,
  made: { readonly fileId: string; readonly pages: number; readonly sha256: string; readonly at: Date },
): Promise<void> {
  const { row } = order;
  await actBySystem(tx, house, { matterId: row.matter_id, task, at: made.at }, async () => {
    const sha256 = Buffer.from(made.sha256, 'hex');
    // Its twin was faster: this one's bytes go with the transaction.
    if (!(await saveSealed(tx, order, { ...made, sha256 }))) fail('conflict', 'dossier-sealed');
    if (!(await claimFiles(tx, [made.fileId], row.matter_id, made.at, { purpose: BOUND, most: 1000 })))
      throw new Error('the bound dossier cannot be kept with its matter');
    return {
      act: { act: 'keepDossier' },
      entry: 'sealDossier',
      facts: { archive: row.id, number: row.number, file: made.fileId, pages: made.pages, sha256: made.sha256 },
    };
  });
}

async function piecesOf(
  tx: Tx,
  house: House,
  matter: LockedMatter,
  { row, at, custodianPostId }: BindOrder,
): Promise<{ readonly pieces: BoundPiece[]; readonly cover: Paper; readonly head: DossierHead }> {
  const manifest: Manifest = manifestOf(row.manifest);
  const cover = await issuedPaper(tx, house, matter, 'dossier-cover', manifest.cover);
  if (!cover.sheet) throw new Error('the cover was issued without its sheet');
  const on = dossierCoverSchema.parse(cover.data);
  const pieces: BoundPiece[] = [];
  for (const entry of manifest.entries) pieces.push(await pieceOf(tx, house, matter, entry));
  const directory = house.directory();
  return {
    pieces,
    cover: cover.sheet,
    head: {
      committee: on.committee,
      number: on.number,
      fileNumber: row.number,
      title: row.number,
      at,
      filedOn: localDateOf(at),
      back: {
        filedBy: on.filedBy,
        custodian: directory.post(custodianPostId)?.officerName,
      },
      profile: matter.profile_version,
    },
  };
}

async function pieceOf(tx: Tx, house: House, matter: LockedMatter, entry: ManifestEntry): Promise<BoundPiece> {
  if (entry.from === 'paper') {
    const { sheet } = await issuedPaper(tx, house, matter, entry.kind, entry.paperId);
    if (!sheet) throw new Error(`the paper ${entry.paperId} was issued without its sheet`);
    const open = async () => ({ bytes: await renderPdf(sheet), mediaType: 'application/pdf' });
    return { item: entry.item, name: sheet.title, open };
  }
  const file = await findFile(tx, matter.id, entry.fileId);
  return {
    item: entry.item,
    name: ITEM_NAMES[entry.item].zh,
    remarks: fileView(house.crypto, file).name,
    open: async () => ({ bytes: await openFile(house, file), mediaType: file.media_type }),
  };
}

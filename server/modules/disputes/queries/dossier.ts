import { makePaper } from '../../../kernel/paper-wording.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, type Tx } from '../../../platform/db.ts';
import { type FileRow, fileView, findFile, openFile } from '../../../platform/files/index.ts';
import type { House } from '../../../platform/house.ts';
import type { Sent } from '../../../platform/http/serve.ts';
import { countPages } from '../../../platform/papers/bind.ts';
import { renderPdf } from '../../../platform/papers/papers.ts';
import { wordingOf } from '../../../platform/papers/wording.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { factsOf, issuedPaper, keepOpening, type LockedMatter, offeredActs, readMatter } from '../../matters/index.ts';
import type { DossierPiece, getDossier as contract, getDossierFile as fileContract } from '../contract/dossier.ts';
import { dossierCoverForm } from '../documents/dossier-cover.ts';
import { ITEM_NAMES, type Piece } from '../dossier-order.ts';
import type { ArchiveRow, SupplementRow } from '../store/archive.ts';
import { bindPieces, type BoundPiece } from './bound-dossier.ts';
import { type DossierContents, gatherDossier, idsIn, manifestOf } from './dossier-contents.ts';
import { coverData, noteData } from './dossier-sheets.ts';
import { fillPaper } from './paper-record.ts';
import { sheetOf } from './send-paper.ts';

type GetCall = Call<typeof contract, OfficerPrincipal>;
type FileCall = Call<typeof fileContract, OfficerPrincipal>;
type DossierReply = ReplyOf<typeof contract>;

/** 调解卷宗 The thirteen items, what fills each, what is missing, and what became of the dossier. */
export async function getDossier(call: GetCall): Promise<DossierReply> {
  const { house, principal, params } = call;
  const { matter, opened } = await inTransaction(house.db, principal, async (tx) => {
    const found = await readForFacts(tx, params.number);
    return { matter: found, opened: await gatherDossier(tx, house, found) };
  });
  const { standing, archive, whole } = opened;
  const pages = await pagesOfFiles(house, opened);
  const seen = (piece: Piece): DossierPiece => pieceView(house, matter, opened, piece, pages);
  return {
    version: matter.version,
    dossierNumber: whole.row.dossier_number,
    ended: whole.row.ended_at !== null,
    complete: standing.complete,
    missing: [...standing.missing],
    items: standing.items.map((one) => {
      const mark = opened.marks.get(one.item);
      const reason = one.item === 'note' && opened.note !== null ? opened.note : null;
      return {
        item: one.item,
        place: one.place,
        name: ITEM_NAMES[one.item],
        required: one.required,
        calledFor: one.calledFor,
        ...(archive?.how === 'scanned' && one.state === 'missing'
          ? { state: 'scanned' as const, gap: null }
          : { state: one.state, gap: one.gap }),
        reason: reason ?? (mark?.notApplicable ? (opened.words.get(mark.seq) ?? null) : null),
        pieces: one.pieces.map(seen),
      };
    }),
    loose: opened.loose.map((file) => fileOf(house, file, null, pages)),
    later: opened.later.map(seen),
    archive: archive
      ? {
          ...boundOf(house, archive, archive.archived_at, opened),
          how: archive.how,
          exceptions: archive.exceptions,
          custodian: house.directory().post(archive.custodian_post_id)?.officerName ?? null,
          retentionYears: archive.retention_years,
          retentionFrom: archive.retention_from,
          retentionUntil: archive.retention_until,
        }
      : null,
    supplements: opened.supplements.map((one) => boundOf(house, one, one.added_at, opened)),
    voided: opened.voided.map((one) => ({
      number: one.number,
      at: (one.voided_at ?? one.archived_at).toISOString(),
      reason: one.void_seq === null ? null : (opened.words.get(one.void_seq) ?? null),
    })),
    custodians: house
      .directory()
      .posts()
      .filter(
        (p) => p.organisationId === matter.holder_organisation_id || p.organisationId === principal.organisationId,
      )
      .filter((p) => p.roles.length > 0)
      .map((p) => ({ postId: p.id, name: p.officerName })),
    acts: actsOf(principal, matter, opened),
  };
}

/** Ring 2 alone may read it: whoever sees only number and clocks gets the answer of an unknown number. */
async function readForFacts(tx: Tx, number: string): Promise<LockedMatter> {
  const matter = await readMatter(tx, { number });
  if (!(await factsOf(tx, matter.id))) fail('unknown', 'not-found');
  return matter;
}

function actsOf(principal: OfficerPrincipal, matter: LockedMatter, { archive, whole }: DossierContents): string[] {
  if (!offeredActs(principal, matter).includes('keepDossier')) return [];
  const checks = principal.roles.includes('checker') || principal.roles.includes('centre_head');
  if (archive) return ['addDossierSupplement', ...(checks ? ['voidDossierArchive'] : [])];
  const ready = whole.row.ended_at !== null && whole.row.dossier_number !== null;
  return ['fileInDossier', 'markDossierItem', 'describeDossier', ...(ready ? ['archiveDossier'] : [])];
}

function boundOf(house: House, row: ArchiveRow | SupplementRow, at: Date, opened: DossierContents) {
  return {
    id: row.id,
    number: row.number,
    at: at.toISOString(),
    by: house.directory().post(row.by_post_id)?.officerName ?? null,
    reason: opened.words.get(row.seq) ?? null,
    sealed: row.sealed_at !== null,
    done: row.parts_done,
    all: row.parts_all,
    pages: row.pages,
    sha256: row.sha256?.toString('hex') ?? null,
    pieces: idsIn(manifestOf(row.manifest)).length,
  };
}

function pieceView(
  house: House,
  matter: LockedMatter,
  opened: DossierContents,
  piece: Piece,
  pages: ReadonlyMap<string, number>,
): DossierPiece {
  if (piece.from === 'file') {
    const file = opened.files.get(piece.fileId);
    if (file) return fileOf(house, file, piece.item, pages);
  }
  const kind = piece.from === 'file' ? null : piece.kind;
  return {
    item: piece.item,
    from: piece.from,
    name: kind === null ? ITEM_NAMES[piece.item].zh : titleOf(house, kind, matter.profile_version),
    kind,
    paperId: piece.from === 'paper' ? piece.paperId : null,
    fileId: piece.from === 'file' ? piece.fileId : null,
    pages: null,
  };
}

function titleOf(house: House, kind: string, version: string): string {
  return wordingOf(house, kind, version).title.zh;
}

function fileOf(
  house: House,
  file: FileRow,
  item: DossierPiece['item'],
  pages: ReadonlyMap<string, number>,
): DossierPiece {
  return {
    item,
    from: 'file',
    name: fileView(house.crypto, file).name,
    kind: null,
    paperId: null,
    fileId: file.id,
    pages: pages.get(file.id) ?? null,
  };
}

/** Pages are counted once for each content; a file that cannot be read has none. */
const counted = new Map<string, number>();
const MOST_COUNTED = 5000;
/** Larger files are counted when they are bound. */
const COUNTED_BYTES = 4 * 1024 * 1024;

async function pagesOfFiles(house: House, opened: DossierContents): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const file of opened.files.values()) {
    if (file.media_type.startsWith('image/')) found.set(file.id, 1);
    if (file.media_type !== 'application/pdf' || file.bytes > COUNTED_BYTES) continue;
    const key = file.sha256.toString('hex');
    if (!counted.has(key)) {
      if (counted.size >= MOST_COUNTED) counted.clear();
      const bytes = await openFile(house, file);
      counted.set(key, (await countPages({ bytes, mediaType: file.media_type })) ?? 0);
    }
    const pages = counted.get(key) ?? 0;
    if (pages > 0) found.set(file.id, pages);
  }
  return found;
}

/** 整本卷宗 As it was sealed; before that a draft from the record as it is now. Opening it leaves a row. */
export async function getDossierFile(call: FileCall): Promise<Sent> {
  const { house, principal, params, query, at } = call;
  const made = await inTransaction(house.db, principal, async (tx) => {
    const matter = await readForFacts(tx, params.number);
    const opened = await gatherDossier(tx, house, matter);
    await keepOpening(tx, principal, matter.id, 'getDossierFile', at);
    if (!opened.archive) return draftOf(tx, call, matter, opened);
    const row =
      query.supplement === undefined
        ? opened.archive
        : (opened.supplements.find((one) => one.id === query.supplement) ?? fail('unknown', 'paper-unknown'));
    if (row.file_id === null) fail('conflict', 'dossier-binding', { done: row.parts_done, all: row.parts_all });
    return { file: await findFile(tx, matter.id, row.file_id), name: row.number };
  });
  const bytes = 'file' in made ? await openFile(house, made.file) : await made.bind();
  return { media: 'application/pdf', bytes, fileName: `${made.name}.pdf`, inline: true };
}

/** A draft is made while the reader waits: only of so much. The archived one is made by a job. */
const DRAFT_BYTES = 30 * 1024 * 1024;

async function draftOf(
  tx: Tx,
  call: FileCall,
  matter: LockedMatter,
  opened: DossierContents,
): Promise<{ readonly name: string; readonly bind: () => Promise<Buffer> }> {
  const { house, at } = call;
  if (opened.whole.row.dossier_number === null) fail('conflict', 'dossier-number-missing');
  const bytes = opened.pieces.reduce(
    (sum, p) => sum + (p.from === 'file' ? (opened.files.get(p.fileId)?.bytes ?? 0) : 0),
    0,
  );
  if (bytes > DRAFT_BYTES) fail('too-large', 'dossier-too-large', { maxBytes: DRAFT_BYTES });
  const pieces: BoundPiece[] = [];
  for (const piece of opened.pieces) pieces.push(await draftPiece(tx, call, matter, opened, piece));
  const on = await coverData(tx, call, matter);
  const version = matter.profile_version;
  const cover = makePaper(dossierCoverForm, on, wordingOf(house, 'dossier-cover', version), 'zh');
  const name = opened.whole.row.dossier_number;
  const head = {
    committee: on.committee,
    number: on.number,
    title: name,
    at,
    filedOn: localDateOf(at),
    back: {},
    profile: version,
  };
  return { name, bind: async () => (await bindPieces(house, head, cover, pieces)).pdf };
}

async function draftPiece(
  tx: Tx,
  call: FileCall,
  matter: LockedMatter,
  opened: DossierContents,
  piece: Piece,
): Promise<BoundPiece> {
  const { house } = call;
  if (piece.from === 'file') {
    const file = opened.files.get(piece.fileId) ?? fail('unknown', 'not-found');
    return {
      item: piece.item,
      name: ITEM_NAMES[piece.item].zh,
      remarks: fileView(house.crypto, file).name,
      open: async () => ({ bytes: await openFile(house, file), mediaType: file.media_type }),
    };
  }
  const sheet =
    piece.from === 'paper'
      ? (await issuedPaper(tx, house, matter, piece.kind, piece.paperId)).sheet
      : await recordSheet(tx, call, matter, opened, piece);
  if (!sheet) fail('unknown', 'paper-unknown');
  return {
    item: piece.item,
    name: sheet.title,
    open: async () => ({ bytes: await renderPdf(sheet), mediaType: 'application/pdf' }),
  };
}

async function recordSheet(
  tx: Tx,
  call: FileCall,
  matter: LockedMatter,
  opened: DossierContents,
  piece: Extract<Piece, { from: 'record' }>,
) {
  const { kind, partyId, sessionId } = piece;
  const data =
    kind === 'dossier-note'
      ? await noteData(tx, call, matter, opened.note)
      : (await fillPaper(tx, call, matter, { kind, partyId, sessionId })).data;
  return sheetOf(call.house, kind, data, 'zh', matter.profile_version);
}

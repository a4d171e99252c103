import { localDateOf } from '../../../kernel/instant.ts';
import type { Paper } from '../../../kernel/paper.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, type Tx } from '../../../platform/db.ts';
import { type FileRow, fileView, openFile } from '../../../platform/files/index.ts';
import type { House } from '../../../platform/house.ts';
import type { Sent } from '../../../platform/http/serve.ts';
import { type Bookmark, startBinder } from '../../../platform/papers/bind.ts';
import { renderPdf } from '../../../platform/papers/papers.ts';
import type { OfficerPrincipal, PartyPrincipal } from '../../../platform/principal.ts';
import { keepOpening, type LockedMatter, openParties, type PaperCall, readMatter } from '../../matters/index.ts';
import type { getOwnPerformancePack as ownContract, getPerformancePack as contract } from '../contract/performance.ts';
import type { BreachRoadId } from '../breach-roads.ts';
import { packFor, type PackPaper, packOf } from '../pack.ts';
import { speaksFor } from '../parties.ts';
import { rowsOf } from '../store/rows-of.ts';
import { sheetInstead } from './bound-dossier.ts';
import { fillPaper } from './paper-record.ts';
import { paperSource } from './paper-source.ts';
import { claimsOf } from './performance.ts';
import { sheetOf } from './send-paper.ts';

/** What is bound while somebody waits. */
const MOST_BYTES = 30 * 1024 * 1024;
const TITLE = '协议和履行证明材料';

interface Piece {
  readonly title: string;
  readonly content: { readonly sheet: Paper } | { readonly file: FileRow };
}

/** 成套材料 Agreement, its signed scan, how it was performed, every proof, the form of the road taken: one PDF to take to the court or to legal aid. Opening it leaves a row. */
export async function getPerformancePack(call: Call<typeof contract, OfficerPrincipal>): Promise<Sent> {
  const { house, principal, params, at } = call;
  const pieces = await inTransaction(house.db, principal, async (tx) => {
    const matter = await readMatter(tx, { number: params.number });
    const found = await piecesOf(tx, call, matter, { road: call.query.road, partyId: call.query.party });
    await keepOpening(tx, principal, matter.id, 'getPerformancePack', at);
    return found;
  });
  return bound(house, pieces, at, `${params.number}-${TITLE}`);
}

/** 我的成套材料 The same for a party, who takes it along. */
export async function getOwnPerformancePack(call: Call<typeof ownContract, PartyPrincipal>): Promise<Sent> {
  const { house, principal, at, query } = call;
  const pieces = await inTransaction(house.db, principal, async (tx) => {
    const matter = await readMatter(tx, { id: principal.matterId });
    const me = (await openParties(tx, house, matter.id)).find((p) => p.id === principal.partyId);
    if (!me) fail('unknown', 'not-found');
    return piecesOf(tx, call, matter, { road: query.road, viewerId: me.id, own: speaksFor(me) ?? '' });
  });
  return bound(house, pieces, at, TITLE);
}

/**
 * In the order of the pack: beneath the agreement the scans of this very agreement as it was signed, beneath the record of performance every proof of it.
 * No other file of the matter has a place here: a scan of the record of the talks is kept under the same kind as the agreement's.
 */
async function piecesOf(
  tx: Tx,
  call: PaperCall,
  matter: LockedMatter,
  wanted: {
    readonly road?: BreachRoadId | undefined;
    readonly viewerId?: string;
    readonly own?: string;
    readonly partyId?: string | undefined;
  },
): Promise<readonly Piece[]> {
  const { house } = call;
  const source = await paperSource(tx, call, matter);
  const today = localDateOf(call.at);
  const keeping = await source.keeping();
  const { viewerId } = wanted;
  const claims = claimsOf(keeping, source.parties);
  const whole = packOf(keeping, claims, today, wanted.own);
  if (whole.length === 0) fail('conflict', 'pack-not-ready');
  const taken = packFor(whole, keeping.roads, wanted.road) ?? fail('conflict', 'road-not-open', { road: wanted.road });
  const [files, signed] = [await source.files(), await rowsOf(tx, 'disputes.signed_paper', matter)];
  const scans = new Set(signed.filter((row) => row.agreement_id === keeping.agreement?.id).map((row) => row.file_id));
  const beneath = (kind: PackPaper): readonly FileRow[] =>
    kind === 'agreement' || kind === 'oral-agreement'
      ? files.filter((one) => scans.has(one.row.id)).map((one) => one.row)
      : kind === 'performance-record'
        ? files.filter((one) => one.kind === 'performance').map((one) => one.row)
        : [];
  const pieces: Piece[] = [];
  for (const { kind, road } of taken) {
    const whose = road === null ? {} : { partyId: wanted.partyId };
    const { data } = await fillPaper(
      tx,
      call,
      matter,
      viewerId === undefined ? { kind, ...whose } : { kind, viewerId },
      source,
    );
    const sheet = sheetOf(house, kind, data, 'zh', matter.profile_version);
    pieces.push({ title: sheet.title, content: { sheet } });
    for (const file of beneath(kind)) pieces.push({ title: fileView(house.crypto, file).name, content: { file } });
  }
  const bytes = pieces.reduce((sum, { content }) => sum + ('file' in content ? content.file.bytes : 0), 0);
  if (bytes > MOST_BYTES) fail('too-large', 'pack-too-large', { maxBytes: MOST_BYTES });
  return pieces;
}

async function bound(house: House, pieces: readonly Piece[], at: Date, name: string): Promise<Sent> {
  const binder = await startBinder();
  const marks: Bookmark[] = [];
  for (const { title, content } of pieces) {
    marks.push({ title, page: binder.pages() });
    const part =
      'sheet' in content
        ? { bytes: await renderPdf(content.sheet), mediaType: 'application/pdf' }
        : { bytes: await openFile(house, content.file), mediaType: content.file.media_type };
    if ((await binder.add(part, true)) === 'unreadable') await sheetInstead(binder, title);
  }
  const { pdf } = await binder.finish(marks, { title: TITLE, at });
  return { media: 'application/pdf', bytes: pdf, fileName: `${name}.pdf`, inline: true };
}

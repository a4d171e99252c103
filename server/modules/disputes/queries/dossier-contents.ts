import { fail } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/db.ts';
import { type FileRow, filesOf } from '../../../platform/files/index.ts';
import type { House } from '../../../platform/house.ts';
import { issuedPapers, type LockedMatter, openParties } from '../../matters/index.ts';
import { withPresentParties } from '../commands/act-on-mediation.ts';
import { BOUND, type Manifest, manifestSchema } from '../dossier-archive.ts';
import {
  type DossierItem,
  type DossierStanding,
  inOrder,
  itemOfAct,
  itemOfPaper,
  type Piece,
  standingOfDossier,
} from '../dossier-order.ts';
import { isReady, type RecordFacts } from '../offered-papers.ts';
import { isMatterPaper, PAPER_KINDS } from '../paper-kinds.ts';
import { type ArchiveRow, caseFacts, dossierRows, type SupplementRow, wordsAt } from '../store/archive.ts';
import { type WholeMediation, wholeMediation } from '../store/whole.ts';
import { offerFacts } from './offer-facts.ts';

type IssuedPaper = Awaited<ReturnType<typeof issuedPapers>>[number];

/** A dossier as it stands: what lies in it, what is missing, and what became of it. */
export interface DossierContents {
  readonly whole: WholeMediation;
  readonly standing: DossierStanding;
  /** In the order of binding. */
  readonly pieces: readonly Piece[];
  readonly files: ReadonlyMap<string, FileRow>;
  readonly papers: ReadonlyMap<string, IssuedPaper>;
  /** Files of the matter that lie nowhere in the dossier. */
  readonly loose: readonly FileRow[];
  /** Sealed or being bound; null while the dossier is open. */
  readonly archive: ArchiveRow | null;
  readonly voided: readonly ArchiveRow[];
  readonly supplements: readonly SupplementRow[];
  /** Issued papers and files that came after sealing and lie in no supplement. */
  readonly later: readonly Piece[];
  /** Reasons and remarks by the entry they were written with. */
  readonly words: ReadonlyMap<number, string>;
  readonly marks: ReadonlyMap<DossierItem, { readonly seq: number; readonly notApplicable: boolean }>;
  /** Words of the 卷宗情况说明. */
  readonly note: string | null;
}

/** @throws Refused `conflict/mediation-unknown` */
export async function gatherDossier(tx: Tx, house: House, matter: LockedMatter): Promise<DossierContents> {
  const [seen, parties] = await Promise.all([wholeMediation(tx, matter), openParties(tx, house, matter.id)]);
  if (!seen) fail('conflict', 'mediation-unknown');
  const whole = { ...seen, standing: withPresentParties(seen.standing, parties) };
  const [record, allFiles, issued, rows, facts] = await Promise.all([
    offerFacts(tx, house, matter, whole, parties),
    filesOf(tx, matter.id),
    issuedPapers(tx, matter),
    dossierRows(tx, matter, whole.row.id),
    caseFacts(tx, matter, whole.row.id),
  ]);
  const files = allFiles.filter((file) => file.purpose !== BOUND);
  const papers = issued.filter(
    (paper) => paper.erased_at === null && (paper.mediation_id === null || paper.mediation_id === whole.row.id),
  );
  const archive = rows.archives.find((one) => one.voided_at === null) ?? null;
  const marks = new Map(rows.marks.map((m) => [m.item, { seq: m.seq, notApplicable: m.not_applicable }]));
  const seqs = [
    ...rows.marks.map((m) => m.seq),
    ...rows.archives.flatMap((a) => (a.void_seq === null ? [a.seq] : [a.seq, a.void_seq])),
    ...rows.supplements.map((s) => s.seq),
  ];
  const words = await wordsAt(tx, matter, seqs);
  const noteMark = marks.get('note');
  const noted = noteMark && !noteMark.notApplicable ? words.get(noteMark.seq) : undefined;
  const note = noted?.kind === 'dossierNote' ? noted.body : null;
  const agents = parties.filter((p) => p.role === 'agent' && !p.replaced).map((p) => p.id);
  const placed = placeFiles(files, rows.files, facts.attached);
  const fromPapers = latest(papers);
  const fromRecord = archive
    ? []
    : readyPieces(whole, record, agents, note !== null).filter(
        (piece) =>
          !fromPapers.some((p) => sameSheet(p, piece)) &&
          // A list of evidence without evidence says nothing: the sealed agreement alone is none.
          (piece.kind !== 'evidence-list' || placed.pieces.some((p) => p.item === 'evidence')),
      );
  const pieces = inOrder<Piece>([
    ...fromPapers.map((p): Piece => ({ from: 'paper', item: p.item, kind: p.paper.kind, paperId: p.paper.id })),
    ...fromRecord,
    ...placed.pieces,
  ]);
  const held = new Set([
    ...(archive ? idsIn(manifestOf(archive.manifest)) : []),
    ...rows.supplements.filter((s) => s.archive_id === archive?.id).flatMap((s) => idsIn(manifestOf(s.manifest))),
  ]);
  const cameAt = (piece: Exclude<Piece, { from: 'record' }>): Date =>
    (piece.from === 'paper'
      ? papers.find((one) => one.id === piece.paperId)?.at
      : files.find((one) => one.id === piece.fileId)?.attached_at) ?? matter.registered_at;
  return {
    whole,
    pieces,
    standing: standingOfDossier(pieces, {
      ended:
        whole.row.ended_at === null
          ? null
          : ((record.ended === 'with-agreement' ? whole.agreement?.kind : null) ?? 'without'),
      agents: agents.length,
      performed: facts.performed,
      visited: facts.visited,
      confirmed: facts.confirmed,
      noted: note !== null,
      notApplicable: [...marks].flatMap(([item, mark]) => (mark.notApplicable ? [item] : [])),
    }),
    files: new Map(files.map((file) => [file.id, file])),
    papers: new Map(papers.map((paper) => [paper.id, paper])),
    loose: files.filter(
      (file) => !held.has(file.id) && !placed.pieces.some((p) => p.from === 'file' && p.fileId === file.id),
    ),
    archive,
    voided: rows.archives.filter((one) => one.voided_at !== null),
    supplements: archive ? rows.supplements.filter((s) => s.archive_id === archive.id) : [],
    later: archive
      ? pieces.filter(
          (p) =>
            p.from !== 'record' &&
            !held.has(p.from === 'paper' ? p.paperId : p.fileId) &&
            // A scan of the whole takes the place of what the record held until then.
            (archive.how !== 'scanned' || cameAt(p) > archive.archived_at),
        )
      : [],
    words: new Map([...words].map(([seq, one]) => [seq, one.body])),
    marks,
    note,
  };
}

export function manifestOf(text: string): Manifest {
  return manifestSchema.parse(JSON.parse(text));
}

/** Papers and files that a manifest holds. */
export function idsIn(manifest: Manifest): string[] {
  return manifest.entries.map((entry) => (entry.from === 'paper' ? entry.paperId : entry.fileId));
}

interface PlacedPaper {
  readonly item: DossierItem;
  readonly paper: IssuedPaper;
}

/** Of each sheet the one that was issued last; the cover and the catalogue are made when it is bound. */
function latest(papers: readonly IssuedPaper[]): PlacedPaper[] {
  const byKey = new Map<string, PlacedPaper>();
  for (const paper of papers) {
    const item = itemOfPaper(paper.kind);
    if (item) byKey.set(`${paper.kind}/${paper.party_id ?? ''}/${paper.session_id ?? ''}`, { item, paper });
  }
  return [...byKey.values()].sort((a, b) => kindRank(a.paper.kind) - kindRank(b.paper.kind));
}

function kindRank(kind: string): number {
  return (PAPER_KINDS as readonly string[]).indexOf(kind);
}

type RecordPiece = Extract<Piece, { from: 'record' }>;

function sameSheet({ paper }: PlacedPaper, piece: RecordPiece): boolean {
  if (paper.kind !== piece.kind) return false;
  if (piece.sessionId !== undefined) return paper.session_id === piece.sessionId;
  return piece.partyId === undefined || paper.party_id === piece.partyId;
}

/** These lie in a dossier only where they were issued: their forms alone say nothing. */
const ONLY_ISSUED: ReadonlySet<string> = new Set([
  'mediation-notice',
  'investigation-record',
  'performance-record',
  'confirmation-application',
]);

/** What the record can fill now: printed and kept when the dossier is archived. */
function readyPieces(
  whole: WholeMediation,
  record: RecordFacts,
  agents: readonly string[],
  noted: boolean,
): RecordPiece[] {
  return PAPER_KINDS.flatMap((kind): RecordPiece[] => {
    const item = itemOfPaper(kind);
    if (!item || isMatterPaper(kind) || !isReady(kind, record)) return [];
    const sheet = { from: 'record', item, kind } as const;
    if (kind === 'application') return whole.row.source === 'application' ? [sheet] : [];
    if (kind === 'power-of-attorney') return agents.map((partyId) => ({ ...sheet, partyId }));
    if (kind === 'mediation-record')
      return whole.sessions.filter((s) => s.recorded_at !== null).map((s) => ({ ...sheet, sessionId: s.id }));
    if (kind === 'dossier-note') return noted ? [sheet] : [];
    if (ONLY_ISSUED.has(kind)) return [];
    return [sheet];
  });
}

/** Each file at the place a person gave it, else where the act puts it with which it came. */
function placeFiles(
  files: readonly FileRow[],
  put: readonly { readonly file_id: string; readonly item: DossierItem }[],
  attached: readonly { readonly file_id: string; readonly act: string }[],
): { readonly pieces: Piece[] } {
  const byHand = new Map(put.map((one) => [one.file_id, one.item]));
  const byAct = new Map(attached.map((one) => [one.file_id, itemOfAct(one.act)]));
  return {
    pieces: files.flatMap((file): Piece[] => {
      const item = byHand.get(file.id) ?? byAct.get(file.id);
      return item ? [{ from: 'file', item, fileId: file.id }] : [];
    }),
  };
}

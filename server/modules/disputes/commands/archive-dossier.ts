import { createHash } from 'node:crypto';
import { canonical } from '../../../kernel/canonical.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import { yearOf } from '../../../kernel/local-date.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { newId } from '../../../platform/new-id.ts';
import { enqueue } from '../../../platform/outbox.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import {
  actOnMatter,
  type ActWork,
  attachFiles,
  keepPaper,
  type OfficerCall,
  type PaperFacts,
  replyAfterAct,
} from '../../matters/index.ts';
import type { archiveDossier as contract, voidDossierArchive as voidContract } from '../contract/dossier.ts';
import { dossierCoverForm } from '../documents/dossier-cover.ts';
import { dossierNoteForm } from '../documents/dossier-note.ts';
import {
  fileNumber,
  keptFromUntil,
  type Manifest,
  type ManifestEntry,
  retentionFor,
  retentionWords,
} from '../dossier-archive.ts';
import { inOrder, type Piece } from '../dossier-order.ts';
import { formOf } from '../paper-kinds.ts';
import { type DossierContents, gatherDossier } from '../queries/dossier-contents.ts';
import { coverData, noteData } from '../queries/dossier-sheets.ts';
import { fillPaper } from '../queries/paper-record.ts';
import { insertArchive, nextFileSerial, putFiles, voidArchive } from '../store/archive.ts';

/** Who may let missing papers pass. */
const CHECKERS = ['checker', 'centre_head'] as const;

type Call = OfficerCall<typeof contract>;

/**
 * 归档封卷 What the record can fill is printed and kept, everything is named with its hash, the file number is given; a job binds it. From here on the
 * dossier does not change.
 */
export function archiveDossier(call: Call): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'keepDossier', async (work) => {
    const { tx, matter, times, record } = work;
    const { house, principal, body } = call;
    const opened = await gatherDossier(tx, house, matter);
    const exceptions = mayArchive(opened, principal, body);
    const custodianPostId = custodianOf(call, matter.holder_organisation_id);
    const mediation = opened.whole.row;
    const scanned = body.scanFileIds !== undefined;
    const kept = scanned ? [] : await printRecord(call, work, opened);
    const fromFiles = scanned ? await scans(call, work, opened, body.scanFileIds ?? []) : filesOf(opened);
    const entries = inOrder<ManifestEntry>([...(scanned ? [] : papersOf(opened)), ...kept, ...fromFiles]);
    const archivedOn = localDateOf(times.doneAt);
    const term = retentionFor(house.profileAt(matter.profile_version), matter.category);
    const onCover = await coverData(tx, call, matter);
    // Last: the number waits for others of the committee, and the cover shows it.
    const year = yearOf(archivedOn);
    const serial = await nextFileSerial(tx, { countyId: matter.county_id, committeeId: mediation.committee_id, year });
    const committee = house.directory().organisation(mediation.committee_id);
    const number = fileNumber({ year, committee: committee?.shortName ?? committee?.name ?? '', serial });
    const cover = await keepPaper(
      { tx, house, matter, times },
      {
        form: dossierCoverForm,
        data: {
          ...onCover,
          fileNumber: number,
          filedBy: house.directory().post(principal.postId)?.officerName,
          filedOn: archivedOn,
          retention: retentionWords(term.years),
        },
        mediationId: mediation.id,
      },
    );
    const manifest: Manifest = { number, cover: cover.paper, entries };
    const text = canonical(manifest);
    const sha256 = createHash('sha256').update(text).digest();
    const id = newId(times.recordedAt);
    const { from, until } = keptFromUntil(archivedOn, term.years);
    await insertArchive(tx, {
      county_id: matter.county_id,
      id,
      mediation_id: mediation.id,
      matter_id: matter.id,
      committee_id: mediation.committee_id,
      year,
      serial,
      number,
      dossier_number: mediation.dossier_number ?? '',
      how: scanned ? 'scanned' : 'made',
      exceptions: [...exceptions],
      manifest: text,
      manifest_sha256: sha256,
      archived_at: times.doneAt,
      by_post_id: principal.postId,
      custodian_post_id: custodianPostId,
      seq: matter.version + 1,
      retention_rule: term.rule,
      retention_years: term.years,
      retention_from: from,
      retention_until: until,
      parts_done: 0,
      parts_all: entries.length,
      file_id: null,
      sha256: null,
      pages: null,
      sealed_at: null,
      voided_at: null,
      void_seq: null,
    });
    await enqueue(tx, 'disputes.bindDossier', { countyId: matter.county_id, id }, `dossier.${id}`);
    const after = await record({
      act: { act: 'keepDossier' },
      entry: 'archiveDossier',
      facts: {
        archive: id,
        mediation: mediation.id,
        number,
        contents: sha256.toString('hex'),
        exceptions,
        retention: { rule: term.rule, years: term.years, until },
        papers: [...kept.map(({ paperId, kind, sha256: of }) => ({ paper: paperId, kind, sha256: of })), cover],
      },
      notes: body.exceptionReason ? [{ kind: 'reason', body: body.exceptionReason }] : [],
    });
    return { ...replyAfterAct(principal, after), fileNumber: number };
  });
}

/** 案卷号作废 Number and reason stay; the dossier is open again and gets the next number when it is archived anew. */
export function voidDossierArchive(call: OfficerCall<typeof voidContract>): Promise<ReplyOf<typeof voidContract>> {
  return actOnMatter(call, 'keepDossier', async ({ tx, matter, times, record }) => {
    const { archive } = await gatherDossier(tx, call.house, matter);
    if (!archive) fail('conflict', 'dossier-not-sealed');
    await voidArchive(tx, archive, times.doneAt, matter.version + 1);
    const after = await record({
      act: { act: 'keepDossier' },
      entry: 'voidDossierArchive',
      facts: { archive: archive.id, number: archive.number },
      notes: [{ kind: 'reason', body: call.body.reason }],
    });
    return replyAfterAct(call.principal, after);
  });
}

/** Items that are missing and let pass. @throws Refused why it cannot be archived now */
function mayArchive(opened: DossierContents, principal: OfficerPrincipal, body: Call['body']): readonly string[] {
  const { whole, archive, standing } = opened;
  if (archive) fail('conflict', 'dossier-sealed', { fileNumber: archive.number });
  if (whole.row.dossier_number === null) fail('conflict', 'dossier-number-missing');
  if (whole.row.ended_at === null) fail('conflict', 'dossier-not-ended');
  // The papers of a dossier on paper lie in the scan: whoever archives it has it in hand.
  if (body.scanFileIds !== undefined || standing.complete) return [];
  if (body.exceptionReason === undefined) fail('conflict', 'dossier-incomplete', { missing: standing.missing });
  if (!CHECKERS.some((role) => principal.roles.includes(role)))
    fail('forbidden', 'dossier-exception-not-yours', { roles: CHECKERS });
  return standing.missing;
}

/** Of the committee that holds the matter, or of the caller's own body. @throws Refused `custodian-unknown` */
function custodianOf({ house, principal, body }: Call, holder: number | null): number {
  const { custodianPostId } = body;
  if (custodianPostId === undefined) return principal.postId;
  const post = house.directory().post(custodianPostId);
  if (!post || post.roles.length === 0 || ![holder, principal.organisationId].includes(post.organisationId))
    fail('invalid', 'custodian-unknown', { field: 'custodianPostId' });
  return post.id;
}

type PaperEntry = Extract<ManifestEntry, { from: 'paper' }>;
type FileEntry = Extract<ManifestEntry, { from: 'file' }>;

/** Prints and keeps every sheet that the record can fill and that was not issued before. */
async function printRecord(call: Call, work: ActWork, opened: DossierContents): Promise<PaperEntry[]> {
  const entries: PaperEntry[] = [];
  for (const piece of opened.pieces) {
    if (piece.from !== 'record') continue;
    const facts = await printed(call, work, opened, piece);
    entries.push({ from: 'paper', item: piece.item, kind: facts.kind, paperId: facts.paper, sha256: facts.sha256 });
  }
  return entries;
}

async function printed(
  call: Call,
  { tx, matter, times }: ActWork,
  opened: DossierContents,
  piece: Extract<Piece, { from: 'record' }>,
): Promise<PaperFacts> {
  const { house } = call;
  const { kind, partyId, sessionId } = piece;
  const of = { mediationId: opened.whole.row.id, partyId, sessionId };
  const given = { tx, house, matter, times };
  if (kind !== 'dossier-note') {
    const { data } = await fillPaper(tx, call, matter, { kind, partyId, sessionId });
    return keepPaper(given, { form: formOf(kind), data, ...of });
  }
  const note = {
    ...(await noteData(tx, call, matter, opened.note)),
    writtenBy: house.directory().post(call.principal.postId)?.officerName,
    writtenOn: localDateOf(times.doneAt),
  };
  return keepPaper(given, { form: dossierNoteForm, data: note, ...of });
}

function papersOf(opened: DossierContents): PaperEntry[] {
  return opened.pieces.flatMap((piece): PaperEntry[] => {
    if (piece.from !== 'paper') return [];
    const paper = opened.papers.get(piece.paperId);
    if (!paper) return [];
    const sha256 = paper.sha256.toString('hex');
    return [{ from: 'paper', item: piece.item, kind: piece.kind, paperId: piece.paperId, sha256 }];
  });
}

function filesOf(opened: DossierContents): FileEntry[] {
  return opened.pieces.flatMap((piece): FileEntry[] => {
    if (piece.from !== 'file') return [];
    const file = opened.files.get(piece.fileId);
    return file ? [{ from: 'file', item: piece.item, fileId: file.id, sha256: file.sha256.toString('hex') }] : [];
  });
}

/** The scan of a whole dossier on paper, bound as it is. */
async function scans(
  { house }: Call,
  { tx, matter, times }: ActWork,
  opened: DossierContents,
  fileIds: readonly string[],
): Promise<FileEntry[]> {
  await attachFiles(tx, matter, { ids: fileIds, kind: 'dossier', at: times.recordedAt });
  await putFiles(tx, {
    countyId: matter.county_id,
    mediationId: opened.whole.row.id,
    matterId: matter.id,
    item: 'record',
    fileIds,
    seq: matter.version + 1,
    at: times.recordedAt,
  });
  const after = await gatherDossier(tx, house, matter);
  return filesOf(after).filter((entry) => fileIds.includes(entry.fileId));
}

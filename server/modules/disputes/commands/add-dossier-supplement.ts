import { createHash } from 'node:crypto';
import { canonical } from '../../../kernel/canonical.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { newId } from '../../../platform/new-id.ts';
import { enqueue } from '../../../platform/outbox.ts';
import { actOnMatter, attachFiles, keepPaper, type OfficerCall, replyAfterAct } from '../../matters/index.ts';
import type { addDossierSupplement as contract } from '../contract/dossier.ts';
import { dossierCoverForm } from '../documents/dossier-cover.ts';
import { type Manifest, type ManifestEntry, retentionWords, supplementNumber } from '../dossier-archive.ts';
import { inOrder, itemOfPaper } from '../dossier-order.ts';
import { type DossierContents, gatherDossier, idsIn, manifestOf } from '../queries/dossier-contents.ts';
import { coverData } from '../queries/dossier-sheets.ts';
import { insertSupplement } from '../store/archive.ts';

/** 补充卷 What came after sealing, under its own number and with its own catalogue; the sealed dossier stays as it is. */
export function addDossierSupplement(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'keepDossier', async ({ tx, matter, times, record }) => {
    const { house, principal, body } = call;
    const { reason, paperIds = [], fileIds = [], matterFileIds = [] } = body;
    if (paperIds.length + fileIds.length + matterFileIds.length === 0) fail('invalid', 'dossier-nothing-given');
    const before = await gatherDossier(tx, house, matter);
    const { archive } = before;
    if (!archive) fail('conflict', 'dossier-not-sealed');
    mustBeNew(before, paperIds, matterFileIds);
    await attachFiles(tx, matter, { ids: fileIds, kind: 'dossier', at: times.recordedAt });
    const opened = fileIds.length > 0 ? await gatherDossier(tx, house, matter) : before;
    const entries = inOrder([
      ...paperIds.map((id) => paperEntry(opened, id)),
      ...[...fileIds, ...matterFileIds].map((id) => fileEntry(opened, id)),
    ]);
    const serial = opened.supplements.length + 1;
    const number = supplementNumber(archive.number, serial);
    const on = await coverData(tx, call, matter);
    const cover = await keepPaper(
      { tx, house, matter, times },
      {
        form: dossierCoverForm,
        data: {
          ...on,
          ...(on.name === undefined ? {} : { name: `${on.name}（补充卷）` }),
          fileNumber: number,
          filedBy: house.directory().post(principal.postId)?.officerName,
          filedOn: localDateOf(times.doneAt),
          retention: retentionWords(archive.retention_years),
        },
        mediationId: archive.mediation_id,
      },
    );
    const manifest: Manifest = { number, cover: cover.paper, entries };
    const text = canonical(manifest);
    const sha256 = createHash('sha256').update(text).digest();
    const id = newId(times.recordedAt);
    await insertSupplement(tx, {
      county_id: matter.county_id,
      id,
      archive_id: archive.id,
      mediation_id: archive.mediation_id,
      matter_id: matter.id,
      serial,
      number,
      manifest: text,
      manifest_sha256: sha256,
      added_at: times.doneAt,
      by_post_id: principal.postId,
      seq: matter.version + 1,
      parts_done: 0,
      parts_all: entries.length,
      file_id: null,
      sha256: null,
      pages: null,
      sealed_at: null,
    });
    await enqueue(tx, 'disputes.bindDossier', { countyId: matter.county_id, id }, `dossier.${id}`);
    const after = await record({
      act: { act: 'keepDossier' },
      entry: 'addDossierSupplement',
      facts: { archive: archive.id, supplement: id, number, contents: sha256.toString('hex'), papers: [cover] },
      notes: [{ kind: 'reason', body: reason }],
    });
    return { ...replyAfterAct(principal, after), supplementNumber: number };
  });
}

/** @throws Refused `dossier-holds-already` for what was sealed */
function mustBeNew(opened: DossierContents, papers: readonly string[], files: readonly string[]): void {
  const bound = [opened.archive, ...opened.supplements].flatMap((one) => (one ? idsIn(manifestOf(one.manifest)) : []));
  const held = [...papers, ...files].filter((id) => bound.includes(id));
  if (held.length > 0) fail('conflict', 'dossier-holds-already', { held });
}

function paperEntry(opened: DossierContents, paperId: string): ManifestEntry {
  const paper = opened.papers.get(paperId) ?? fail('invalid', 'paper-unknown', { field: 'paperIds' });
  const item = itemOfPaper(paper.kind) ?? 'note';
  return { from: 'paper', item, kind: paper.kind, paperId, sha256: paper.sha256.toString('hex') };
}

function fileEntry(opened: DossierContents, fileId: string): ManifestEntry {
  const file = opened.files.get(fileId) ?? fail('invalid', 'file-unknown', { field: 'matterFileIds' });
  const placed = opened.pieces.find((piece) => piece.from === 'file' && piece.fileId === fileId);
  return { from: 'file', item: placed?.item ?? 'evidence', fileId, sha256: file.sha256.toString('hex') };
}

// Decides how the archived dossiers of the practice county stand in their tables. Values are JSON: bytes as \x hexadecimal.
import { sealSnapshot } from '../modules/matters/index.ts';
import type { PracticeBinding, PracticeMediation } from './practice-mediation.ts';
import { bytes, type MatterContext, type Row, type Rows } from './rows.ts';
import { SAMPLE_COVER, SAMPLE_COVER_DATA, SAMPLE_COVER_SHA256 } from './sample-dossier.ts';

/** @param of the keys of the mediation */
export function archiveRows(given: MatterContext, of: Row, m: PracticeMediation): Rows {
  const supplements = m.archives.flatMap((a) =>
    a.supplements.map((s, i) => ({ ...s, archiveId: a.id, serial: i + 1 })),
  );
  const bound = [...m.archives, ...supplements];
  return {
    'matters.paper': bound.map((b) => ({
      ...of,
      id: b.coverId,
      kind: SAMPLE_COVER.kind,
      seq: b.seq,
      sha256: `\\x${SAMPLE_COVER_SHA256}`,
      snapshot_sealed: bytes(
        sealSnapshot(given.crypto, { sheet: SAMPLE_COVER, data: SAMPLE_COVER_DATA, profile: given.profileVersion }),
      ),
      at: b.at,
    })),
    'disputes.dossier_archive': m.archives.map((a) => ({
      ...boundRow(of, a),
      committee_id: m.committeeId,
      year: a.year,
      serial: a.serial,
      dossier_number: m.dossier?.number,
      how: 'scanned',
      exceptions: [],
      archived_at: a.at,
      custodian_post_id: a.byPostId,
      retention_rule: a.term.rule,
      retention_years: a.term.years,
      retention_from: a.kept.from,
      retention_until: a.kept.until,
      voided_at: a.voided?.at ?? null,
      void_seq: a.voided?.seq ?? null,
    })),
    'disputes.dossier_supplement': supplements.map((s) => ({
      ...boundRow(of, s),
      archive_id: s.archiveId,
      serial: s.serial,
      added_at: s.at,
    })),
    'disputes.dossier_file': m.archives.map((a) => ({
      ...of,
      file_id: a.scanId,
      item: 'record',
      seq: a.seq,
      at: a.at,
    })),
  };
}

function boundRow(of: Row, b: PracticeBinding): Row {
  return {
    ...of,
    id: b.id,
    number: b.number,
    manifest: b.manifest,
    manifest_sha256: `\\x${b.manifestSha256}`,
    by_post_id: b.byPostId,
    seq: b.seq,
    parts_done: 1,
    parts_all: 1,
    file_id: b.boundId,
    sha256: `\\x${b.sample.bound.sha256}`,
    pages: b.sample.pages,
    sealed_at: b.sealedAt,
  };
}

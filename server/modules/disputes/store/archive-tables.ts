import type { DossierItem } from '../dossier-order.ts';

/** Tables of the archived dossier. */
export interface ArchiveTables {
  'disputes.dossier_file': DossierFileTable;
  'disputes.dossier_mark': DossierMarkTable;
  'disputes.dossier_archive': DossierArchiveTable;
  'disputes.dossier_supplement': DossierSupplementTable;
}

interface OfMediation {
  county_id: number;
  mediation_id: string;
  matter_id: string;
}

export interface DossierFileTable extends OfMediation {
  file_id: string;
  item: DossierItem;
  seq: number;
  at: Date;
}

export interface DossierMarkTable extends OfMediation {
  item: DossierItem;
  not_applicable: boolean;
  seq: number;
}

interface Bound {
  id: string;
  number: string;
  manifest: string;
  manifest_sha256: Buffer;
  by_post_id: number;
  seq: number;
  parts_done: number;
  parts_all: number;
  file_id: string | null;
  sha256: Buffer | null;
  pages: number | null;
  sealed_at: Date | null;
}

export interface DossierArchiveTable extends OfMediation, Bound {
  committee_id: number;
  year: number;
  serial: number;
  dossier_number: string;
  how: 'made' | 'scanned';
  exceptions: string[];
  archived_at: Date;
  custodian_post_id: number;
  retention_rule: string;
  retention_years: number | null;
  retention_from: string;
  retention_until: string | null;
  voided_at: Date | null;
  void_seq: number | null;
}

export interface DossierSupplementTable extends OfMediation, Bound {
  archive_id: string;
  serial: number;
  added_at: Date;
}

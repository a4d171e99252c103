-- 卷宗归档: what lies in a dossier beside the record, its sealing under a gap-free file number, and supplements for what comes later.

CREATE TABLE disputes.dossier_file (
  county_id integer NOT NULL,
  mediation_id uuid NOT NULL,
  matter_id uuid NOT NULL,
  file_id uuid NOT NULL,
  item text NOT NULL CHECK (item IN ('application', 'rights', 'identity', 'attorney', 'inquiry', 'evidence', 'record', 'agreement', 'performance',
    'follow_up', 'confirmation', 'note')),
  seq integer NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (county_id, mediation_id, file_id),
  FOREIGN KEY (county_id, mediation_id) REFERENCES disputes.mediation (county_id, id)
);
COMMENT ON TABLE disputes.dossier_file IS '卷内扫描件 A file of the matter put at its place in the dossier by a person: signed papers, identity, receipts. A file that came with an act finds its place by that act.';
CREATE INDEX dossier_file_matter ON disputes.dossier_file (county_id, matter_id);

CREATE TABLE disputes.dossier_mark (
  county_id integer NOT NULL,
  mediation_id uuid NOT NULL,
  item text NOT NULL CHECK (item IN ('attorney', 'inquiry', 'evidence', 'performance', 'follow_up', 'confirmation', 'note')),
  matter_id uuid NOT NULL,
  not_applicable boolean NOT NULL,
  seq integer NOT NULL,
  PRIMARY KEY (county_id, mediation_id, item),
  FOREIGN KEY (county_id, mediation_id) REFERENCES disputes.mediation (county_id, id)
);
COMMENT ON TABLE disputes.dossier_mark IS '不适用、卷宗情况说明 An item of the kind 按需 that this dossier does not need, or (item note) the remarks on the dossier. Reason and words are notes of the entry seq.';
CREATE INDEX dossier_mark_matter ON disputes.dossier_mark (county_id, matter_id);

CREATE TABLE disputes.dossier_archive (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  mediation_id uuid NOT NULL,
  matter_id uuid NOT NULL,
  committee_id integer NOT NULL,
  year smallint NOT NULL,
  serial integer NOT NULL CHECK (serial > 0),
  number text NOT NULL,
  dossier_number text NOT NULL,
  how text NOT NULL CHECK (how IN ('made', 'scanned')),
  exceptions text[] NOT NULL DEFAULT '{}',
  manifest text NOT NULL,
  manifest_sha256 bytea NOT NULL CHECK (length(manifest_sha256) = 32),
  archived_at timestamptz NOT NULL,
  by_post_id integer NOT NULL,
  custodian_post_id integer NOT NULL,
  seq integer NOT NULL,
  retention_rule text NOT NULL,
  retention_years smallint CHECK (retention_years > 0),
  retention_from date NOT NULL,
  retention_until date,
  parts_done integer NOT NULL DEFAULT 0,
  parts_all integer NOT NULL CHECK (parts_all > 0),
  file_id uuid,
  sha256 bytea CHECK (length(sha256) = 32),
  pages integer CHECK (pages > 0),
  sealed_at timestamptz,
  voided_at timestamptz,
  void_seq integer,
  PRIMARY KEY (county_id, committee_id, year, serial),
  UNIQUE (county_id, id),
  FOREIGN KEY (county_id, mediation_id) REFERENCES disputes.mediation (county_id, id),
  CHECK ((sealed_at IS NULL) = (sha256 IS NULL)),
  CHECK ((sealed_at IS NULL) = (pages IS NULL)),
  CHECK ((retention_years IS NULL) = (retention_until IS NULL)),
  CHECK ((voided_at IS NULL) = (void_seq IS NULL))
);
COMMENT ON TABLE disputes.dossier_archive IS '案卷 A dossier that was archived: its file number (案卷号), gap-free per committee and year, what lies in it (manifest: papers and files with their hashes), how long and by whom it is kept. sha256: of the one PDF, once it is bound. A void number stays.';
COMMENT ON COLUMN disputes.dossier_archive.exceptions IS 'Items of the kind 必须 that were missing and that the checker let pass; the reason is a note of the entry seq.';
COMMENT ON COLUMN disputes.dossier_archive.retention_until IS 'Last day of keeping; null: for ever (永久).';
CREATE UNIQUE INDEX dossier_archive_standing ON disputes.dossier_archive (county_id, mediation_id) WHERE voided_at IS NULL;
CREATE INDEX dossier_archive_matter ON disputes.dossier_archive (county_id, matter_id);

CREATE TABLE disputes.dossier_supplement (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  archive_id uuid NOT NULL,
  mediation_id uuid NOT NULL,
  matter_id uuid NOT NULL,
  serial integer NOT NULL CHECK (serial > 0),
  number text NOT NULL,
  manifest text NOT NULL,
  manifest_sha256 bytea NOT NULL CHECK (length(manifest_sha256) = 32),
  added_at timestamptz NOT NULL,
  by_post_id integer NOT NULL,
  seq integer NOT NULL,
  parts_done integer NOT NULL DEFAULT 0,
  parts_all integer NOT NULL CHECK (parts_all > 0),
  file_id uuid,
  sha256 bytea CHECK (length(sha256) = 32),
  pages integer CHECK (pages > 0),
  sealed_at timestamptz,
  PRIMARY KEY (county_id, archive_id, serial),
  UNIQUE (county_id, id),
  FOREIGN KEY (county_id, archive_id) REFERENCES disputes.dossier_archive (county_id, id),
  CHECK ((sealed_at IS NULL) = (sha256 IS NULL)),
  CHECK ((sealed_at IS NULL) = (pages IS NULL))
);
COMMENT ON TABLE disputes.dossier_supplement IS '卷宗补充 What came after a dossier was sealed: its own number and catalogue; the dossier itself does not change.';
CREATE INDEX dossier_supplement_matter ON disputes.dossier_supplement (county_id, matter_id);

CREATE TABLE disputes.archive_counter (
  county_id integer NOT NULL,
  committee_id integer NOT NULL,
  year smallint NOT NULL,
  last integer NOT NULL CHECK (last > 0),
  PRIMARY KEY (county_id, committee_id, year)
);
COMMENT ON TABLE disputes.archive_counter IS 'Last file number (案卷号) given by a committee in a year. Counted up last in the act, so that its lock is short and no number is lost.';
ALTER TABLE disputes.archive_counter ENABLE ROW LEVEL SECURITY;
ALTER TABLE disputes.archive_counter FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON disputes.archive_counter TO anhe_owner USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON disputes.archive_counter TO anhe_worker USING (true) WITH CHECK (true);
CREATE POLICY counts ON disputes.archive_counter TO anhe_app
  USING (county_id = (SELECT platform.current_county())) WITH CHECK (county_id = (SELECT platform.current_county()));
GRANT SELECT, INSERT, UPDATE ON disputes.archive_counter TO anhe_app, anhe_worker;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['dossier_file', 'dossier_mark', 'dossier_archive', 'dossier_supplement'] LOOP
    PERFORM matters.keep_behind_readers(format('disputes.%I', t)::regclass);
    EXECUTE format('GRANT SELECT, INSERT ON disputes.%I TO anhe_app, anhe_worker', t);
  END LOOP;
END $$;
GRANT UPDATE ON disputes.dossier_file, disputes.dossier_mark TO anhe_app, anhe_worker;
-- What was sealed does not change: requests may only void it, and the job that binds it says how far it is and what came out.
GRANT UPDATE (voided_at, void_seq) ON disputes.dossier_archive TO anhe_app;
GRANT UPDATE (parts_done, file_id, sha256, pages, sealed_at) ON disputes.dossier_archive TO anhe_worker;
GRANT UPDATE (parts_done, file_id, sha256, pages, sealed_at) ON disputes.dossier_supplement TO anhe_worker;

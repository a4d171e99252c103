-- 批量导入: a file of matters, tried first, then taken over row by row by a job; 接口密钥: keys under which programmes of other bodies come in.

CREATE TABLE intake.matter_import (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  organisation_id integer NOT NULL,
  officer_id integer NOT NULL,
  post_id integer NOT NULL,
  file_id uuid NOT NULL,
  place text NOT NULL,
  name_sealed bytea NOT NULL,
  state text NOT NULL CHECK (state IN ('checked', 'running', 'done', 'failed')),
  rows integer NOT NULL CHECK (rows >= 0),
  bad integer NOT NULL CHECK (bad >= 0),
  faults_sealed bytea NOT NULL,
  leave_out_bad boolean NOT NULL DEFAULT false,
  given integer NOT NULL DEFAULT 0,
  refused integer NOT NULL DEFAULT 0,
  before integer NOT NULL DEFAULT 0,
  last_row integer NOT NULL DEFAULT 0,
  checked_at timestamptz NOT NULL,
  started_at timestamptz,
  ended_at timestamptz,
  failure text,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, organisation_id) REFERENCES people.organisation (county_id, id),
  CHECK ((state = 'checked') = (started_at IS NULL))
);
COMMENT ON TABLE intake.matter_import IS '批量导入 A file that a body handed in: what its rows say, and how far the job has come.';
COMMENT ON COLUMN intake.matter_import.file_id IS 'The file as it was handed in, sealed; it goes with other files that no matter took, after the hours of files.yaml.';
COMMENT ON COLUMN intake.matter_import.place IS 'Where its sealed bytes lie, as in files.file: read by the job, and for the sheet of bad rows.';
COMMENT ON COLUMN intake.matter_import.faults_sealed IS 'The first bad cells with what stood there: personal words, therefore sealed.';
COMMENT ON COLUMN intake.matter_import.last_row IS 'Rows up to this one are dealt with: a job that was cut off goes on after it.';
CREATE INDEX matter_import_newest ON intake.matter_import (county_id, organisation_id, checked_at DESC, id DESC);

CREATE TABLE intake.matter_import_row (
  county_id integer NOT NULL,
  import_id uuid NOT NULL,
  row integer NOT NULL,
  organisation_id integer NOT NULL,
  row_key bytea NOT NULL,
  number text,
  reason text,
  PRIMARY KEY (county_id, import_id, row),
  FOREIGN KEY (county_id, import_id) REFERENCES intake.matter_import (county_id, id),
  CHECK (number IS NOT NULL OR reason IS NOT NULL)
);
COMMENT ON TABLE intake.matter_import_row IS 'What became of each row: the number it was given, or why it was refused.';
COMMENT ON COLUMN intake.matter_import_row.row_key IS 'Keyed hash of what the row says: the same row handed in again becomes no second matter.';
CREATE UNIQUE INDEX matter_import_row_once ON intake.matter_import_row (county_id, organisation_id, row_key) WHERE reason IS NULL;

GRANT SELECT, INSERT, UPDATE ON intake.matter_import TO anhe_app, anhe_worker;
GRANT SELECT ON intake.matter_import_row TO anhe_app;
GRANT SELECT, INSERT ON intake.matter_import_row TO anhe_worker;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['matter_import', 'matter_import_row'] LOOP
    EXECUTE format('ALTER TABLE intake.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE intake.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON intake.%I TO anhe_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY worker_all ON intake.%I TO anhe_worker USING (true) WITH CHECK (true)', t);
    EXECUTE format($p$CREATE POLICY of_body ON intake.%1$I TO anhe_app
      USING (county_id = (SELECT platform.current_county()) AND 'o' || organisation_id = ANY ((SELECT platform.current_keys())::text[]))
      WITH CHECK (county_id = (SELECT platform.current_county()) AND 'o' || organisation_id = ANY ((SELECT platform.current_keys())::text[]))$p$, t);
  END LOOP;
END $$;

CREATE TABLE people.api_key (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  post_id integer NOT NULL,
  token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
  made_at timestamptz NOT NULL,
  made_by integer NOT NULL,
  ends_on date NOT NULL,
  ended_at timestamptz,
  ended_by integer,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (county_id, id),
  UNIQUE (county_id, token_hash),
  FOREIGN KEY (county_id, post_id) REFERENCES people.post (county_id, id)
);
COMMENT ON TABLE people.api_key IS '接口密钥 A programme of a body comes in under it, as the post of an account that nobody signs in to: its body and roles are the post''s. Only the hash is kept.';
GRANT SELECT, INSERT, UPDATE ON people.api_key TO anhe_app;
GRANT SELECT ON people.api_key TO anhe_worker;
ALTER TABLE people.api_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE people.api_key FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON people.api_key TO anhe_owner USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON people.api_key TO anhe_worker USING (true) WITH CHECK (true);
CREATE POLICY own_county ON people.api_key TO anhe_app
  USING (county_id = (SELECT platform.current_county())) WITH CHECK (county_id = (SELECT platform.current_county()));

-- 来源: from whom a matter came when nobody stood at the desk, under what number of theirs; numbers of systems next door; keys of programmes; import of matters.

ALTER TABLE matters.matter DROP CONSTRAINT matter_channel_check;
ALTER TABLE matters.matter
  ADD CONSTRAINT matter_channel_check CHECK (channel IN ('resident', 'window', 'grid', 'telephone', 'hotline', 'court', 'police', 'petitions', 'transfer',
    'import', 'api'));

CREATE TABLE matters.source (
  county_id integer NOT NULL,
  matter_id uuid NOT NULL,
  body_name text NOT NULL,
  reference text,
  reference_key text,
  received_on date,
  asks_back text,
  answer_by date,
  court_mediation text CHECK (court_mediation IN ('before_filing', 'after_filing')),
  api_key_id uuid,
  PRIMARY KEY (county_id, matter_id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id),
  CHECK ((reference IS NULL) = (reference_key IS NULL)),
  CHECK (answer_by IS NULL OR received_on IS NULL OR answer_by >= received_on)
);
COMMENT ON TABLE matters.source IS '来源 The body that a matter came from: its number, the day it came in there, and what that body wants back until when.';
COMMENT ON COLUMN matters.source.reference_key IS 'The number without spaces and in capitals, by which it is found exactly.';
COMMENT ON COLUMN matters.source.court_mediation IS '委派 (before_filing) or 委托 (after_filing): what fails goes back to the court with the material (特邀调解规定 21, 26).';
COMMENT ON COLUMN matters.source.api_key_id IS 'The key under which a programme brought it; that key reads back its own matters only.';
CREATE INDEX source_reference ON matters.source (county_id, reference_key) WHERE reference_key IS NOT NULL;
CREATE INDEX source_api_key ON matters.source (county_id, api_key_id) WHERE api_key_id IS NOT NULL;

CREATE TABLE matters.outside_number (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  matter_id uuid NOT NULL,
  system_name text NOT NULL,
  number text NOT NULL,
  number_key text NOT NULL,
  added_at timestamptz NOT NULL,
  added_by_post_id integer NOT NULL,
  added_seq integer NOT NULL,
  removed_at timestamptz,
  removed_seq integer,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id),
  CHECK ((removed_at IS NULL) = (removed_seq IS NULL))
);
COMMENT ON TABLE matters.outside_number IS '外部编号 The number that the same matter has in a system next door, typed there by hand.';
CREATE UNIQUE INDEX outside_number_once ON matters.outside_number (county_id, matter_id, system_name, number_key) WHERE removed_at IS NULL;
CREATE INDEX outside_number_key ON matters.outside_number (county_id, number_key) WHERE removed_at IS NULL;

SELECT matters.keep_behind_readers('matters.source');
GRANT SELECT, INSERT ON matters.source TO anhe_app, anhe_worker;
SELECT matters.keep_behind_readers('matters.outside_number');
GRANT SELECT, INSERT, UPDATE ON matters.outside_number TO anhe_app, anhe_worker;

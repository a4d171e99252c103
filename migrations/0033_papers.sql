-- 文书 Papers of a matter that are issued outside a mediation too (refusal, transfer, urging …) are kept in one place: what disputes.paper held moves here.
CREATE TABLE matters.paper (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  matter_id uuid NOT NULL,
  mediation_id uuid,
  kind text NOT NULL,
  party_id uuid,
  session_id uuid,
  seq integer NOT NULL CHECK (seq > 0),
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  snapshot_sealed bytea,
  at timestamptz NOT NULL,
  erased_at timestamptz,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id),
  CHECK ((snapshot_sealed IS NULL) = (erased_at IS NOT NULL))
);
COMMENT ON TABLE matters.paper IS '文书 A paper that was issued: its kind, the hash of its PDF, and what stood on it (sealed: data, words and the whole sheet). seq: the entry of the matter''s history that holds the hash. Append-only by grant, but for what stood on it: that is emptied with the party whom alone it names.';
CREATE INDEX paper_matter ON matters.paper (county_id, matter_id);

ALTER TABLE matters.paper ENABLE ROW LEVEL SECURITY;
ALTER TABLE matters.paper FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON matters.paper TO anhe_owner USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON matters.paper TO anhe_worker USING (true) WITH CHECK (true);
CREATE POLICY readable ON matters.paper FOR SELECT TO anhe_app USING (matter_id = (SELECT platform.current_matter())
  OR EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = paper.county_id AND r.matter_id = paper.matter_id AND r.ring = 2));
CREATE POLICY opens ON matters.paper FOR INSERT TO anhe_app WITH CHECK (county_id = (SELECT platform.current_county()));
GRANT SELECT, INSERT, UPDATE (snapshot_sealed, erased_at) ON matters.paper TO anhe_app, anhe_worker;
-- Where the rule of writing behind readers came first, it holds here too.
DO $$ BEGIN
  IF to_regprocedure('matters.keep_behind_readers(regclass)') IS NOT NULL THEN
    PERFORM matters.keep_behind_readers('matters.paper');
  END IF;
END $$;

INSERT INTO matters.paper (county_id, id, matter_id, mediation_id, kind, party_id, session_id, seq, sha256, snapshot_sealed, at)
  SELECT county_id, id, matter_id, mediation_id, kind, party_id, session_id, seq, sha256, snapshot_sealed, at FROM disputes.paper;
DROP TABLE disputes.paper;

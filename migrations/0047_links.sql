-- 关联 The same matter reported twice: each report keeps number, code, evidence and rating; one is handled, the others go with it.

ALTER TABLE matters.matter DROP CONSTRAINT matter_stage_check;
ALTER TABLE matters.matter
  ADD CONSTRAINT matter_stage_check CHECK (stage IN ('registered', 'correcting', 'refusing', 'accepted', 'linked', 'assigned', 'objected',
    'handling', 'answered', 'follow_up', 'closed', 'refused'));

CREATE TABLE matters.link (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  matter_id uuid NOT NULL,
  main_id uuid NOT NULL,
  linked_at timestamptz NOT NULL,
  by_post_id integer NOT NULL,
  seq integer NOT NULL,
  ended_at timestamptz,
  ended_seq integer,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id),
  FOREIGN KEY (county_id, main_id) REFERENCES matters.matter (county_id, id),
  CHECK (matter_id <> main_id)
);
COMMENT ON TABLE matters.link IS '关联 A report that goes with the matter main_id. Read by whoever sees the report; the main matter''s readers are asked for beside it.';
CREATE UNIQUE INDEX link_standing ON matters.link (county_id, matter_id) WHERE ended_at IS NULL;
CREATE INDEX link_main ON matters.link (county_id, main_id) WHERE ended_at IS NULL;
SELECT matters.keep_behind_readers('matters.link');
GRANT SELECT, INSERT, UPDATE ON matters.link TO anhe_app, anhe_worker;

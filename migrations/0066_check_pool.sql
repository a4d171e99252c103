-- 审核回访人员库 Checkers and follow-up people of other townships' committees and centres, for a township too small to have a second person of its own.

CREATE TABLE people.pool_member (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  area_id integer NOT NULL,
  post_id integer NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  named_at timestamptz NOT NULL,
  named_by integer NOT NULL,
  ended_by integer,
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, area_id) REFERENCES places.area (county_id, id),
  FOREIGN KEY (county_id, post_id) REFERENCES people.post (county_id, id),
  CHECK (valid_to >= valid_from)
);
COMMENT ON TABLE people.pool_member IS '审核回访人员库 A post of another township that may check and follow up what the centre of this township keeps, from valid_from until before valid_to. Named by the county; what the post may do follows from its own roles.';
COMMENT ON COLUMN people.pool_member.area_id IS 'The small township whose matters are checked.';
CREATE UNIQUE INDEX pool_member_once ON people.pool_member (county_id, area_id, post_id) WHERE valid_to IS NULL;
CREATE INDEX pool_member_post ON people.pool_member (county_id, post_id);
GRANT SELECT, INSERT ON people.pool_member TO anhe_app;
GRANT UPDATE (valid_to, ended_by, version) ON people.pool_member TO anhe_app;
GRANT SELECT ON people.pool_member TO anhe_worker;
ALTER TABLE people.pool_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE people.pool_member FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON people.pool_member TO anhe_owner USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON people.pool_member TO anhe_worker USING (true) WITH CHECK (true);
CREATE POLICY own_county ON people.pool_member TO anhe_app
  USING (county_id = (SELECT platform.current_county())) WITH CHECK (county_id = (SELECT platform.current_county()));

-- What a township's centre keeps and that waits to be checked or followed up: looked through when the first member is named.
CREATE INDEX matter_pooled ON matters.matter (county_id, township_id, id)
  WHERE stage IN ('answered', 'follow_up') AND upper_centre_organisation_id IS NOT NULL;
COMMENT ON TABLE matters.reader IS 'Who may see which matter: one row per matter and reader key (a<area>, o<organisation>, p<officer>; while it is checked or followed up also c<area> and f<area>, the pool of that township''s checkers and follow-up people), with the ring. What is not here does not exist for the reader.';

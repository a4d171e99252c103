-- 工作台 The desk's views in the order in which things fall due, what waits for somebody else, what is one's own; filters that an officer keeps.

-- A stage in the order in which it falls due; what has no running clock comes last. Ended matters have none and are left out.
CREATE INDEX reader_stage_due ON matters.reader (county_id, key, stage, (coalesce(due_at, 'infinity'::timestamptz)), matter_id)
  WHERE stage NOT IN ('closed', 'refused');

-- What a body holds, newest first; what a post holds or took in, while it is open.
CREATE INDEX matter_holder ON matters.matter (county_id, holder_organisation_id, registered_at DESC, id DESC)
  WHERE holder_organisation_id IS NOT NULL;
CREATE INDEX matter_held_by_post ON matters.matter (county_id, holder_post_id)
  WHERE holder_post_id IS NOT NULL AND stage NOT IN ('closed', 'refused');
CREATE INDEX matter_received_by_post ON matters.matter (county_id, first_receiver_post_id)
  WHERE first_receiver_post_id IS NOT NULL AND stage NOT IN ('closed', 'refused');

-- The little that is awaited from others, among much that is over.
CREATE INDEX co_handling_awaited ON matters.co_handling (county_id, organisation_id, matter_id) WHERE opinion_at IS NULL AND released_at IS NULL;
CREATE INDEX outside_transfer_awaited ON matters.outside_transfer (county_id, matter_id) WHERE receipt IS NULL;

-- Policies ask row by row who reads; here the few rows are found first and held against the caller's own reader rows. Only matters that the caller
-- sees; what hangs on facts (opinions, receipts) only where facts are seen.
CREATE FUNCTION matters.waiting(p_county integer, p_organisation integer, p_today date, p_most integer)
RETURNS TABLE (matter_id uuid, why text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, matters AS $$
  WITH mine AS (SELECT (platform.current_keys())::text[] AS keys WHERE p_county = platform.current_county())
  (SELECT r.matter_id, r.stage FROM mine, matters.reader r
    WHERE r.county_id = p_county AND r.key = ANY (mine.keys) AND r.stage = 'correcting' LIMIT p_most)
  UNION
  (SELECT r.matter_id, r.stage FROM mine, matters.reader r
    WHERE r.county_id = p_county AND r.key = ANY (mine.keys) AND r.stage = 'linked' LIMIT p_most)
  UNION
  (SELECT c.matter_id, 'opinion' FROM mine, matters.co_handling c
    WHERE c.county_id = p_county AND c.organisation_id <> p_organisation AND c.opinion_at IS NULL AND c.released_at IS NULL
      AND EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = c.county_id AND r.matter_id = c.matter_id AND r.key = ANY (mine.keys)
        AND r.ring = 2 AND r.stage NOT IN ('closed', 'refused')) LIMIT p_most)
  UNION
  (SELECT o.matter_id, 'receipt' FROM mine, matters.outside_transfer o
    WHERE o.county_id = p_county AND o.receipt IS NULL
      AND EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = o.county_id AND r.matter_id = o.matter_id AND r.key = ANY (mine.keys)
        AND r.ring = 2 AND r.stage IN ('accepted', 'handling')) LIMIT p_most)
  UNION
  (SELECT m.id, 'paused' FROM mine, matters.matter m
    WHERE m.county_id = p_county AND m.paused_until >= p_today
      AND EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = m.county_id AND r.matter_id = m.id AND r.key = ANY (mine.keys)
        AND r.stage NOT IN ('closed', 'refused')) LIMIT p_most)
$$;
COMMENT ON FUNCTION matters.waiting IS '等别人 Matters that the caller sees and that wait for somebody else, with why: material, the matter they go with, another body''s opinion, a receipt, a pause.';
REVOKE ALL ON FUNCTION matters.waiting FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matters.waiting TO anhe_app, anhe_worker;

CREATE TABLE matters.saved_filter (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  officer_id integer NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 20),
  query jsonb NOT NULL CHECK (jsonb_typeof(query) = 'object'),
  first boolean NOT NULL DEFAULT false,
  saved_at timestamptz NOT NULL,
  removed_at timestamptz,
  PRIMARY KEY (county_id, id),
  UNIQUE (county_id, officer_id, name),
  CHECK (removed_at IS NULL OR (query = '{}' AND NOT first))
);
COMMENT ON TABLE matters.saved_filter IS '常用条件 What an officer asks the list of matters for again and again: place, stage, kind, body, words of the thing. Never a person: a name of a party is refused.';
COMMENT ON COLUMN matters.saved_filter.removed_at IS 'Removed: the name is free again, what was asked for is gone.';
COMMENT ON COLUMN matters.saved_filter.first IS 'The list opens with it.';
CREATE UNIQUE INDEX saved_filter_first ON matters.saved_filter (county_id, officer_id) WHERE first;
ALTER TABLE matters.saved_filter ENABLE ROW LEVEL SECURITY;
ALTER TABLE matters.saved_filter FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON matters.saved_filter TO anhe_owner USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON matters.saved_filter TO anhe_worker USING (true) WITH CHECK (true);
CREATE POLICY own ON matters.saved_filter TO anhe_app
  USING (county_id = (SELECT platform.current_county()) AND ('p' || officer_id) = ANY ((SELECT platform.current_keys())::text[]))
  WITH CHECK (county_id = (SELECT platform.current_county()) AND ('p' || officer_id) = ANY ((SELECT platform.current_keys())::text[]));
GRANT SELECT, INSERT, UPDATE ON matters.saved_filter TO anhe_app;
GRANT SELECT ON matters.saved_filter TO anhe_worker;

-- What is looked at for a list, a search or a count stays bounded however many matters there are: for a village, a township and the county.

-- One kind of matter, newest first.
CREATE INDEX reader_category ON matters.reader (county_id, key, category, registered_at DESC, matter_id DESC);

-- Asked row by row with its index. As a plain EXISTS it may be answered for all matters at once, from every row that the caller's keys have.
ALTER POLICY readable ON matters.matter
  USING (id = (SELECT platform.current_matter())
    OR (SELECT true FROM matters.reader r WHERE r.county_id = matter.county_id AND r.matter_id = matter.id LIMIT 1));
ALTER POLICY actable ON matters.matter
  USING (id = (SELECT platform.current_matter())
    OR (SELECT true FROM matters.reader r WHERE r.county_id = matter.county_id AND r.matter_id = matter.id LIMIT 1));

-- Counts of one key stand together, and a count that moves stays on its page.
ALTER TABLE matters.count_fold SET (fillfactor = 70);
CREATE OR REPLACE FUNCTION matters.count_anew() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, matters AS $$
  DELETE FROM matters.count_delta;
  DELETE FROM matters.count_fold;
  INSERT INTO matters.count_fold (county_id, key, township_id, village_id, category, stage, outcome, count)
  SELECT county_id, key, coalesce(township_id, 0), coalesce(village_id, 0), category, stage, coalesce(outcome, ''), count(*)
  FROM matters.reader GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2, 3, 4, 5, 6, 7;
$$;

-- The index of words gives all that match before the first can be looked at, in no order; any other way would read every matter. So only that way,
-- and no more than so many.
CREATE FUNCTION matters.with_words(p_county integer, p_query tsquery, p_most integer)
RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, matters SET enable_seqscan = off SET enable_indexscan = off AS $$
  SELECT f.matter_id FROM matters.facts f WHERE f.words @@ p_query AND f.county_id = p_county LIMIT p_most
$$;
COMMENT ON FUNCTION matters.with_words IS 'Matters in which the words stand, so many at most. For matters.search only: it asks nobody who may see them.';
REVOKE ALL ON FUNCTION matters.with_words FROM PUBLIC;

-- Words that stand in few matters are looked for in all of them; words that stand in very many, in the newest that the caller sees.
DROP FUNCTION matters.search(integer, tsquery, text, integer);
CREATE FUNCTION matters.search(p_county integer, p_query tsquery, p_like text, p_most integer, p_few integer DEFAULT 1000)
RETURNS TABLE (matter_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, matters AS $$
#variable_conflict use_column
DECLARE
  newest constant integer := 1000;
  own text[] := (platform.current_keys())::text[];
  -- Making letters small takes longer than looking through the text, and most words have none.
  plain constant boolean := p_like = upper(p_like);
  looked_at uuid[];
BEGIN
  IF p_county IS DISTINCT FROM platform.current_county() THEN RETURN; END IF;
  looked_at := ARRAY(SELECT matters.with_words(p_county, p_query, p_few + 1));
  IF cardinality(looked_at) > p_few THEN
    looked_at := ARRAY(
      SELECT DISTINCT page.matter_id FROM unnest(own) AS k(key)
      CROSS JOIN LATERAL (
        SELECT r.matter_id, r.ring FROM matters.reader r WHERE r.county_id = p_county AND r.key = k.key
        ORDER BY r.registered_at DESC, r.matter_id DESC LIMIT newest
      ) page WHERE page.ring = 2);
  END IF;
  -- The text before its words: they lie apart from the row.
  RETURN QUERY
    SELECT l.id FROM unnest(looked_at) AS l(id)
    CROSS JOIN LATERAL (
      SELECT f.words, position(p_like IN CASE WHEN plain THEN f.description || ' ' || coalesce(f.claims, '') || ' ' || coalesce(f.place_detail, '')
        ELSE lower(f.description || ' ' || coalesce(f.claims, '') || ' ' || coalesce(f.place_detail, '')) END) > 0 AS there
      FROM matters.facts f WHERE f.county_id = p_county AND f.matter_id = l.id OFFSET 0
    ) f
    WHERE CASE WHEN f.there IS FALSE THEN false ELSE f.words @@ p_query END
      AND (SELECT true FROM matters.reader r WHERE r.county_id = p_county AND r.matter_id = l.id AND r.ring = 2 AND r.key = ANY (own) LIMIT 1)
    ORDER BY l.id DESC
    LIMIT p_most;
END $$;
COMMENT ON FUNCTION matters.search IS '检索 Matters whose facts the caller sees and in which the words stand, newest first: among all when the words stand in at most p_few matters of the county, else among the newest 1,000 of each of the caller''s keys.';
REVOKE ALL ON FUNCTION matters.search FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matters.search TO anhe_app;

-- Planned once a connection: a function in plain SQL is planned at every call.
CREATE OR REPLACE FUNCTION matters.readers_of(p_county integer, p_matter uuid)
RETURNS TABLE (key text, ring smallint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, matters AS $$
#variable_conflict use_column
DECLARE own text[] := (platform.current_keys())::text[];
BEGIN
  IF p_county IS DISTINCT FROM platform.current_county() THEN RETURN; END IF;
  RETURN QUERY SELECT r.key, r.ring FROM matters.reader r WHERE r.county_id = p_county AND r.matter_id = p_matter
    AND EXISTS (SELECT 1 FROM matters.reader mine WHERE mine.county_id = p_county AND mine.matter_id = p_matter AND mine.ring = 2 AND mine.key = ANY (own));
END $$;

CREATE OR REPLACE FUNCTION matters.waiting(p_county integer, p_organisation integer, p_today date, p_most integer)
RETURNS TABLE (matter_id uuid, why text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, matters AS $$
#variable_conflict use_column
DECLARE own text[] := (platform.current_keys())::text[];
BEGIN
  IF p_county IS DISTINCT FROM platform.current_county() THEN RETURN; END IF;
  -- Each from the few that wait, held one by one against the caller's reader rows; never from all that the caller reads.
  RETURN QUERY
  (SELECT r.matter_id, r.stage FROM matters.reader r
    WHERE r.county_id = p_county AND r.key = ANY (own) AND r.stage = 'correcting' LIMIT p_most)
  UNION
  (SELECT r.matter_id, r.stage FROM matters.reader r
    WHERE r.county_id = p_county AND r.key = ANY (own) AND r.stage = 'linked' LIMIT p_most)
  UNION
  (SELECT c.matter_id, 'opinion' FROM matters.co_handling c
    WHERE c.county_id = p_county AND c.organisation_id <> p_organisation AND c.opinion_at IS NULL AND c.released_at IS NULL
      AND (SELECT true FROM (SELECT * FROM matters.reader WHERE county_id = p_county AND matter_id = c.matter_id AND key = ANY (own) OFFSET 0) r
        WHERE r.ring = 2 AND r.stage NOT IN ('closed', 'refused') LIMIT 1) LIMIT p_most)
  UNION
  (SELECT o.matter_id, 'receipt' FROM matters.outside_transfer o
    WHERE o.county_id = p_county AND o.receipt IS NULL
      AND (SELECT true FROM (SELECT * FROM matters.reader WHERE county_id = p_county AND matter_id = o.matter_id AND key = ANY (own) OFFSET 0) r
        WHERE r.ring = 2 AND r.stage IN ('accepted', 'handling') LIMIT 1) LIMIT p_most)
  UNION
  (SELECT m.id, 'paused' FROM matters.matter m
    WHERE m.county_id = p_county AND m.paused_until >= p_today
      AND (SELECT true FROM (SELECT * FROM matters.reader WHERE county_id = p_county AND matter_id = m.id AND key = ANY (own) OFFSET 0) r
        WHERE r.stage NOT IN ('closed', 'refused') LIMIT 1) LIMIT p_most);
END $$;

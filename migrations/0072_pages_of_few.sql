-- A page of what is one's own, of what a body is late with, or of what waits, however much there is of it.

-- What a post holds or took in, in the order in which it falls due; what has no running clock comes last.
DROP INDEX matters.matter_held_by_post;
DROP INDEX matters.matter_received_by_post;
CREATE INDEX matter_held_by_post ON matters.matter (county_id, holder_post_id, (coalesce(due_at, 'infinity'::timestamptz)), id)
  WHERE holder_post_id IS NOT NULL AND stage NOT IN ('closed', 'refused');
CREATE INDEX matter_received_by_post ON matters.matter (county_id, first_receiver_post_id, (coalesce(due_at, 'infinity'::timestamptz)), id)
  WHERE first_receiver_post_id IS NOT NULL AND stage NOT IN ('closed', 'refused');

-- By the body whose turn it is, in the order in which it falls due.
CREATE INDEX matter_turn ON matters.matter (county_id,
  (CASE WHEN stage IN ('assigned', 'handling') THEN coalesce(holder_organisation_id, centre_organisation_id) ELSE centre_organisation_id END), due_at, id)
  WHERE due_at IS NOT NULL;

-- What waits by its stage can be left out: the list takes it in the order of its own index.
DROP FUNCTION matters.waiting(integer, integer, date, integer);
CREATE FUNCTION matters.waiting(p_county integer, p_organisation integer, p_today date, p_most integer, p_stages boolean DEFAULT true)
RETURNS TABLE (matter_id uuid, why text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, matters AS $$
#variable_conflict use_column
DECLARE own text[] := (platform.current_keys())::text[];
BEGIN
  IF p_county IS DISTINCT FROM platform.current_county() THEN RETURN; END IF;
  -- Each from the few that wait, held one by one against the caller's reader rows; never from all that the caller reads.
  RETURN QUERY
  (SELECT r.matter_id, r.stage FROM matters.reader r
    WHERE r.county_id = p_county AND r.key = ANY (own) AND r.stage = 'correcting' AND p_stages LIMIT p_most)
  UNION
  (SELECT r.matter_id, r.stage FROM matters.reader r
    WHERE r.county_id = p_county AND r.key = ANY (own) AND r.stage = 'linked' AND p_stages LIMIT p_most)
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
COMMENT ON FUNCTION matters.waiting IS '等别人 Matters that the caller sees and that wait for somebody else, with why: material and the matter they go with (unless p_stages is false), another body''s opinion, a receipt, a pause.';
REVOKE ALL ON FUNCTION matters.waiting FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matters.waiting TO anhe_app, anhe_worker;

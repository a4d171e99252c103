-- One message of a matter, asked for by itself: whoever sends it again does not read all that the matter ever sent.

CREATE FUNCTION matters.message_of(p_matter uuid, p_id uuid) RETURNS TABLE (party_id uuid, channel text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT m.party_id, m.channel FROM platform.message m
  WHERE m.county_id = platform.current_county() AND m.id = p_id AND m.matter_id = p_matter
    AND EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = m.county_id AND r.matter_id = m.matter_id AND r.ring = 2
      AND r.key = ANY ((SELECT platform.current_keys())::text[]))
$$;
REVOKE EXECUTE ON FUNCTION matters.message_of(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matters.message_of(uuid, uuid) TO anhe_app, anhe_worker;

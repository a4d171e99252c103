-- A message that did not go out by day is not tried again at night, and one that is held while it is being sent is not tried again at all.
-- What a calendar moved is found without going through the whole history.

ALTER TABLE platform.message ADD COLUMN urgent boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN platform.message.urgent IS 'Somebody may be in danger: no try of it waits for the end of the quiet hours.';

CREATE OR REPLACE FUNCTION matters.hold_messages(p_matter uuid, p_party uuid, p_fault text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  UPDATE platform.message SET state = 'failed', fault = p_fault, not_before = NULL
  WHERE county_id = platform.current_county() AND matter_id = p_matter AND party_id IS NOT NULL AND channel <> 'inApp'
    AND state IN ('waiting', 'sending')
    AND (p_party IS NULL OR party_id = p_party)
    AND (p_matter = (SELECT platform.current_matter()) OR EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = platform.current_county()
      AND r.matter_id = p_matter AND r.ring = 2 AND r.key = ANY ((SELECT platform.current_keys())::text[])))
$$;

CREATE INDEX history_recomputed ON matters.history (county_id, recorded_at DESC, matter_id DESC, seq DESC) WHERE act = 'recomputeClock';

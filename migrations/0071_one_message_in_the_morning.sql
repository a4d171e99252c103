-- 静默时段结束 Of what waited for the morning to one person, by one channel, about one matter, the newest alone goes out: the others say no more than it does.

ALTER TABLE platform.message ADD COLUMN waited_until timestamptz, ADD COLUMN replaced_by uuid;
ALTER TABLE platform.message DROP CONSTRAINT message_state_check,
  ADD CONSTRAINT message_state_check CHECK (state IN ('waiting', 'sending', 'sent', 'shown', 'failed', 'read', 'replaced')),
  ADD CONSTRAINT message_replaced_check CHECK ((state = 'replaced') = (replaced_by IS NOT NULL));
COMMENT ON COLUMN platform.message.waited_until IS 'End of the quiet hours it waited for and was then handed to the queue: what waited for the same morning is replaced by it.';
COMMENT ON COLUMN platform.message.replaced_by IS 'The newer message of the same morning that went out in its place.';
COMMENT ON COLUMN platform.message.state IS 'waiting → sending → sent | failed; replaced: a newer one of the same morning went out instead; shown: practice county, nothing left the house; read: an in-app notice was opened.';

-- What was replaced is not sent again: the one in its place is.
CREATE OR REPLACE FUNCTION matters.resend_message(p_matter uuid, p_id uuid, p_most integer, p_sealed bytea, p_mask text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  found platform.message;
BEGIN
  SELECT m.* INTO found FROM platform.message m
  WHERE m.county_id = platform.current_county() AND m.id = p_id AND m.matter_id = p_matter AND m.channel <> 'inApp'
    AND EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = m.county_id AND r.matter_id = m.matter_id AND r.ring = 2
      AND r.key = ANY ((SELECT platform.current_keys())::text[]))
  FOR UPDATE;
  IF found.id IS NULL OR found.state = 'replaced' THEN RETURN 'not-found'; END IF;
  IF found.state IN ('waiting', 'sending') THEN RETURN 'message-on-its-way'; END IF;
  IF found.resent >= p_most THEN RETURN 'resent-too-often'; END IF;
  UPDATE platform.message SET state = 'waiting', attempts = 0, fault = NULL, resent = resent + 1, to_sealed = p_sealed, to_mask = p_mask
  WHERE county_id = found.county_id AND id = found.id;
  RETURN NULL;
END $$;

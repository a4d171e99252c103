-- Notices: quiet hours, what a party chose, and on the matter's page who was told of what, by which channel, and what became of it.

ALTER TABLE platform.message ADD COLUMN not_before timestamptz, ADD COLUMN resent smallint NOT NULL DEFAULT 0;
COMMENT ON COLUMN platform.message.not_before IS '静默时段 A message written in quiet hours waits until then; empty once it is handed to the queue.';
COMMENT ON COLUMN platform.message.resent IS 'How often somebody had it sent again from the matter''s page.';
CREATE INDEX message_matter ON platform.message (county_id, matter_id, id DESC) WHERE matter_id IS NOT NULL;
CREATE INDEX message_quiet ON platform.message (county_id, not_before) WHERE not_before IS NOT NULL;

ALTER TABLE matters.party ADD COLUMN large_type boolean;
COMMENT ON COLUMN matters.party.large_type IS '大字 The person reads in large type; chosen with the code together with the language, kept for every device; empty: not chosen yet.';

-- Whoever sees the facts of the matter sees what became of its messages: never an address, only its mask.
CREATE FUNCTION matters.messages_of(p_matter uuid, p_limit integer)
RETURNS TABLE (id uuid, channel text, state text, template text, lang text, to_mask text, officer_id integer, party_id uuid, attempts smallint,
  fault text, at timestamptz, attempted_at timestamptz, sent_at timestamptz, not_before timestamptz, resent smallint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT m.id, m.channel, m.state, m.template, m.lang, m.to_mask, m.officer_id, m.party_id, m.attempts, m.fault, m.at, m.attempted_at, m.sent_at,
    m.not_before, m.resent
  FROM platform.message m
  WHERE m.county_id = platform.current_county() AND m.matter_id = p_matter
    AND EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = m.county_id AND r.matter_id = m.matter_id AND r.ring = 2
      AND r.key = ANY ((SELECT platform.current_keys())::text[]))
  ORDER BY m.id DESC LIMIT p_limit
$$;

-- Another try from the matter's page, to the address as it is now: what failed, and what went out and may not have been seen. Gives why not, or nothing.
CREATE FUNCTION matters.resend_message(p_matter uuid, p_id uuid, p_most integer, p_sealed bytea, p_mask text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  found platform.message;
BEGIN
  SELECT m.* INTO found FROM platform.message m
  WHERE m.county_id = platform.current_county() AND m.id = p_id AND m.matter_id = p_matter AND m.channel <> 'inApp'
    AND EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = m.county_id AND r.matter_id = m.matter_id AND r.ring = 2
      AND r.key = ANY ((SELECT platform.current_keys())::text[]))
  FOR UPDATE;
  IF found.id IS NULL THEN RETURN 'not-found'; END IF;
  IF found.state IN ('waiting', 'sending') THEN RETURN 'message-on-its-way'; END IF;
  IF found.resent >= p_most THEN RETURN 'resent-too-often'; END IF;
  UPDATE platform.message SET state = 'waiting', attempts = 0, fault = NULL, resent = resent + 1, to_sealed = p_sealed, to_mask = p_mask
  WHERE county_id = found.county_id AND id = found.id;
  RETURN NULL;
END $$;

-- What waits for the morning, or for another try, does not go out any more: signs of danger were found, or the person wants no more of them.
CREATE FUNCTION matters.hold_messages(p_matter uuid, p_party uuid, p_fault text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  UPDATE platform.message SET state = 'failed', fault = p_fault, not_before = NULL
  WHERE county_id = platform.current_county() AND matter_id = p_matter AND party_id IS NOT NULL AND channel <> 'inApp' AND state = 'waiting'
    AND (p_party IS NULL OR party_id = p_party)
    AND (p_matter = (SELECT platform.current_matter()) OR EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = platform.current_county()
      AND r.matter_id = p_matter AND r.ring = 2 AND r.key = ANY ((SELECT platform.current_keys())::text[])))
$$;
REVOKE EXECUTE ON FUNCTION matters.messages_of(uuid, integer), matters.resend_message(uuid, uuid, integer, bytea, text),
  matters.hold_messages(uuid, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matters.messages_of(uuid, integer), matters.resend_message(uuid, uuid, integer, bytea, text),
  matters.hold_messages(uuid, uuid, text) TO anhe_app, anhe_worker;

-- 预约提醒 The day before, once.
ALTER TABLE intake.booking ADD COLUMN reminded_at timestamptz;
COMMENT ON COLUMN intake.booking.reminded_at IS 'When the short message of the day before was written.';
GRANT UPDATE (reminded_at) ON intake.booking TO anhe_worker;

-- Whether a short message may go out about this matter: nowhere near a danger.
CREATE FUNCTION matters.may_write_to(p_matter uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT NOT EXISTS (SELECT 1 FROM matters.matter m WHERE m.county_id = platform.current_county() AND m.id = p_matter
    AND m.restriction IS NOT NULL AND cardinality(m.danger_signs) > 0)
$$;

-- With name and telephone of a booking go the messages about it: what waits is not sent, what was sent keeps no address.
CREATE INDEX message_booking ON platform.message (county_id, (params ->> 'number')) WHERE template IN ('booking.made', 'booking.reminder');
CREATE FUNCTION intake.forget_messages(p_numbers text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  DELETE FROM platform.message m
  WHERE m.county_id = platform.current_county() AND m.template IN ('booking.made', 'booking.reminder') AND m.params ->> 'number' = ANY (p_numbers)
    AND EXISTS (SELECT 1 FROM intake.booking b WHERE b.county_id = m.county_id AND b.number = m.params ->> 'number' AND b.erased_at IS NOT NULL)
$$;
REVOKE EXECUTE ON FUNCTION matters.may_write_to(uuid), intake.forget_messages(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matters.may_write_to(uuid), intake.forget_messages(text[]) TO anhe_app, anhe_worker;

-- 删除 With a party's personal information goes the telephone that its messages were sent to; what waits is not sent. Gives nothing away: only of parties that are erased.
CREATE FUNCTION matters.forget_addresses(p_matter uuid, p_nothing bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  UPDATE platform.message m SET to_sealed = p_nothing, to_mask = '***', not_before = NULL,
    state = CASE WHEN m.state = 'waiting' THEN 'failed' ELSE m.state END,
    fault = CASE WHEN m.state = 'waiting' THEN 'party-erased' ELSE m.fault END
  WHERE m.county_id = platform.current_county() AND m.matter_id = p_matter AND m.channel <> 'inApp'
    AND EXISTS (SELECT 1 FROM matters.party p WHERE p.county_id = m.county_id AND p.matter_id = m.matter_id AND p.id = m.party_id
      AND p.erased_at IS NOT NULL)
$$;
REVOKE EXECUTE ON FUNCTION matters.forget_addresses(uuid, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matters.forget_addresses(uuid, bytea) TO anhe_app, anhe_worker;

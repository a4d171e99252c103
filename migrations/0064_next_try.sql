-- 下次尝试: when the queue tries a message again that did not go out, so that whoever waits for it need not guess.

-- plpgsql, because the queue's own tables are made after these files. Only for the two functions beneath: it asks nobody who may see the message.
CREATE FUNCTION platform.next_try_of(p_message uuid) RETURNS timestamptz
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  RETURN (SELECT j.run_at FROM graphile_worker._private_jobs j
    WHERE j.key = p_message::text AND j.attempts < j.max_attempts AND j.locked_at IS NULL);
END $$;
COMMENT ON FUNCTION platform.next_try_of(uuid) IS 'When the job of a message runs next; empty while it runs, and when there is none any more.';
REVOKE EXECUTE ON FUNCTION platform.next_try_of(uuid) FROM PUBLIC;

DROP FUNCTION platform.messages_undelivered(integer);
CREATE FUNCTION platform.messages_undelivered(p_limit integer)
RETURNS TABLE (id uuid, channel text, template text, state text, attempts smallint, fault text, at timestamptz, attempted_at timestamptz,
  next_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT m.id, m.channel, m.template, m.state, m.attempts, m.fault, m.at, m.attempted_at,
    CASE WHEN m.state <> 'failed' THEN platform.next_try_of(m.id) END
  FROM platform.message m
  WHERE m.county_id = platform.current_county()
    AND (m.state = 'failed' OR (m.state IN ('waiting', 'sending') AND m.attempts > 0))
  ORDER BY m.id DESC LIMIT p_limit
$$;

DROP FUNCTION matters.messages_of(uuid, integer);
CREATE FUNCTION matters.messages_of(p_matter uuid, p_limit integer)
RETURNS TABLE (id uuid, channel text, state text, template text, lang text, to_mask text, officer_id integer, party_id uuid, attempts smallint,
  fault text, at timestamptz, attempted_at timestamptz, sent_at timestamptz, not_before timestamptz, resent smallint, next_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT m.id, m.channel, m.state, m.template, m.lang, m.to_mask, m.officer_id, m.party_id, m.attempts, m.fault, m.at, m.attempted_at, m.sent_at,
    m.not_before, m.resent, CASE WHEN m.state = 'waiting' AND m.attempts > 0 THEN platform.next_try_of(m.id) END
  FROM platform.message m
  WHERE m.county_id = platform.current_county() AND m.matter_id = p_matter
    AND EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = m.county_id AND r.matter_id = m.matter_id AND r.ring = 2
      AND r.key = ANY ((SELECT platform.current_keys())::text[]))
  ORDER BY m.id DESC LIMIT p_limit
$$;
REVOKE EXECUTE ON FUNCTION platform.messages_undelivered(integer), matters.messages_of(uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.messages_undelivered(integer), matters.messages_of(uuid, integer) TO anhe_app, anhe_worker;

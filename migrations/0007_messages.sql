-- Messages: news to residents and officers, by page, SMS or e-mail. A message names no subject: only that there is news, and where.

CREATE TABLE platform.message (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  channel text NOT NULL CHECK (channel IN ('inApp', 'sms', 'email')),
  state text NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'shown', 'failed', 'read')),
  template text NOT NULL,
  params jsonb NOT NULL,
  lang text NOT NULL CHECK (lang IN ('zh', 'en')),
  to_sealed bytea,
  to_mask text,
  officer_id integer,
  party_id uuid,
  matter_id uuid,
  attempts smallint NOT NULL DEFAULT 0,
  fault text,
  at timestamptz NOT NULL,
  attempted_at timestamptz,
  sent_at timestamptz,
  read_at timestamptz,
  PRIMARY KEY (county_id, id),
  CHECK ((channel = 'inApp') = (to_sealed IS NULL)),
  CHECK (channel <> 'inApp' OR officer_id IS NOT NULL OR (party_id IS NOT NULL AND matter_id IS NOT NULL)),
  CHECK ((state = 'read') = (read_at IS NOT NULL)),
  CHECK (state <> 'failed' OR fault IS NOT NULL)
);
COMMENT ON TABLE platform.message IS '消息 One message to one person by one channel, and what became of it. Address sealed; params hold number and place to look, never a subject.';
COMMENT ON COLUMN platform.message.state IS 'waiting → sending → sent | failed; shown: practice county, nothing left the house; read: an in-app notice was opened.';
COMMENT ON COLUMN platform.message.fault IS 'Code of why it failed; never the address or what a mail server said in words.';
CREATE INDEX message_officer ON platform.message (county_id, officer_id, id DESC) WHERE channel = 'inApp' AND officer_id IS NOT NULL;
CREATE INDEX message_party ON platform.message (county_id, matter_id, party_id, id DESC) WHERE channel = 'inApp' AND party_id IS NOT NULL;
CREATE INDEX message_shown ON platform.message (county_id, id DESC) WHERE state = 'shown';
CREATE INDEX message_undone ON platform.message (county_id, id DESC) WHERE state IN ('waiting', 'sending', 'failed');

GRANT SELECT, INSERT, UPDATE ON platform.message TO anhe_worker;
GRANT SELECT, INSERT ON platform.message TO anhe_app;
GRANT UPDATE (state, read_at) ON platform.message TO anhe_app;

ALTER TABLE platform.message ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.message FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON platform.message TO anhe_owner USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON platform.message TO anhe_worker USING (true) WITH CHECK (true);
CREATE POLICY sends ON platform.message FOR INSERT TO anhe_app
  WITH CHECK (county_id = (SELECT platform.current_county()));
-- An officer sees notices to oneself, a party the notices of the own matter; what a practice county only shows, everybody there may see.
CREATE POLICY own ON platform.message FOR SELECT TO anhe_app
  USING (county_id = (SELECT platform.current_county()) AND (
    ('p' || officer_id) = ANY ((SELECT platform.current_keys())::text[])
    OR (channel = 'inApp' AND party_id IS NOT NULL AND matter_id = (SELECT platform.current_matter()))
    OR state = 'shown'));
CREATE POLICY reads ON platform.message FOR UPDATE TO anhe_app
  USING (county_id = (SELECT platform.current_county()) AND channel = 'inApp' AND (
    ('p' || officer_id) = ANY ((SELECT platform.current_keys())::text[])
    OR (party_id IS NOT NULL AND matter_id = (SELECT platform.current_matter()))))
  WITH CHECK (state = 'read');

-- What did not arrive, for whoever keeps the system running: no address, no matter, no person.
CREATE FUNCTION platform.messages_undelivered(p_limit integer)
RETURNS TABLE (id uuid, channel text, template text, state text, attempts smallint, fault text, at timestamptz, attempted_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT m.id, m.channel, m.template, m.state, m.attempts, m.fault, m.at, m.attempted_at
  FROM platform.message m
  WHERE m.county_id = platform.current_county()
    AND (m.state = 'failed' OR (m.state IN ('waiting', 'sending') AND m.attempts > 0))
  ORDER BY m.id DESC LIMIT p_limit
$$;

-- Another try of a failed message: waiting again, with a job of its own.
CREATE FUNCTION platform.message_again(p_id uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE platform.message SET state = 'waiting', attempts = 0
  WHERE county_id = platform.current_county() AND id = p_id AND state = 'failed';
  RETURN FOUND;
END $$;

CREATE FUNCTION platform.message_counts() RETURNS TABLE (channel text, state text, n bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT m.channel, m.state, count(*) FROM platform.message m
  WHERE m.state IN ('waiting', 'sending', 'failed') GROUP BY 1, 2
$$;
REVOKE EXECUTE ON FUNCTION platform.messages_undelivered(integer), platform.message_again(uuid), platform.message_counts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.messages_undelivered(integer), platform.message_again(uuid), platform.message_counts() TO anhe_app, anhe_worker;

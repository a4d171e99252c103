-- The ground: schemas, known requests, events, rate limits, the profile's versions.
-- Runs as anhe_owner. Roles anhe_app (requests) and anhe_worker (jobs) exist already.

CREATE SCHEMA IF NOT EXISTS platform;
GRANT USAGE ON SCHEMA platform TO anhe_app, anhe_worker;

CREATE TABLE platform.county (
  id integer PRIMARY KEY,
  code text NOT NULL CHECK (code ~ '^\d{6}$'),
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('practice', 'real')),
  clock_offset_ms bigint NOT NULL DEFAULT 0,
  seed text,
  anchor date,
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE platform.county IS 'The county this house runs for. id is stable and leads the key of every growing table.';
COMMENT ON COLUMN platform.county.clock_offset_ms IS 'How far a practice county has moved its time ahead; always 0 in a real county.';
GRANT SELECT ON platform.county TO anhe_app, anhe_worker;

CREATE TABLE platform.known_request (
  county_id integer NOT NULL,
  principal text NOT NULL,
  key text NOT NULL,
  body_hash bytea NOT NULL,
  status smallint NOT NULL,
  reply bytea NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (county_id, principal, key)
);
COMMENT ON TABLE platform.known_request IS 'First reply of every act by (principal, Idempotency-Key), so that a phone that re-sends is harmless. The reply is encrypted: it may hold a lookup code.';
CREATE INDEX known_request_age ON platform.known_request (county_id, at);
GRANT SELECT, INSERT ON platform.known_request TO anhe_app, anhe_worker;
GRANT DELETE ON platform.known_request TO anhe_worker;

CREATE TABLE platform.event (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  subject text NOT NULL,
  facts jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (county_id, id)
);
COMMENT ON TABLE platform.event IS 'Append-only: something is now true and others may care. References only, never personal text.';
GRANT SELECT, INSERT ON platform.event TO anhe_app, anhe_worker;

CREATE TABLE platform.reaction (
  county_id integer NOT NULL,
  event_id uuid NOT NULL,
  listener text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (county_id, event_id, listener)
);
COMMENT ON TABLE platform.reaction IS 'Which listener has dealt with which event: reactions are idempotent by this key.';
GRANT SELECT, INSERT ON platform.reaction TO anhe_app, anhe_worker;

CREATE TABLE platform.rate_limit (
  key text PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);
COMMENT ON TABLE platform.rate_limit IS 'Counters of rate-limiter-flexible; keys are hashes, never a plain number or address.';
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.rate_limit TO anhe_app, anhe_worker;

CREATE TABLE platform.profile_version (
  county_id integer NOT NULL,
  version text NOT NULL,
  document text NOT NULL,
  loaded_at timestamptz NOT NULL,
  PRIMARY KEY (county_id, version)
);
COMMENT ON TABLE platform.profile_version IS 'Every county profile that ever ran here, whole; a matter keeps the version it was accepted under.';
GRANT SELECT, INSERT ON platform.profile_version TO anhe_app, anhe_worker;

CREATE TABLE platform.session (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  token_hash bytea NOT NULL,
  kind text NOT NULL CHECK (kind IN ('officer', 'party')),
  officer_id integer,
  post_id integer,
  matter_id uuid,
  party_id uuid,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  ended_at timestamptz,
  ended_why text,
  address text,
  agent text,
  PRIMARY KEY (county_id, id),
  CHECK ((kind = 'officer') = (officer_id IS NOT NULL)),
  CHECK ((kind = 'party') = (party_id IS NOT NULL AND matter_id IS NOT NULL))
);
COMMENT ON TABLE platform.session IS 'Sign-ins of officers and code look-ups of parties. Only the hash of the token is kept.';
CREATE UNIQUE INDEX session_token ON platform.session (token_hash);
CREATE INDEX session_officer ON platform.session (county_id, officer_id) WHERE ended_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON platform.session TO anhe_app, anhe_worker;

-- What the request says of itself, for policies. STABLE and in SQL, so that the planner evaluates each once a statement.
CREATE FUNCTION platform.current_county() RETURNS integer LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('anhe.county', true), '')::integer $$;
CREATE FUNCTION platform.current_keys() RETURNS text[] LANGUAGE sql STABLE
  AS $$ SELECT coalesce(nullif(current_setting('anhe.keys', true), ''), '{}')::text[] $$;
CREATE FUNCTION platform.current_matter() RETURNS uuid LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('anhe.matter', true), '')::uuid $$;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA platform TO anhe_app, anhe_worker;

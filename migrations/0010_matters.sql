-- Matters: one matter, one code (一案一码). Row-level security on reader rows beneath everything that hangs on a matter.
-- Ring 1 (number and clocks): matter, clock. Ring 2 (facts and parties): facts, party, history, note, file, opening and the rest.

CREATE SCHEMA matters;
GRANT USAGE ON SCHEMA matters TO anhe_app, anhe_worker;

CREATE SEQUENCE matters.matter_serial;
GRANT USAGE ON SEQUENCE matters.matter_serial TO anhe_app, anhe_worker;

CREATE TABLE matters.matter (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  number text NOT NULL,
  stage text NOT NULL CHECK (stage IN ('registered', 'accepted', 'assigned', 'handling', 'answered', 'follow_up', 'closed')),
  category text NOT NULL,
  complexity text CHECK (complexity IN ('simple', 'general', 'complex')),
  urgency text CHECK (urgency IN ('normal', 'urgent', 'emergency')),
  area_id integer NOT NULL,
  township_id integer,
  village_id integer,
  channel text NOT NULL CHECK (channel IN ('resident', 'window', 'grid', 'telephone', 'transfer', 'import', 'api')),
  first_receiver_post_id integer,
  registering_organisation_id integer,
  centre_organisation_id integer NOT NULL,
  upper_centre_organisation_id integer,
  handler_officer_ids integer[] NOT NULL DEFAULT '{}',
  holder_organisation_id integer,
  holder_post_id integer,
  signed_at timestamptz,
  people_involved integer NOT NULL DEFAULT 1 CHECK (people_involved BETWEEN 1 AND 100000),
  amount_fen bigint CHECK (amount_fen >= 0),
  danger_signs text[] NOT NULL DEFAULT '{}',
  asked_for_county boolean NOT NULL DEFAULT false,
  restriction text CHECK (restriction IN ('danger', 'complaint')),
  subject_organisation_ids integer[] NOT NULL DEFAULT '{}',
  subject_officer_ids integer[] NOT NULL DEFAULT '{}',
  registered_at timestamptz NOT NULL,
  accepted_at timestamptz,
  answered_at timestamptz,
  closed_at timestamptz,
  due_at timestamptz,
  result text,
  outcome text CHECK (outcome IN ('solved', 'closed_not_solved', 'party_disagrees', 'not_performed', 'withdrawn')),
  procedure_kind text,
  procedure_id uuid,
  profile_version text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  head_hash bytea NOT NULL,
  touched_at timestamptz NOT NULL,
  PRIMARY KEY (county_id, id),
  CHECK ((stage = 'registered') = (accepted_at IS NULL) OR result = 'withdrawn'),
  CHECK (stage NOT IN ('assigned', 'handling') OR holder_organisation_id IS NOT NULL),
  CHECK (stage <> 'handling' OR signed_at IS NOT NULL),
  CHECK (stage NOT IN ('answered', 'follow_up', 'closed') OR (answered_at IS NOT NULL AND result IS NOT NULL)),
  CHECK ((stage = 'closed') = (closed_at IS NOT NULL AND outcome IS NOT NULL))
);
COMMENT ON TABLE matters.matter IS '事项 What somebody brought, with one number for its whole life. Only what ring 1 may see: number, category, place, stage, clocks, holder.';
COMMENT ON COLUMN matters.matter.version IS 'Length of the matter''s history; the ETag of the matter and of everything that hangs on it.';
COMMENT ON COLUMN matters.matter.head_hash IS 'Hash of the last history entry; verify re-computes the chain up to it.';
COMMENT ON COLUMN matters.matter.restriction IS 'danger: suspected violence, harm to a minor or oneself; complaint: about a body or officer. Either leaves out reader rows.';
COMMENT ON COLUMN matters.matter.upper_centre_organisation_id IS 'The county''s centre when a township''s keeps the matter: pool of checkers who did not handle it.';
COMMENT ON COLUMN matters.matter.handler_officer_ids IS 'Officers who handled it; they neither check, follow up nor close it (办评分离).';
COMMENT ON COLUMN matters.matter.due_at IS 'The earliest running clock of ours (step or promise); null when none runs.';
CREATE UNIQUE INDEX matter_number ON matters.matter (county_id, number);
CREATE INDEX matter_due ON matters.matter (county_id, due_at) WHERE due_at IS NOT NULL;

CREATE TABLE matters.reader (
  county_id integer NOT NULL,
  matter_id uuid NOT NULL,
  key text NOT NULL,
  ring smallint NOT NULL CHECK (ring IN (1, 2)),
  stage text NOT NULL,
  category text NOT NULL,
  township_id integer,
  village_id integer,
  registered_at timestamptz NOT NULL,
  due_at timestamptz,
  PRIMARY KEY (county_id, matter_id, key),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id)
);
COMMENT ON TABLE matters.reader IS 'Who may see which matter: one row per matter and reader key (a<area>, o<organisation>, p<officer>), with the ring. What is not here does not exist for the reader.';
CREATE INDEX reader_newest ON matters.reader (county_id, key, registered_at DESC, matter_id DESC);
CREATE INDEX reader_stage ON matters.reader (county_id, key, stage, registered_at DESC, matter_id DESC);
CREATE INDEX reader_township ON matters.reader (county_id, key, township_id, stage, registered_at DESC, matter_id DESC) INCLUDE (category, village_id);
CREATE INDEX reader_village ON matters.reader (county_id, key, village_id, stage, registered_at DESC, matter_id DESC);
CREATE INDEX reader_due ON matters.reader (county_id, key, due_at, matter_id) WHERE due_at IS NOT NULL;

CREATE TABLE matters.facts (
  county_id integer NOT NULL,
  matter_id uuid NOT NULL,
  description text NOT NULL,
  claims text,
  place_detail text,
  occurred_on date,
  safe_contact text,
  words tsvector,
  erased_at timestamptz,
  PRIMARY KEY (county_id, matter_id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id)
);
COMMENT ON TABLE matters.facts IS '事实与请求 In the party''s words. Can be corrected or erased; the history keeps only that it was.';
CREATE INDEX facts_words ON matters.facts USING gin (words);

CREATE TABLE matters.party (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  matter_id uuid NOT NULL,
  side text NOT NULL CHECK (side IN ('applicant', 'respondent')),
  role text NOT NULL CHECK (role IN ('self', 'organisation', 'guardian', 'agent', 'helper')),
  for_party_id uuid,
  position smallint NOT NULL,
  name_sealed bytea,
  name_finder bytea,
  organisation text,
  credit_code text,
  phone_sealed bytea,
  phone_finder bytea,
  phone_mask text,
  identity_sealed bytea,
  identity_finder bytea,
  identity_mask text,
  address_sealed bytea,
  details_sealed bytea,
  contact_way text CHECK (contact_way IN ('phone', 'relative', 'village', 'window')),
  contact_sealed bytea,
  powers text,
  powers_until date,
  notice_version text,
  code_hash bytea,
  code_made_at timestamptz,
  language text NOT NULL DEFAULT 'zh' CHECK (language IN ('zh', 'en')),
  reached_at timestamptz,
  replaced_by uuid,
  replaced_why text,
  erased_at timestamptz,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id),
  CHECK (role NOT IN ('guardian', 'agent', 'helper') OR for_party_id IS NOT NULL),
  CHECK (role <> 'agent' OR powers IS NOT NULL)
);
COMMENT ON TABLE matters.party IS '当事人 Parties belong to the matter, never to a register of residents. Personal fields are sealed (field key) and found only by keyed hashes of this purpose.';
COMMENT ON COLUMN matters.party.code_hash IS 'Keyed hash of number and secret lookup code 查询码 (the key is not in the database); the code itself is never kept.';
CREATE INDEX party_matter ON matters.party (county_id, matter_id);
CREATE INDEX party_name ON matters.party (county_id, name_finder) WHERE name_finder IS NOT NULL;
CREATE INDEX party_phone ON matters.party (county_id, phone_finder) WHERE phone_finder IS NOT NULL;

CREATE TABLE matters.consent (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  matter_id uuid NOT NULL,
  party_id uuid NOT NULL,
  purpose text NOT NULL,
  text_version text NOT NULL,
  given boolean NOT NULL,
  at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id)
);
COMMENT ON TABLE matters.consent IS '同意 Separate consents, one by one (个人信息保护法 14, 23, 29), each with the version of its text; withdrawing is a fact of its own.';
CREATE INDEX consent_matter ON matters.consent (county_id, matter_id);

CREATE TABLE matters.clock (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  matter_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('step', 'promise', 'legal')),
  rule_id text NOT NULL,
  profile_version text NOT NULL,
  calendar_version integer NOT NULL,
  start_event text NOT NULL,
  started_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  due_date date NOT NULL,
  certain boolean NOT NULL,
  steps text NOT NULL,
  law text,
  article text,
  state text NOT NULL CHECK (state IN ('running', 'met', 'missed', 'stopped')),
  ended_at timestamptz,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id),
  CHECK (kind <> 'legal' OR law IS NOT NULL),
  CHECK ((state = 'running') = (ended_at IS NULL))
);
COMMENT ON TABLE matters.clock IS '时限 step: ours inside the house; promise 承诺: to the resident, never moved by hand-offs; legal 法定: the route''s, with its law. Each keeps how its date was computed.';
CREATE INDEX clock_matter ON matters.clock (county_id, matter_id);
CREATE INDEX clock_running ON matters.clock (county_id, due_at) WHERE state = 'running';
CREATE INDEX clock_uncertain ON matters.clock (county_id, calendar_version) WHERE state = 'running' AND NOT certain;

CREATE TABLE matters.history (
  county_id integer NOT NULL,
  matter_id uuid NOT NULL,
  seq integer NOT NULL CHECK (seq > 0),
  act text NOT NULL,
  stage text NOT NULL,
  done_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  actor text NOT NULL,
  typist text,
  late_reason boolean NOT NULL DEFAULT false,
  facts text NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (county_id, matter_id, seq),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id)
);
COMMENT ON TABLE matters.history IS '经过 The record of acts: append-only by grant, chained by hash per matter. Canonical text of facts; references only, no personal text.';
COMMENT ON COLUMN matters.history.typist IS 'Who typed it when that is not who did it (代录).';
CREATE INDEX history_backdated ON matters.history (county_id, recorded_at) WHERE late_reason;

CREATE TABLE matters.note (
  county_id integer NOT NULL,
  matter_id uuid NOT NULL,
  seq integer NOT NULL,
  kind text NOT NULL,
  body text,
  outward boolean NOT NULL DEFAULT false,
  erased_at timestamptz,
  PRIMARY KEY (county_id, matter_id, seq, kind),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id)
);
COMMENT ON TABLE matters.note IS 'Words that belong to a history entry (progress, reasons, replies). Erasable; the entry stays. outward: shown to the parties.';

CREATE TABLE matters.attached_file (
  county_id integer NOT NULL,
  matter_id uuid NOT NULL,
  file_id uuid NOT NULL,
  seq integer NOT NULL,
  kind text NOT NULL,
  by_party_id uuid,
  PRIMARY KEY (county_id, matter_id, file_id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id)
);
COMMENT ON TABLE matters.attached_file IS '材料 Photos, signed papers, proof, each tied to the act it came with.';

CREATE TABLE matters.procedure (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  matter_id uuid NOT NULL,
  kind text NOT NULL,
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  outcome text,
  proof text,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id)
);
COMMENT ON TABLE matters.procedure IS '程序 What an organisation does about the matter (a mediation, an inspection), known here only by kind, id and outcome.';
CREATE INDEX procedure_matter ON matters.procedure (county_id, matter_id);

CREATE TABLE matters.follow_up (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  matter_id uuid NOT NULL,
  party_id uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  way text NOT NULL CHECK (way IN ('phone', 'visit', 'window', 'page')),
  reached text NOT NULL CHECK (reached IN ('reached', 'not_reached', 'refused')),
  performed text CHECK (performed IN ('yes', 'partly', 'no', 'not_due', 'none')),
  solved boolean,
  satisfaction smallint CHECK (satisfaction BETWEEN 1 AND 5),
  by_post_id integer,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id)
);
COMMENT ON TABLE matters.follow_up IS '回访 Each time a party was asked, or could not be reached. Nothing closes without an answer or a logged attempt.';
CREATE INDEX follow_up_matter ON matters.follow_up (county_id, matter_id);

CREATE TABLE matters.rating (
  county_id integer NOT NULL,
  matter_id uuid NOT NULL,
  party_id uuid NOT NULL,
  acceptance smallint NOT NULL CHECK (acceptance BETWEEN 1 AND 5),
  process smallint NOT NULL CHECK (process BETWEEN 1 AND 5),
  result smallint NOT NULL CHECK (result BETWEEN 1 AND 5),
  at timestamptz NOT NULL,
  PRIMARY KEY (county_id, matter_id, party_id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id)
);
COMMENT ON TABLE matters.rating IS '评价 The party''s own rating of acceptance, process and result.';

CREATE TABLE matters.opening (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  matter_id uuid NOT NULL,
  party_id uuid,
  field text,
  officer_id integer,
  post_id integer,
  organisation_id integer,
  operation text NOT NULL,
  reason text,
  at timestamptz NOT NULL,
  PRIMARY KEY (county_id, id)
);
COMMENT ON TABLE matters.opening IS '查阅记录 Every opening of facts or parties: who, post, body, when, why. Shown to the person as post and body. Append-only by grant.';
CREATE INDEX opening_matter ON matters.opening (county_id, matter_id, at DESC);
CREATE INDEX opening_officer ON matters.opening (county_id, officer_id, at DESC);

CREATE TABLE matters.data_request (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  matter_id uuid NOT NULL,
  party_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('correct', 'erase')),
  wanted_sealed bytea,
  asked_at timestamptz NOT NULL,
  answered_at timestamptz,
  answer text CHECK (answer IN ('done', 'refused')),
  reason text,
  law text,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id)
);
COMMENT ON TABLE matters.data_request IS '更正与删除申请 (个人信息保护法 46, 47), each answered, a refusal with its law.';
CREATE INDEX data_request_matter ON matters.data_request (county_id, matter_id);

-- Row-level security ------------------------------------------------------------------------------------------------

ALTER TABLE matters.reader ENABLE ROW LEVEL SECURITY;
ALTER TABLE matters.reader FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON matters.reader TO anhe_owner USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON matters.reader TO anhe_worker USING (true) WITH CHECK (true);
-- Keys are numbers of bodies and areas: without the county, those of another would read the same.
CREATE POLICY own_keys ON matters.reader FOR SELECT TO anhe_app
  USING (county_id = (SELECT platform.current_county()) AND key = ANY ((SELECT platform.current_keys())::text[]));

ALTER TABLE matters.matter ENABLE ROW LEVEL SECURITY;
ALTER TABLE matters.matter FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON matters.matter TO anhe_owner USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON matters.matter TO anhe_worker USING (true) WITH CHECK (true);
CREATE POLICY readable ON matters.matter FOR SELECT TO anhe_app
  USING (id = (SELECT platform.current_matter())
    OR EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = matter.county_id AND r.matter_id = matter.id));
CREATE POLICY actable ON matters.matter FOR UPDATE TO anhe_app
  USING (id = (SELECT platform.current_matter())
    OR EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = matter.county_id AND r.matter_id = matter.id))
  WITH CHECK (true);
CREATE POLICY opens ON matters.matter FOR INSERT TO anhe_app WITH CHECK (county_id = (SELECT platform.current_county()));

ALTER TABLE matters.clock ENABLE ROW LEVEL SECURITY;
ALTER TABLE matters.clock FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON matters.clock TO anhe_owner USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON matters.clock TO anhe_worker USING (true) WITH CHECK (true);
CREATE POLICY readable ON matters.clock FOR SELECT TO anhe_app
  USING (matter_id = (SELECT platform.current_matter())
    OR EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = clock.county_id AND r.matter_id = clock.matter_id));
CREATE POLICY actable ON matters.clock FOR UPDATE TO anhe_app
  USING (matter_id = (SELECT platform.current_matter())
    OR EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = clock.county_id AND r.matter_id = clock.matter_id))
  WITH CHECK (true);
CREATE POLICY opens ON matters.clock FOR INSERT TO anhe_app WITH CHECK (county_id = (SELECT platform.current_county()));

-- Ring 2: the same three policies on every table of facts and parties.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['facts', 'party', 'consent', 'history', 'note', 'attached_file', 'procedure', 'follow_up', 'rating', 'opening', 'data_request'] LOOP
    EXECUTE format('ALTER TABLE matters.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE matters.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON matters.%I TO anhe_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY worker_all ON matters.%I TO anhe_worker USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY readable ON matters.%1$I FOR SELECT TO anhe_app USING (matter_id = (SELECT platform.current_matter())
      OR EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = %1$I.county_id AND r.matter_id = %1$I.matter_id AND r.ring = 2))', t);
    EXECUTE format('CREATE POLICY actable ON matters.%1$I FOR UPDATE TO anhe_app USING (matter_id = (SELECT platform.current_matter())
      OR EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = %1$I.county_id AND r.matter_id = %1$I.matter_id AND r.ring = 2)) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY opens ON matters.%I FOR INSERT TO anhe_app WITH CHECK (county_id = (SELECT platform.current_county()))', t);
  END LOOP;
END $$;

GRANT SELECT ON ALL TABLES IN SCHEMA matters TO anhe_app, anhe_worker;
GRANT INSERT ON matters.matter, matters.facts, matters.party, matters.consent, matters.clock, matters.history, matters.note,
  matters.attached_file, matters.procedure, matters.follow_up, matters.rating, matters.opening, matters.data_request TO anhe_app, anhe_worker;
GRANT UPDATE ON matters.matter, matters.facts, matters.party, matters.consent, matters.clock, matters.note, matters.procedure, matters.rating,
  matters.data_request TO anhe_app, anhe_worker;
-- history and opening: INSERT and SELECT only. reader: changed only through the function below.

CREATE FUNCTION matters.set_readers(p_county integer, p_matter uuid, p_rows jsonb) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, matters AS $$
  WITH wanted AS (
    SELECT w.key, w.ring, m.stage, m.category, m.township_id, m.village_id, m.registered_at, m.due_at
    FROM jsonb_to_recordset(p_rows) AS w(key text, ring smallint)
    JOIN matters.matter m ON m.county_id = p_county AND m.id = p_matter
  ), gone AS (
    DELETE FROM matters.reader r WHERE r.county_id = p_county AND r.matter_id = p_matter
      AND NOT EXISTS (SELECT 1 FROM wanted w WHERE w.key = r.key)
  )
  INSERT INTO matters.reader (county_id, matter_id, key, ring, stage, category, township_id, village_id, registered_at, due_at)
  SELECT p_county, p_matter, key, ring, stage, category, township_id, village_id, registered_at, due_at FROM wanted
  ON CONFLICT (county_id, matter_id, key) DO UPDATE SET ring = excluded.ring, stage = excluded.stage, category = excluded.category,
    township_id = excluded.township_id, village_id = excluded.village_id, due_at = excluded.due_at
  WHERE (reader.ring, reader.stage, reader.category, reader.township_id, reader.village_id, reader.due_at)
    IS DISTINCT FROM (excluded.ring, excluded.stage, excluded.category, excluded.township_id, excluded.village_id, excluded.due_at)
$$;
COMMENT ON FUNCTION matters.set_readers IS 'The only way reader rows change, last in the act: after a hand-off the actor may no longer see what it just did.';
REVOKE ALL ON FUNCTION matters.set_readers FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matters.set_readers TO anhe_app, anhe_worker;

-- Full-text search: @@ is not leakproof, so under row-level security it would lose its index. This door reads the index first and gives only
-- matters whose facts the caller's keys may read.
CREATE FUNCTION matters.search(p_county integer, p_query tsquery, p_like text, p_most integer)
RETURNS TABLE (matter_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, matters AS $$
  SELECT f.matter_id FROM matters.facts f
  WHERE f.county_id = p_county AND p_county = (SELECT platform.current_county()) AND f.words @@ p_query
    AND (p_like IS NULL OR position(p_like IN lower(f.description || ' ' || coalesce(f.claims, '') || ' ' || coalesce(f.place_detail, ''))) > 0)
    AND EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = f.county_id AND r.matter_id = f.matter_id AND r.ring = 2
      AND r.key = ANY ((SELECT platform.current_keys())::text[]))
  LIMIT p_most
$$;
REVOKE ALL ON FUNCTION matters.search FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matters.search TO anhe_app;

-- «Who can see this, and why»: all reader rows of a matter, for whoever sees its facts.
CREATE FUNCTION matters.readers_of(p_county integer, p_matter uuid)
RETURNS TABLE (key text, ring smallint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, matters AS $$
  SELECT r.key, r.ring FROM matters.reader r
  WHERE r.county_id = p_county AND p_county = (SELECT platform.current_county()) AND r.matter_id = p_matter
    AND EXISTS (SELECT 1 FROM matters.reader own WHERE own.county_id = p_county AND own.matter_id = p_matter AND own.ring = 2
      AND own.key = ANY ((SELECT platform.current_keys())::text[]))
$$;
REVOKE ALL ON FUNCTION matters.readers_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matters.readers_of TO anhe_app;

-- A party by number: found before anybody is known. Gives only what checking a code needs; no hint whether the number exists leaves the server.
CREATE FUNCTION matters.code_hashes(p_county integer, p_number text)
RETURNS TABLE (matter_id uuid, party_id uuid, code_hash bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, matters AS $$
  SELECT p.matter_id, p.id, p.code_hash FROM matters.matter m
  JOIN matters.party p ON p.county_id = m.county_id AND p.matter_id = m.id
  WHERE m.county_id = p_county AND p_county = (SELECT platform.current_county()) AND m.number = p_number AND p.code_hash IS NOT NULL AND p.replaced_by IS NULL AND p.erased_at IS NULL
$$;
REVOKE ALL ON FUNCTION matters.code_hashes FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matters.code_hashes TO anhe_app;

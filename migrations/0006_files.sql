-- Files: what a resident or an officer handed in. The bytes lie encrypted in the data folder; here stands what they are.
-- A file that hangs on no matter yet is visible to nobody: its unguessable id is the claim to attach it, once.
-- The policy that lets readers of a matter see its files stands in 0019, after the reader rows.

CREATE SCHEMA files;
GRANT USAGE ON SCHEMA files TO anhe_app, anhe_worker;

CREATE TABLE files.file (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  place text CHECK (place ~ '^[0-9a-f]{32}$'),
  media_type text NOT NULL,
  bytes integer NOT NULL CHECK (bytes > 0),
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  width integer CHECK (width > 0),
  height integer CHECK (height > 0),
  name_sealed bytea,
  uploaded_by text NOT NULL,
  uploaded_at timestamptz NOT NULL,
  matter_id uuid,
  purpose text,
  attached_by text,
  attached_at timestamptz,
  erased_at timestamptz,
  PRIMARY KEY (county_id, id),
  CHECK ((matter_id IS NULL) = (attached_at IS NULL)),
  CHECK ((erased_at IS NULL) = (name_sealed IS NOT NULL)),
  CHECK (place IS NOT NULL OR erased_at IS NOT NULL)
);
COMMENT ON TABLE files.file IS '附件 One file: its type by content, size, hash of the kept bytes, and the matter it hangs on. Attached once, never moved.';
COMMENT ON COLUMN files.file.id IS 'Random (version 4), handed to the uploader: whoever knows it may attach the file to a matter, once.';
COMMENT ON COLUMN files.file.place IS 'Name of the encrypted bytes in the data folder; null once they are gone.';
COMMENT ON COLUMN files.file.erased_at IS 'From when it no longer exists for anybody; the bytes follow by the sweep, the row of an attached file stays as the trace.';
CREATE INDEX file_matter ON files.file (county_id, matter_id) WHERE matter_id IS NOT NULL;
CREATE INDEX file_unattached ON files.file (county_id, uploaded_at) WHERE matter_id IS NULL;
CREATE INDEX file_going ON files.file (county_id, erased_at) WHERE erased_at IS NOT NULL AND place IS NOT NULL;
CREATE UNIQUE INDEX file_place ON files.file (place);

CREATE TABLE files.upload (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  name_sealed bytea NOT NULL,
  media_type text,
  bytes integer NOT NULL CHECK (bytes > 0),
  piece_bytes integer NOT NULL CHECK (piece_bytes > 0),
  started_at timestamptz NOT NULL,
  reply bytea,
  PRIMARY KEY (county_id, id)
);
COMMENT ON TABLE files.upload IS 'An upload in pieces that is under way. Pieces lie encrypted in the data folder; reply is what finishing answered, so that finishing twice is harmless.';
CREATE INDEX upload_age ON files.upload (county_id, started_at);

GRANT INSERT, SELECT ON files.file TO anhe_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON files.file TO anhe_worker;
GRANT INSERT ON files.upload TO anhe_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON files.upload TO anhe_worker;

ALTER TABLE files.file ENABLE ROW LEVEL SECURITY;
ALTER TABLE files.file FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON files.file TO anhe_owner USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON files.file TO anhe_worker USING (true) WITH CHECK (true);
CREATE POLICY keeps ON files.file FOR INSERT TO anhe_app
  WITH CHECK (county_id = (SELECT platform.current_county()) AND matter_id IS NULL);

ALTER TABLE files.upload ENABLE ROW LEVEL SECURITY;
ALTER TABLE files.upload FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON files.upload TO anhe_owner USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON files.upload TO anhe_worker USING (true) WITH CHECK (true);
CREATE POLICY starts ON files.upload FOR INSERT TO anhe_app
  WITH CHECK (county_id = (SELECT platform.current_county()));

-- Attaching is one UPDATE that finds only free files: two that try at once cannot both have it.
CREATE FUNCTION files.attach(p_county integer, p_ids uuid[], p_matter uuid, p_purpose text, p_by text, p_at timestamptz)
RETURNS SETOF files.file LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  UPDATE files.file SET matter_id = p_matter, purpose = p_purpose, attached_by = p_by, attached_at = p_at
  WHERE county_id = p_county AND county_id = platform.current_county() AND id = ANY (p_ids)
    AND matter_id IS NULL AND erased_at IS NULL
  RETURNING *
$$;

-- How many files hang on a matter: for the limit, without seeing them.
CREATE FUNCTION files.attached(p_county integer, p_matter uuid)
RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT count(*)::integer FROM files.file
  WHERE county_id = p_county AND county_id = platform.current_county() AND matter_id = p_matter AND erased_at IS NULL
$$;

-- Erasing what a reader of the matter may see; the caller has been allowed to by the matter's own rules.
CREATE FUNCTION files.erase(p_county integer, p_ids uuid[], p_matter uuid, p_at timestamptz)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  erased integer;
BEGIN
  UPDATE files.file SET erased_at = p_at, name_sealed = NULL
  WHERE county_id = p_county AND county_id = platform.current_county() AND matter_id = p_matter AND id = ANY (p_ids)
    AND erased_at IS NULL;
  GET DIAGNOSTICS erased = ROW_COUNT;
  RETURN erased;
END $$;

-- One upload, by its unguessable id only, and its end.
CREATE FUNCTION files.upload_of(p_county integer, p_id uuid)
RETURNS SETOF files.upload LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT * FROM files.upload WHERE county_id = p_county AND county_id = platform.current_county() AND id = p_id
$$;
CREATE FUNCTION files.lock_upload(p_county integer, p_id uuid)
RETURNS SETOF files.upload LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT * FROM files.upload WHERE county_id = p_county AND county_id = platform.current_county() AND id = p_id FOR UPDATE
$$;
CREATE FUNCTION files.finish_upload(p_county integer, p_id uuid, p_reply bytea)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  UPDATE files.upload SET reply = p_reply WHERE county_id = p_county AND county_id = platform.current_county() AND id = p_id
$$;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA files FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA files TO anhe_app, anhe_worker;

-- What a request may write follows what it may see: rows of a matter are added only by whoever sees its facts, by a party of it, or
-- by the transaction that opens it. Until now the county was all that was asked, and the rest was left to the commands.

-- The matter that this transaction opens: it has no reader rows before the end, so nobody could be shown to see it.
CREATE FUNCTION platform.current_opening() RETURNS uuid LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('anhe.opening', true), '')::uuid $$;
GRANT EXECUTE ON FUNCTION platform.current_opening TO anhe_app, anhe_worker;

-- For what changes seldom; policies of INSERT say the same in full, which costs half as much (16 against 28 microseconds a row).
CREATE FUNCTION matters.may_add(p_county integer, p_matter uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN coalesce(p_county = platform.current_county() AND (
    p_matter = platform.current_matter()
    OR EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = p_county AND r.matter_id = p_matter AND r.ring = 2
      AND r.key = ANY ((SELECT platform.current_keys())::text[]))), false);
END $$;
COMMENT ON FUNCTION matters.may_add IS 'Whether the request is a party of the matter or sees its facts, and so may add to it.';
REVOKE ALL ON FUNCTION matters.may_add FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matters.may_add TO anhe_app, anhe_worker;

-- For every table that hangs on a matter and holds facts or parties; a later migration calls it for each table it makes.
CREATE FUNCTION matters.keep_behind_readers(p_table regclass) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  -- Within a query of its own, the table's columns need its bare name.
  bare text := (SELECT quote_ident(relname) FROM pg_class WHERE oid = p_table);
  seen text := format('matter_id = (SELECT platform.current_matter())
    OR EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = %1$s.county_id AND r.matter_id = %1$s.matter_id AND r.ring = 2)', bare);
  given record;
BEGIN
  FOR given IN SELECT polname FROM pg_policy WHERE polrelid = p_table LOOP
    EXECUTE format('DROP POLICY %I ON %s', given.polname, p_table);
  END LOOP;
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', p_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', p_table);
  EXECUTE format('CREATE POLICY owner_all ON %s TO anhe_owner USING (true) WITH CHECK (true)', p_table);
  EXECUTE format('CREATE POLICY worker_all ON %s TO anhe_worker USING (true) WITH CHECK (true)', p_table);
  EXECUTE format('CREATE POLICY readable ON %s FOR SELECT TO anhe_app USING (%s)', p_table, seen);
  EXECUTE format('CREATE POLICY actable ON %s FOR UPDATE TO anhe_app USING (%s) WITH CHECK (matters.may_add(county_id, matter_id))', p_table, seen);
  EXECUTE format('CREATE POLICY opens ON %s FOR INSERT TO anhe_app
    WITH CHECK (county_id = platform.current_county() AND (matter_id = platform.current_opening() OR %s))', p_table, seen);
END $$;
COMMENT ON FUNCTION matters.keep_behind_readers IS 'Row-level security of a table of facts or parties: read, changed and added to by whoever sees the facts of the matter.';
REVOKE ALL ON FUNCTION matters.keep_behind_readers FROM PUBLIC;

DO $$
DECLARE t regclass;
BEGIN
  FOR t IN
    SELECT p.polrelid FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE p.polname = 'opens' AND n.nspname IN ('matters', 'disputes') AND c.oid NOT IN ('matters.matter'::regclass, 'matters.clock'::regclass)
  LOOP
    PERFORM matters.keep_behind_readers(t);
  END LOOP;
END $$;

-- Number and clocks are read by the outer ring too, so their two tables keep their own policies for reading.
DROP POLICY opens ON matters.clock;
CREATE POLICY opens ON matters.clock FOR INSERT TO anhe_app
  WITH CHECK (county_id = platform.current_county() AND (matter_id = platform.current_opening() OR matter_id = (SELECT platform.current_matter())
    OR EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = clock.county_id AND r.matter_id = clock.matter_id AND r.ring = 2)));
-- Whoever only reads the clocks does not move them.
ALTER POLICY actable ON matters.clock
  USING (matter_id = (SELECT platform.current_matter())
    OR EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = clock.county_id AND r.matter_id = clock.matter_id AND r.ring = 2))
  WITH CHECK (matters.may_add(county_id, matter_id));
DROP POLICY opens ON matters.matter;
CREATE POLICY opens ON matters.matter FOR INSERT TO anhe_app
  WITH CHECK (id = platform.current_opening() AND county_id = platform.current_county());
-- Its id cannot change: everything that hangs on it names it.
ALTER POLICY actable ON matters.matter WITH CHECK (county_id = platform.current_county());

-- Reader rows: whoever set them could show a matter to itself.
CREATE OR REPLACE FUNCTION matters.set_readers(p_county integer, p_matter uuid, p_rows jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, matters AS $$
BEGIN
  IF NOT pg_has_role(session_user, 'anhe_worker', 'member')
    AND p_matter IS DISTINCT FROM platform.current_opening() AND NOT matters.may_add(p_county, p_matter) THEN
    RAISE insufficient_privilege USING MESSAGE = 'readers are set only by whoever sees the facts of the matter';
  END IF;
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
    IS DISTINCT FROM (excluded.ring, excluded.stage, excluded.category, excluded.township_id, excluded.village_id, excluded.due_at);
END $$;

-- A notice that is read stays in its county.
ALTER POLICY reads ON platform.message WITH CHECK (state = 'read' AND county_id = (SELECT platform.current_county()));

-- Files: taken by a matter, and erased from it, only under the same rule.
CREATE OR REPLACE FUNCTION files.attach(p_county integer, p_ids uuid[], p_matter uuid, p_purpose text, p_by text, p_at timestamptz)
RETURNS SETOF files.file LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NOT pg_has_role(session_user, 'anhe_worker', 'member')
    AND p_matter IS DISTINCT FROM platform.current_opening() AND NOT matters.may_add(p_county, p_matter) THEN
    RAISE insufficient_privilege USING MESSAGE = 'files are tied only to a matter whose facts are seen';
  END IF;
  RETURN QUERY UPDATE files.file f SET matter_id = p_matter, purpose = p_purpose, attached_by = p_by, attached_at = p_at
    WHERE f.county_id = p_county AND f.county_id = platform.current_county() AND f.id = ANY (p_ids)
      AND f.matter_id IS NULL AND f.erased_at IS NULL
    RETURNING f.*;
END $$;
CREATE OR REPLACE FUNCTION files.erase(p_county integer, p_ids uuid[], p_matter uuid, p_at timestamptz)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  erased integer;
BEGIN
  IF NOT pg_has_role(session_user, 'anhe_worker', 'member') AND NOT matters.may_add(p_county, p_matter) THEN
    RAISE insufficient_privilege USING MESSAGE = 'files are erased only from a matter whose facts are seen';
  END IF;
  UPDATE files.file SET erased_at = p_at, name_sealed = NULL
  WHERE county_id = p_county AND county_id = platform.current_county() AND matter_id = p_matter AND id = ANY (p_ids)
    AND erased_at IS NULL;
  GET DIAGNOSTICS erased = ROW_COUNT;
  RETURN erased;
END $$;

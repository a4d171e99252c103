-- Whether a row may be seen is asked of the readers of its own matter, always. Written as EXISTS, PostgreSQL may instead read every matter that the
-- officer sees (11,281 rows and 4 ms for one page of a county of ten thousand), and does so or not as its statistics happen to be. A scalar
-- subquery with LIMIT leaves it no choice; the tables of matters themselves have asked so since 0060.

CREATE OR REPLACE FUNCTION matters.keep_behind_readers(p_table regclass) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  -- Within a query of its own, the table's columns need its bare name.
  bare text := (SELECT quote_ident(relname) FROM pg_class WHERE oid = p_table);
  seen text := format('matter_id = (SELECT platform.current_matter())
    OR (SELECT true FROM matters.reader r WHERE r.county_id = %1$s.county_id AND r.matter_id = %1$s.matter_id AND r.ring = 2 LIMIT 1)', bare);
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

-- Only the three policies that ask are changed: some of these tables have others beside them.
DO $$
DECLARE
  given record;
  seen text;
BEGIN
  FOR given IN
    SELECT p.polname, p.polrelid::regclass AS of_table, quote_ident(c.relname) AS bare
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('matters', 'disputes') AND c.oid <> 'matters.matter'::regclass
      AND (p.polname IN ('actable', 'opens') OR (p.polname = 'readable' AND c.oid <> 'matters.clock'::regclass))
      AND concat(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) ~ 'matters\.reader r'
  LOOP
    seen := format('matter_id = (SELECT platform.current_matter())
      OR (SELECT true FROM matters.reader r WHERE r.county_id = %1$s.county_id AND r.matter_id = %1$s.matter_id AND r.ring = 2 LIMIT 1)', given.bare);
    IF given.polname = 'opens' THEN
      EXECUTE format('ALTER POLICY opens ON %s WITH CHECK (county_id = platform.current_county() AND (matter_id = platform.current_opening() OR %s))', given.of_table, seen);
    ELSE
      EXECUTE format('ALTER POLICY %I ON %s USING (%s)', given.polname, given.of_table, seen);
    END IF;
  END LOOP;
END $$;

ALTER POLICY readable ON matters.clock USING (matter_id = (SELECT platform.current_matter())
  OR (SELECT true FROM matters.reader r WHERE r.county_id = clock.county_id AND r.matter_id = clock.matter_id LIMIT 1));

ALTER POLICY readable ON files.file USING (erased_at IS NULL AND (matter_id = (SELECT platform.current_matter())
  OR (SELECT true FROM matters.reader r WHERE r.county_id = file.county_id AND r.matter_id = file.matter_id AND r.ring >= 2 LIMIT 1)));

-- Counts that stay quick at a million matters: what changes in the reader rows is appended as small differences in the act itself, and a job
-- folds them. No row is written by two acts at once. Counted by reader key, as the reader rows are: who may not see a matter is not told that
-- it is there by a number either.

CREATE TABLE matters.count_fold (
  county_id integer NOT NULL,
  key text NOT NULL,
  township_id integer NOT NULL,
  village_id integer NOT NULL,
  category text NOT NULL,
  stage text NOT NULL,
  count bigint NOT NULL,
  PRIMARY KEY (county_id, key, township_id, village_id, category, stage)
);
COMMENT ON TABLE matters.count_fold IS '计数 How many matters a reader key sees, by place, category and stage, as of the last folding; 0 stands for no place. With the differences not yet folded it is what counting the reader rows gives.';

CREATE TABLE matters.count_delta (
  county_id integer NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  key text NOT NULL,
  township_id integer NOT NULL,
  village_id integer NOT NULL,
  category text NOT NULL,
  stage text NOT NULL,
  change integer NOT NULL CHECK (change <> 0),
  PRIMARY KEY (county_id, id)
);
COMMENT ON TABLE matters.count_delta IS '计数变化 Differences of the counts, appended with the reader rows that changed; folded into count_fold every minute.';
CREATE INDEX count_delta_key ON matters.count_delta (county_id, key);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['count_fold', 'count_delta'] LOOP
    EXECUTE format('ALTER TABLE matters.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE matters.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON matters.%I TO anhe_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY worker_all ON matters.%I TO anhe_worker USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY own_keys ON matters.%I FOR SELECT TO anhe_app
      USING (county_id = (SELECT platform.current_county()) AND key = ANY ((SELECT platform.current_keys())::text[]))', t);
    EXECUTE format('GRANT SELECT ON matters.%I TO anhe_app, anhe_worker', t);
  END LOOP;
END $$;

-- Whatever changes reader rows, and by whichever door: the differences come along.
CREATE FUNCTION matters.note_counts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, matters AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO matters.count_delta (county_id, key, township_id, village_id, category, stage, change)
    SELECT county_id, key, coalesce(township_id, 0), coalesce(village_id, 0), category, stage, count(*)
    FROM fresh GROUP BY 1, 2, 3, 4, 5, 6;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO matters.count_delta (county_id, key, township_id, village_id, category, stage, change)
    SELECT county_id, key, coalesce(township_id, 0), coalesce(village_id, 0), category, stage, -count(*)
    FROM stale GROUP BY 1, 2, 3, 4, 5, 6;
  ELSE
    INSERT INTO matters.count_delta (county_id, key, township_id, village_id, category, stage, change)
    SELECT county_id, key, coalesce(township_id, 0), coalesce(village_id, 0), category, stage, sum(change)
    FROM (SELECT *, 1 AS change FROM fresh UNION ALL SELECT *, -1 FROM stale) moved
    GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(change) <> 0;
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION matters.note_counts IS 'Appends the differences that a change of reader rows makes to the counts.';
REVOKE ALL ON FUNCTION matters.note_counts FROM PUBLIC;
CREATE TRIGGER counts_of_fresh AFTER INSERT ON matters.reader REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION matters.note_counts();
CREATE TRIGGER counts_of_stale AFTER DELETE ON matters.reader REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION matters.note_counts();
CREATE TRIGGER counts_of_moved AFTER UPDATE ON matters.reader REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION matters.note_counts();

-- Safe to run twice and on several workers: who takes a difference is the only one to fold it.
CREATE FUNCTION matters.fold_counts(p_county integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, matters AS $$
DECLARE folded bigint;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtextextended('matters.fold_counts', p_county)) THEN RETURN 0; END IF;
  WITH taken AS (
    DELETE FROM matters.count_delta WHERE county_id = p_county
    RETURNING key, township_id, village_id, category, stage, change
  ), summed AS (
    SELECT key, township_id, village_id, category, stage, sum(change) AS change, count(*) AS of
    FROM taken GROUP BY 1, 2, 3, 4, 5
  ), put AS (
    INSERT INTO matters.count_fold AS known (county_id, key, township_id, village_id, category, stage, count)
    SELECT p_county, key, township_id, village_id, category, stage, change FROM summed WHERE change <> 0
    ON CONFLICT (county_id, key, township_id, village_id, category, stage) DO UPDATE SET count = known.count + excluded.count
  )
  SELECT coalesce(sum(of), 0) INTO folded FROM summed;
  DELETE FROM matters.count_fold WHERE county_id = p_county AND count = 0;
  RETURN folded;
END $$;
COMMENT ON FUNCTION matters.fold_counts IS 'Folds the differences that are there into the counts, in the caller''s transaction, and gives how many.';
REVOKE ALL ON FUNCTION matters.fold_counts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matters.fold_counts TO anhe_worker;

-- What the folded counts and their differences say, against the reader rows themselves. Gives the places where they differ.
CREATE FUNCTION matters.count_faults(p_county integer)
RETURNS TABLE (key text, township_id integer, village_id integer, category text, stage text, kept bigint, counted bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, matters AS $$
  SELECT key, township_id, village_id, category, stage, sum(kept)::bigint, sum(counted)::bigint FROM (
    SELECT key, township_id, village_id, category, stage, count AS kept, 0 AS counted FROM matters.count_fold WHERE county_id = p_county
    UNION ALL
    SELECT key, township_id, village_id, category, stage, change, 0 FROM matters.count_delta WHERE county_id = p_county
    UNION ALL
    SELECT key, coalesce(township_id, 0), coalesce(village_id, 0), category, stage, 0, 1 FROM matters.reader WHERE county_id = p_county
  ) both_sides
  GROUP BY 1, 2, 3, 4, 5 HAVING sum(kept) <> sum(counted)
$$;
COMMENT ON FUNCTION matters.count_faults IS 'For npm run verify: where the kept counts are not what counting gives.';
REVOKE ALL ON FUNCTION matters.count_faults FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matters.count_faults TO anhe_worker;

-- Counts the reader rows anew: for what was there before, and for loads that pass the triggers by.
CREATE FUNCTION matters.count_anew() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, matters AS $$
  DELETE FROM matters.count_delta;
  DELETE FROM matters.count_fold;
  INSERT INTO matters.count_fold (county_id, key, township_id, village_id, category, stage, count)
  SELECT county_id, key, coalesce(township_id, 0), coalesce(village_id, 0), category, stage, count(*)
  FROM matters.reader GROUP BY 1, 2, 3, 4, 5, 6;
$$;
COMMENT ON FUNCTION matters.count_anew IS 'Counts everything again; nothing may change reader rows meanwhile. For migrations and bulk loads by the owner.';
REVOKE ALL ON FUNCTION matters.count_anew FROM PUBLIC;
SELECT matters.count_anew();

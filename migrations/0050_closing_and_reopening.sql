-- 结案与重启: how a matter ended is counted apart everywhere; a closed matter can be taken up again, with everything kept.

ALTER TABLE matters.matter ADD COLUMN reopened integer NOT NULL DEFAULT 0 CHECK (reopened >= 0);
COMMENT ON COLUMN matters.matter.reopened IS '重启次数 How often the matter was taken up again after it was closed.';

CREATE TABLE matters.reopening (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  matter_id uuid NOT NULL,
  ground text NOT NULL CHECK (ground IN ('party', 'centre', 'breach')),
  asked_at timestamptz,
  asked_by_party_id uuid,
  asked_seq integer,
  decided_at timestamptz,
  decided_by_post_id integer,
  decided_seq integer,
  state text NOT NULL CHECK (state IN ('asked', 'reopened', 'declined')),
  closed_at timestamptz NOT NULL,
  result text NOT NULL,
  outcome text NOT NULL,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id),
  CHECK ((ground = 'party') = (asked_at IS NOT NULL)),
  CHECK ((asked_at IS NULL) = (asked_seq IS NULL)),
  CHECK ((state = 'asked') = (decided_at IS NULL)),
  CHECK ((decided_at IS NULL) = (decided_seq IS NULL))
);
COMMENT ON TABLE matters.reopening IS '重启 A closed matter taken up again: asked for by a party and decided by the centre, by the centre itself, or because an agreement was broken. Reasons are notes of the entries that the seqs name.';
COMMENT ON COLUMN matters.reopening.closed_at IS 'When, with which result and outcome it had been closed: what stood before stays readable.';
CREATE INDEX reopening_matter ON matters.reopening (county_id, matter_id);
CREATE UNIQUE INDEX reopening_waiting ON matters.reopening (county_id, matter_id) WHERE state = 'asked';
SELECT matters.keep_behind_readers('matters.reopening');
GRANT SELECT, INSERT, UPDATE ON matters.reopening TO anhe_app, anhe_worker;

-- Reader rows carry the outcome: lists filter by it in their order, counts are kept by it.
ALTER TABLE matters.reader ADD COLUMN outcome text;
COMMENT ON COLUMN matters.reader.outcome IS '结案类型 Of a closed matter; null before.';
UPDATE matters.reader r SET outcome = m.outcome FROM matters.matter m
  WHERE m.county_id = r.county_id AND m.id = r.matter_id AND m.outcome IS NOT NULL;

CREATE OR REPLACE FUNCTION matters.set_readers(p_county integer, p_matter uuid, p_rows jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, matters AS $$
BEGIN
  IF NOT pg_has_role(session_user, 'anhe_worker', 'member')
    AND p_matter IS DISTINCT FROM platform.current_opening() AND NOT matters.may_add(p_county, p_matter) THEN
    RAISE insufficient_privilege USING MESSAGE = 'readers are set only by whoever sees the facts of the matter';
  END IF;
  WITH wanted AS (
    SELECT w.key, w.ring, m.stage, m.category, m.township_id, m.village_id, m.registered_at, m.due_at, m.outcome
    FROM jsonb_to_recordset(p_rows) AS w(key text, ring smallint)
    JOIN matters.matter m ON m.county_id = p_county AND m.id = p_matter
  ), gone AS (
    DELETE FROM matters.reader r WHERE r.county_id = p_county AND r.matter_id = p_matter
      AND NOT EXISTS (SELECT 1 FROM wanted w WHERE w.key = r.key)
  )
  INSERT INTO matters.reader (county_id, matter_id, key, ring, stage, category, township_id, village_id, registered_at, due_at, outcome)
  SELECT p_county, p_matter, key, ring, stage, category, township_id, village_id, registered_at, due_at, outcome FROM wanted
  ON CONFLICT (county_id, matter_id, key) DO UPDATE SET ring = excluded.ring, stage = excluded.stage, category = excluded.category,
    township_id = excluded.township_id, village_id = excluded.village_id, due_at = excluded.due_at, outcome = excluded.outcome
  WHERE (reader.ring, reader.stage, reader.category, reader.township_id, reader.village_id, reader.due_at, reader.outcome)
    IS DISTINCT FROM (excluded.ring, excluded.stage, excluded.category, excluded.township_id, excluded.village_id, excluded.due_at, excluded.outcome);
END $$;

-- The kept counts, by outcome too; '' stands for none.
ALTER TABLE matters.count_fold ADD COLUMN outcome text NOT NULL DEFAULT '';
ALTER TABLE matters.count_fold DROP CONSTRAINT count_fold_pkey;
ALTER TABLE matters.count_fold ADD PRIMARY KEY (county_id, key, township_id, village_id, category, stage, outcome);
ALTER TABLE matters.count_delta ADD COLUMN outcome text NOT NULL DEFAULT '';

CREATE OR REPLACE FUNCTION matters.note_counts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, matters AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO matters.count_delta (county_id, key, township_id, village_id, category, stage, outcome, change)
    SELECT county_id, key, coalesce(township_id, 0), coalesce(village_id, 0), category, stage, coalesce(outcome, ''), count(*)
    FROM fresh GROUP BY 1, 2, 3, 4, 5, 6, 7;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO matters.count_delta (county_id, key, township_id, village_id, category, stage, outcome, change)
    SELECT county_id, key, coalesce(township_id, 0), coalesce(village_id, 0), category, stage, coalesce(outcome, ''), -count(*)
    FROM stale GROUP BY 1, 2, 3, 4, 5, 6, 7;
  ELSE
    INSERT INTO matters.count_delta (county_id, key, township_id, village_id, category, stage, outcome, change)
    SELECT county_id, key, coalesce(township_id, 0), coalesce(village_id, 0), category, stage, coalesce(outcome, ''), sum(change)
    FROM (SELECT *, 1 AS change FROM fresh UNION ALL SELECT *, -1 FROM stale) moved
    GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(change) <> 0;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION matters.fold_counts(p_county integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, matters AS $$
DECLARE folded bigint;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtextextended('matters.fold_counts', p_county)) THEN RETURN 0; END IF;
  WITH taken AS (
    DELETE FROM matters.count_delta WHERE county_id = p_county
    RETURNING key, township_id, village_id, category, stage, outcome, change
  ), summed AS (
    SELECT key, township_id, village_id, category, stage, outcome, sum(change) AS change, count(*) AS of
    FROM taken GROUP BY 1, 2, 3, 4, 5, 6
  ), put AS (
    INSERT INTO matters.count_fold AS known (county_id, key, township_id, village_id, category, stage, outcome, count)
    SELECT p_county, key, township_id, village_id, category, stage, outcome, change FROM summed WHERE change <> 0
    ON CONFLICT (county_id, key, township_id, village_id, category, stage, outcome) DO UPDATE SET count = known.count + excluded.count
  )
  SELECT coalesce(sum(of), 0) INTO folded FROM summed;
  DELETE FROM matters.count_fold WHERE county_id = p_county AND count = 0;
  RETURN folded;
END $$;

DROP FUNCTION matters.count_faults(integer);
CREATE FUNCTION matters.count_faults(p_county integer)
RETURNS TABLE (key text, township_id integer, village_id integer, category text, stage text, outcome text, kept bigint, counted bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, matters AS $$
  SELECT key, township_id, village_id, category, stage, outcome, sum(kept)::bigint, sum(counted)::bigint FROM (
    SELECT key, township_id, village_id, category, stage, outcome, count AS kept, 0 AS counted FROM matters.count_fold WHERE county_id = p_county
    UNION ALL
    SELECT key, township_id, village_id, category, stage, outcome, change, 0 FROM matters.count_delta WHERE county_id = p_county
    UNION ALL
    SELECT key, coalesce(township_id, 0), coalesce(village_id, 0), category, stage, coalesce(outcome, ''), 0, 1 FROM matters.reader WHERE county_id = p_county
  ) both_sides
  GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(kept) <> sum(counted)
$$;
COMMENT ON FUNCTION matters.count_faults IS 'For npm run verify: where the kept counts are not what counting gives.';
REVOKE ALL ON FUNCTION matters.count_faults FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matters.count_faults TO anhe_worker;

CREATE OR REPLACE FUNCTION matters.count_anew() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, matters AS $$
  DELETE FROM matters.count_delta;
  DELETE FROM matters.count_fold;
  INSERT INTO matters.count_fold (county_id, key, township_id, village_id, category, stage, outcome, count)
  SELECT county_id, key, coalesce(township_id, 0), coalesce(village_id, 0), category, stage, coalesce(outcome, ''), count(*)
  FROM matters.reader GROUP BY 1, 2, 3, 4, 5, 6, 7;
$$;
SELECT matters.count_anew();

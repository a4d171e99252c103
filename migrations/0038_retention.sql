-- Retention (保管期限): what ran out by the county's table, what was erased, and what waits for a decision. Written by a job each night.

CREATE TABLE platform.retention_run (
  county_id integer NOT NULL,
  rule_id text NOT NULL,
  ran_at timestamptz NOT NULL,
  due integer NOT NULL CHECK (due >= 0),
  erased integer NOT NULL CHECK (erased >= 0),
  waits text CHECK (waits IN ('unverified', 'archive', 'forever', 'by-hand')),
  PRIMARY KEY (county_id, rule_id, ran_at)
);
COMMENT ON TABLE platform.retention_run IS '保管期限执行记录 What each rule of the retention table found and erased on each run; numbers only. waits: why nothing was erased though it is due.';
GRANT SELECT ON platform.retention_run TO anhe_app;
GRANT SELECT, INSERT ON platform.retention_run TO anhe_worker;
ALTER TABLE platform.retention_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.retention_run FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON platform.retention_run TO anhe_owner USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON platform.retention_run TO anhe_worker USING (true) WITH CHECK (true);
CREATE POLICY readable ON platform.retention_run FOR SELECT TO anhe_app USING (county_id = (SELECT platform.current_county()));

-- Openings are append-only by grant. This door takes away only what is older than any law asks to be kept (六个月, 网络安全法 23), and only for jobs.
CREATE FUNCTION matters.forget_openings(p_county integer, p_before timestamptz, p_now timestamptz, p_most integer) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, matters AS $$
  WITH gone AS (
    DELETE FROM matters.opening o WHERE p_before <= p_now - interval '6 months' AND o.county_id = p_county AND o.id IN (
      SELECT id FROM matters.opening WHERE county_id = p_county AND at < p_before ORDER BY at LIMIT p_most FOR UPDATE SKIP LOCKED)
    RETURNING 1)
  SELECT count(*)::integer FROM gone
$$;
COMMENT ON FUNCTION matters.forget_openings IS 'Records of openings whose time by the retention table is over, never younger than six months.';
REVOKE ALL ON FUNCTION matters.forget_openings FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matters.forget_openings TO anhe_worker;
CREATE INDEX opening_age ON matters.opening (county_id, at);

GRANT DELETE ON platform.message TO anhe_worker;
CREATE INDEX message_age ON platform.message (county_id, at);

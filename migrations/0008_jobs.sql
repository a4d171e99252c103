-- Jobs. The queue's own tables (graphile_worker) are made after these files and belong to anhe_worker, of which anhe_owner is a
-- member: these functions run as anhe_owner, so a request may add a job inside its own transaction and see nothing else.
-- plpgsql, because it looks the queue's functions up when it runs, not now.

CREATE FUNCTION platform.enqueue(task text, payload json, job_key text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  -- Twelve attempts, each wait e times the last up to six hours: about a day before it is counted as stuck.
  PERFORM graphile_worker.add_job(identifier => task, payload => payload, max_attempts => 12, job_key => job_key);
END $$;
COMMENT ON FUNCTION platform.enqueue(text, json, text) IS 'A job for the worker, in the transaction of the act. Payload carries ids only.';

-- Jobs that need a person: given up, failing, or waiting although nobody works them off. Never the payload.
CREATE FUNCTION platform.jobs_stuck(p_limit integer)
RETURNS TABLE (id bigint, task text, state text, attempts integer, max_attempts integer, fault text, added_at timestamptz, next_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  RETURN QUERY
  SELECT j.id, t.identifier::text,
    CASE WHEN j.attempts >= j.max_attempts AND j.locked_at IS NULL THEN 'stuck'
         WHEN j.last_error IS NOT NULL THEN 'retrying' ELSE 'waiting' END,
    j.attempts::integer, j.max_attempts::integer, j.last_error, j.created_at,
    CASE WHEN j.attempts < j.max_attempts THEN j.run_at END
  FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
  WHERE (j.locked_at IS NULL AND j.attempts >= j.max_attempts)
     OR j.last_error IS NOT NULL
     OR (j.locked_at IS NULL AND j.run_at < clock_timestamp() - interval '5 minutes')
  ORDER BY j.id LIMIT p_limit;
END $$;

CREATE FUNCTION platform.job_again(p_id bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  found_id bigint;
BEGIN
  SELECT (r.j).id INTO found_id FROM (
    SELECT graphile_worker.reschedule_jobs(ARRAY[p_id], run_at => clock_timestamp(), attempts => 0) AS j) r;
  IF found_id IS NOT NULL THEN
    PERFORM pg_notify('jobs:insert', '{"count":1}');
  END IF;
  RETURN found_id IS NOT NULL;
END $$;

CREATE FUNCTION platform.job_counts() RETURNS TABLE (state text, n bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  RETURN QUERY
  SELECT CASE WHEN j.locked_at IS NOT NULL THEN 'running' WHEN j.attempts >= j.max_attempts THEN 'stuck'
              WHEN j.last_error IS NOT NULL THEN 'retrying' ELSE 'waiting' END, count(*)
  FROM graphile_worker._private_jobs j GROUP BY 1;
END $$;

CREATE TABLE platform.sweep (
  county_id integer NOT NULL,
  task text NOT NULL,
  ended_at timestamptz,
  failed_at timestamptz,
  fault text,
  PRIMARY KEY (county_id, task)
);
COMMENT ON TABLE platform.sweep IS 'When each regular sweep last ended well and last failed, and why. A sweep that fails is tried again at its next minute.';
GRANT SELECT ON platform.sweep TO anhe_app;
GRANT SELECT, INSERT, UPDATE ON platform.sweep TO anhe_worker;

REVOKE EXECUTE ON FUNCTION platform.enqueue(text, json, text), platform.jobs_stuck(integer), platform.job_again(bigint), platform.job_counts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.enqueue(text, json, text), platform.jobs_stuck(integer), platform.job_again(bigint), platform.job_counts() TO anhe_app, anhe_worker;

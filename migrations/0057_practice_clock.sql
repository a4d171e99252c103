-- The practice county's time: how far it was moved, by whom, and what happened on the way. A real county's time is the world's.

ALTER TABLE platform.county ADD CONSTRAINT real_time_in_real_county CHECK (kind = 'practice' OR clock_offset_ms = 0);
-- Only jobs move it, a step at a time; a request only asks for it.
GRANT UPDATE (clock_offset_ms) ON platform.county TO anhe_worker;

CREATE TABLE platform.clock_move (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  how text NOT NULL CHECK (how IN ('hour', 'day', 'nextDeadline')),
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'done')),
  asked_by integer NOT NULL,
  from_at timestamptz NOT NULL,
  to_at timestamptz,
  reached_at timestamptz NOT NULL,
  steps_done integer NOT NULL DEFAULT 0,
  steps_all integer NOT NULL DEFAULT 0,
  happened jsonb NOT NULL,
  PRIMARY KEY (county_id, id),
  CHECK (to_at IS NULL OR to_at > from_at),
  CHECK (state = 'waiting' OR to_at IS NOT NULL)
);
COMMENT ON TABLE platform.clock_move IS '快进 Each time a practice county was moved forward: from when to when, how far it has come, and counts of what happened. Counts only: no matter, no person but the administrator who asked.';
COMMENT ON COLUMN platform.clock_move.happened IS 'Counts: sweeps by name (runs, done, failed), events by name, messages by template, channel and state.';
CREATE UNIQUE INDEX clock_move_one ON platform.clock_move (county_id) WHERE state <> 'done';

GRANT SELECT, INSERT ON platform.clock_move TO anhe_app;
GRANT SELECT, UPDATE ON platform.clock_move TO anhe_worker;
ALTER TABLE platform.clock_move ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.clock_move FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON platform.clock_move TO anhe_owner USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON platform.clock_move TO anhe_worker USING (true) WITH CHECK (true);
CREATE POLICY readable ON platform.clock_move FOR SELECT TO anhe_app USING (county_id = (SELECT platform.current_county()));
CREATE POLICY asks ON platform.clock_move FOR INSERT TO anhe_app
  WITH CHECK (county_id = (SELECT platform.current_county()) AND state = 'waiting');

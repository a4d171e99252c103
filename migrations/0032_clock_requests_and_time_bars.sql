-- A request whose clock ended before it was decided needs no decision any more.
ALTER TABLE matters.clock_request DROP CONSTRAINT clock_request_decision_check;
ALTER TABLE matters.clock_request ADD CONSTRAINT clock_request_decision_check CHECK (decision IN ('approved', 'refused', 'moot'));
ALTER TABLE matters.clock_request DROP CONSTRAINT clock_request_check3;
ALTER TABLE matters.clock_request ADD CONSTRAINT clock_request_decider_check
  CHECK (CASE WHEN decision IN ('approved', 'refused') THEN decided_by IS NOT NULL ELSE decided_by IS NULL END);

-- Periods after which a right is lost, found by the day on which they end: reminders look weeks ahead.
CREATE INDEX clock_bar ON matters.clock (county_id, due_at) WHERE state = 'running' AND kind = 'legal';
CREATE INDEX matter_paused ON matters.matter (county_id, paused_until) WHERE paused_until IS NOT NULL;

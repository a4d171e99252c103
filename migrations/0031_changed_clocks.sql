-- 时限的变动 How a running clock was changed: prolonged, paused, begun anew. The date is computed from start, rule and these, never from an earlier date.
ALTER TABLE matters.clock ADD COLUMN changes text NOT NULL DEFAULT '[]';
COMMENT ON COLUMN matters.clock.changes IS '变动 Prolongations, pauses and interruptions in their order (kernel/period-changes.ts). With start, rule and calendar they give the date, so that a new calendar computes all of it again.';

-- 逾期失权 A period after which a right is lost ends by itself; nobody acts.
ALTER TABLE matters.clock DROP CONSTRAINT clock_state_check;
ALTER TABLE matters.clock ADD CONSTRAINT clock_state_check CHECK (state IN ('running', 'met', 'missed', 'stopped', 'lapsed'));

-- Clocks that an older calendar computed: few, and found at once.
CREATE INDEX clock_behind ON matters.clock (county_id, calendar_version, matter_id) WHERE state = 'running';

-- What was prolonged before this column: every computation after the first is a prolongation, named by its own count.
UPDATE matters.clock c SET changes = coalesce((
  SELECT '[' || string_agg(format('{"amount":%s,"kind":"extended","unit":%s}', s.step ->> 'amount', (s.step -> 'unit')::text), ',' ORDER BY s.at) || ']'
  FROM jsonb_array_elements(c.steps::jsonb) WITH ORDINALITY AS s (step, at)
  WHERE s.step ->> 'kind' IN ('likeDay', 'daysCounted')
    AND s.at > (SELECT min(d.at) FROM jsonb_array_elements(c.steps::jsonb) WITH ORDINALITY AS d (step, at) WHERE d.step ->> 'kind' = 'due')), '[]')
WHERE c.start_event LIKE '%.prolonged';

-- The usual period of a mediation does not run on in a matter that is closed.
UPDATE matters.clock c SET state = 'stopped', ended_at = m.closed_at FROM matters.matter m
WHERE m.county_id = c.county_id AND m.id = c.matter_id AND m.stage = 'closed' AND m.closed_at IS NOT NULL AND c.kind = 'legal' AND c.state = 'running'
  AND c.rule_id IN ('law.peoplesMediation', 'law.medical.mediation');

ALTER TABLE matters.matter ADD COLUMN clock_requests smallint NOT NULL DEFAULT 0 CHECK (clock_requests >= 0);
COMMENT ON COLUMN matters.matter.clock_requests IS '待批的延期、中止申请 Requests for a pause or a prolongation that wait for the decision one level up.';
ALTER TABLE matters.matter ADD COLUMN paused_until date;
COMMENT ON COLUMN matters.matter.paused_until IS '中止至 Last day of the latest pause of a clock; passed or resumed, the clock counts again by itself.';

CREATE TABLE matters.clock_request (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  matter_id uuid NOT NULL,
  clock_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('pause', 'extend')),
  reason_id text,
  paused_from date,
  paused_to date,
  amount integer CHECK (amount > 0),
  unit text,
  asked_at timestamptz NOT NULL,
  asked_by integer NOT NULL,
  decision text CHECK (decision IN ('approved', 'refused')),
  decided_at timestamptz,
  decided_by integer,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id),
  FOREIGN KEY (county_id, clock_id) REFERENCES matters.clock (county_id, id),
  CHECK ((kind = 'pause') = (reason_id IS NOT NULL AND paused_from IS NOT NULL AND paused_to IS NOT NULL)),
  CHECK ((kind = 'extend') = (amount IS NOT NULL AND unit IS NOT NULL)),
  CHECK ((decision IS NULL) = (decided_at IS NULL)),
  CHECK ((decision IS NULL) = (decided_by IS NULL)),
  CHECK (decided_by IS DISTINCT FROM asked_by)
);
COMMENT ON TABLE matters.clock_request IS '延期、中止审批 A pause or a prolongation that was asked for before the end and is decided one level up by somebody else. Reasons in words are notes; evidence is among the files.';
CREATE INDEX clock_request_matter ON matters.clock_request (county_id, matter_id);
CREATE UNIQUE INDEX clock_request_waiting ON matters.clock_request (county_id, clock_id) WHERE decision IS NULL;

ALTER TABLE matters.clock_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE matters.clock_request FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON matters.clock_request TO anhe_owner USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON matters.clock_request TO anhe_worker USING (true) WITH CHECK (true);
CREATE POLICY readable ON matters.clock_request FOR SELECT TO anhe_app USING (matter_id = (SELECT platform.current_matter())
  OR EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = clock_request.county_id AND r.matter_id = clock_request.matter_id AND r.ring = 2));
CREATE POLICY actable ON matters.clock_request FOR UPDATE TO anhe_app USING (matter_id = (SELECT platform.current_matter())
  OR EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = clock_request.county_id AND r.matter_id = clock_request.matter_id AND r.ring = 2)) WITH CHECK (true);
CREATE POLICY opens ON matters.clock_request FOR INSERT TO anhe_app WITH CHECK (county_id = (SELECT platform.current_county()));
GRANT SELECT, INSERT, UPDATE ON matters.clock_request TO anhe_app, anhe_worker;

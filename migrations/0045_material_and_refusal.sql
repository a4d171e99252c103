-- 补正与不予受理: missing material is asked for once; a refusal is proposed by one, looked at by a second person, and may be asked to be reviewed.

-- Until a matter is accepted it may wait for material, or a refusal may wait for its second look; a refused matter was never accepted.
ALTER TABLE matters.matter DROP CONSTRAINT matter_stage_check, DROP CONSTRAINT matter_check;
ALTER TABLE matters.matter
  ADD CONSTRAINT matter_stage_check CHECK (stage IN
    ('registered', 'correcting', 'refusing', 'accepted', 'assigned', 'handling', 'answered', 'follow_up', 'closed', 'refused')),
  ADD CONSTRAINT matter_accepted_check
    CHECK ((stage IN ('registered', 'correcting', 'refusing', 'refused')) = (accepted_at IS NULL) OR result = 'withdrawn');

CREATE TABLE matters.material_request (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  matter_id uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  asked_by_post_id integer NOT NULL,
  due_date date NOT NULL,
  if_late text NOT NULL CHECK (if_late IN ('decide_as_is', 'taken_as_withdrawn')),
  ended_at timestamptz,
  outcome text CHECK (outcome IN ('supplied', 'lapsed')),
  PRIMARY KEY (county_id, id),
  UNIQUE (county_id, matter_id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id),
  CHECK ((ended_at IS NULL) = (outcome IS NULL))
);
COMMENT ON TABLE matters.material_request IS '一次性补正告知 Missing material, asked for once in the life of a matter, as a list with its day.';
COMMENT ON COLUMN matters.material_request.if_late IS 'What the notice said happens after the day: decided on what is there, or taken as withdrawn. Nothing else may follow.';

CREATE TABLE matters.material_item (
  county_id integer NOT NULL,
  request_id uuid NOT NULL,
  matter_id uuid NOT NULL,
  position smallint NOT NULL CHECK (position > 0),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  note text CHECK (length(note) <= 300),
  supplied_at timestamptz,
  file_ids uuid[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (county_id, request_id, position),
  FOREIGN KEY (county_id, request_id) REFERENCES matters.material_request (county_id, id)
);
COMMENT ON TABLE matters.material_item IS '补正材料 One missing paper of the list, and what was handed in for it.';
CREATE INDEX material_item_matter ON matters.material_item (county_id, matter_id);

CREATE TABLE matters.refusal (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  matter_id uuid NOT NULL,
  reason_id text NOT NULL,
  door_name text NOT NULL,
  door_address text NOT NULL,
  door_telephone text NOT NULL,
  proposed_at timestamptz NOT NULL,
  proposed_by_officer_id integer NOT NULL,
  proposed_seq integer NOT NULL,
  reviewed_at timestamptz,
  reviewed_by_officer_id integer,
  reviewed_seq integer,
  review_asked_at timestamptz,
  review_asked_by_party_id uuid,
  review_asked_seq integer,
  decided_at timestamptz,
  decided_by_officer_id integer,
  decided_seq integer,
  state text NOT NULL CHECK (state IN ('proposed', 'sent_back', 'refused', 'review_asked', 'upheld', 'overturned')),
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id),
  CHECK (reviewed_by_officer_id <> proposed_by_officer_id),
  CHECK ((state = 'proposed') = (reviewed_at IS NULL)),
  CHECK ((state IN ('review_asked', 'upheld', 'overturned')) = (review_asked_at IS NOT NULL)),
  CHECK ((state IN ('upheld', 'overturned')) = (decided_at IS NOT NULL)),
  CHECK (decided_by_officer_id NOT IN (proposed_by_officer_id, reviewed_by_officer_id))
);
COMMENT ON TABLE matters.refusal IS '不予受理 Proposed with a reason of the legal list and the right door, looked at by a second person; the applicant may ask for a review, decided by a third.';
COMMENT ON COLUMN matters.refusal.proposed_seq IS 'History entry whose note holds the words; words are erasable, the row stays. So with the other seqs.';
CREATE INDEX refusal_matter ON matters.refusal (county_id, matter_id);

-- Ring 2, like everything of facts and parties.
SELECT matters.keep_behind_readers('matters.material_request');
GRANT SELECT, INSERT, UPDATE ON matters.material_request TO anhe_app, anhe_worker;
SELECT matters.keep_behind_readers('matters.material_item');
GRANT SELECT, INSERT, UPDATE ON matters.material_item TO anhe_app, anhe_worker;
SELECT matters.keep_behind_readers('matters.refusal');
GRANT SELECT, INSERT, UPDATE ON matters.refusal TO anhe_app, anhe_worker;

-- 流转: a body may object for lack of competence, the coordinator rules, the head designates; bodies that help; transfer to bodies outside.

ALTER TABLE matters.matter DROP CONSTRAINT matter_stage_check;
ALTER TABLE matters.matter
  ADD CONSTRAINT matter_stage_check CHECK (stage IN ('registered', 'correcting', 'refusing', 'accepted', 'assigned', 'objected', 'handling',
    'answered', 'follow_up', 'closed', 'refused')),
  ADD CONSTRAINT matter_objected_check CHECK (stage <> 'objected' OR holder_organisation_id IS NOT NULL),
  ADD COLUMN co_handler_organisation_ids integer[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN matters.matter.co_handler_organisation_ids IS '配合单位 Bodies asked to help: they see facts and parties and give their opinion; the outward reply is the lead''s alone.';

CREATE TABLE matters.objection (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  matter_id uuid NOT NULL,
  organisation_id integer NOT NULL,
  legal_basis text NOT NULL,
  suggested_organisation_id integer,
  objected_at timestamptz NOT NULL,
  objected_by_post_id integer NOT NULL,
  objected_seq integer NOT NULL,
  ruled_at timestamptz,
  ruled_by_post_id integer,
  ruled_seq integer,
  upheld boolean,
  PRIMARY KEY (county_id, id),
  UNIQUE (county_id, matter_id, organisation_id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id),
  CHECK ((ruled_at IS NULL) = (upheld IS NULL))
);
COMMENT ON TABLE matters.objection IS '异议 A body says that it is not competent, with the law, once a matter (信访工作条例 23). An upheld one is a bounce; the third goes to the head.';

CREATE TABLE matters.designation (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  matter_id uuid NOT NULL,
  organisation_id integer NOT NULL,
  legal_basis text NOT NULL,
  designated_at timestamptz NOT NULL,
  by_post_id integer NOT NULL,
  seq integer NOT NULL,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id)
);
COMMENT ON TABLE matters.designation IS '指定承办 The head of the centre names the body (信访工作条例 24); it cannot object.';
CREATE INDEX designation_matter ON matters.designation (county_id, matter_id);

CREATE TABLE matters.co_handling (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  matter_id uuid NOT NULL,
  organisation_id integer NOT NULL,
  task text NOT NULL,
  due_date date NOT NULL,
  asked_at timestamptz NOT NULL,
  asked_by_post_id integer NOT NULL,
  opinion_at timestamptz,
  opinion_by_post_id integer,
  opinion_seq integer,
  released_at timestamptz,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id),
  CHECK ((opinion_at IS NULL) = (opinion_seq IS NULL))
);
COMMENT ON TABLE matters.co_handling IS '协办 A body that helps, with its own task and day; its opinion is a note of the entry opinion_seq.';
CREATE UNIQUE INDEX co_handling_open ON matters.co_handling (county_id, matter_id, organisation_id) WHERE released_at IS NULL AND opinion_at IS NULL;
CREATE INDEX co_handling_matter ON matters.co_handling (county_id, matter_id);

CREATE TABLE matters.outside_transfer (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  matter_id uuid NOT NULL,
  letter_number text NOT NULL,
  sent_by_organisation_id integer NOT NULL,
  body_name text NOT NULL,
  body_address text,
  body_telephone text,
  legal_basis text NOT NULL,
  materials text[] NOT NULL DEFAULT '{}',
  time_limit_note text,
  sent_at timestamptz NOT NULL,
  sent_by_post_id integer NOT NULL,
  sent_seq integer NOT NULL,
  receipt text CHECK (receipt IN ('received', 'returned')),
  receipt_at timestamptz,
  receipt_seq integer,
  their_number text,
  PRIMARY KEY (county_id, id),
  UNIQUE (county_id, letter_number),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id),
  CHECK ((receipt IS NULL) = (receipt_at IS NULL))
);
COMMENT ON TABLE matters.outside_transfer IS '移送 To a body outside the system, by letter (移送函), with its receipt: received under their number, or returned with a reason.';
CREATE INDEX outside_transfer_matter ON matters.outside_transfer (county_id, matter_id);

CREATE TABLE matters.letter_counter (
  county_id integer NOT NULL,
  kind text NOT NULL,
  organisation_id integer NOT NULL,
  year smallint NOT NULL,
  last integer NOT NULL CHECK (last > 0),
  PRIMARY KEY (county_id, kind, organisation_id, year)
);
COMMENT ON TABLE matters.letter_counter IS '文号 Gap-free numbers of official letters by kind, body and year; taken last in the act.';
GRANT SELECT, INSERT, UPDATE ON matters.letter_counter TO anhe_app, anhe_worker;
ALTER TABLE matters.letter_counter ENABLE ROW LEVEL SECURITY;
ALTER TABLE matters.letter_counter FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON matters.letter_counter TO anhe_owner USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON matters.letter_counter TO anhe_worker USING (true) WITH CHECK (true);
CREATE POLICY own_county ON matters.letter_counter TO anhe_app
  USING (county_id = (SELECT platform.current_county())) WITH CHECK (county_id = (SELECT platform.current_county()));

CREATE TABLE matters.routing_ruling (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  category text NOT NULL,
  township_id integer,
  organisation_id integer NOT NULL,
  legal_basis text NOT NULL,
  ruled_at timestamptz NOT NULL,
  from_number text NOT NULL,
  adopted_at timestamptz,
  adopted_by_post_id integer,
  ended_at timestamptz,
  PRIMARY KEY (county_id, id),
  CHECK (ended_at IS NULL OR adopted_at IS NOT NULL)
);
COMMENT ON TABLE matters.routing_ruling IS '裁定沿用 What was ruled on competence, offered as a rule of routing: adopted, triage proposes that body for the category (and township). Holds no person.';
CREATE INDEX routing_ruling_adopted ON matters.routing_ruling (county_id, category) WHERE adopted_at IS NOT NULL AND ended_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON matters.routing_ruling TO anhe_app, anhe_worker;
ALTER TABLE matters.routing_ruling ENABLE ROW LEVEL SECURITY;
ALTER TABLE matters.routing_ruling FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON matters.routing_ruling TO anhe_owner USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON matters.routing_ruling TO anhe_worker USING (true) WITH CHECK (true);
CREATE POLICY own_county ON matters.routing_ruling TO anhe_app
  USING (county_id = (SELECT platform.current_county())) WITH CHECK (county_id = (SELECT platform.current_county()));

SELECT matters.keep_behind_readers('matters.objection');
GRANT SELECT, INSERT, UPDATE ON matters.objection TO anhe_app, anhe_worker;
SELECT matters.keep_behind_readers('matters.designation');
GRANT SELECT, INSERT, UPDATE ON matters.designation TO anhe_app, anhe_worker;
SELECT matters.keep_behind_readers('matters.co_handling');
GRANT SELECT, INSERT, UPDATE ON matters.co_handling TO anhe_app, anhe_worker;
SELECT matters.keep_behind_readers('matters.outside_transfer');
GRANT SELECT, INSERT, UPDATE ON matters.outside_transfer TO anhe_app, anhe_worker;

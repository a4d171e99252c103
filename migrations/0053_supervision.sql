-- 督办: urging and letters of supervision when a term of ours has run out, and what was proposed to the bodies that decide. About bodies and terms only.

CREATE TABLE matters.supervision (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  matter_id uuid NOT NULL,
  level text NOT NULL CHECK (level IN ('urge', 'notice', 'talk', 'listing')),
  clock_id uuid,
  transfer_id uuid,
  organisation_id integer,
  body_name text NOT NULL,
  asks text NOT NULL CHECK (asks IN ('finish', 'receipt')),
  due_date date NOT NULL,
  days_late integer NOT NULL CHECK (days_late >= 0),
  letter_number text,
  by_organisation_id integer NOT NULL,
  by_post_id integer,
  issued_at timestamptz NOT NULL,
  seq integer NOT NULL,
  reply_due date,
  decider_organisation_id integer,
  decision text CHECK (decision IN ('adopted', 'declined')),
  document_number text,
  decided_on date,
  decided_seq integer,
  replied_at timestamptz,
  replied_by_post_id integer,
  reply_seq integer,
  PRIMARY KEY (county_id, id),
  UNIQUE (county_id, letter_number),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id),
  FOREIGN KEY (county_id, clock_id) REFERENCES matters.clock (county_id, id),
  FOREIGN KEY (county_id, transfer_id) REFERENCES matters.outside_transfer (county_id, id),
  CHECK ((clock_id IS NULL) <> (transfer_id IS NULL)),
  CHECK ((transfer_id IS NULL) = (organisation_id IS NOT NULL)),
  CHECK (transfer_id IS NULL OR (level = 'urge' AND asks = 'receipt')),
  CHECK ((level IN ('urge', 'notice')) = (letter_number IS NOT NULL)),
  CHECK ((level IN ('talk', 'listing')) = (decider_organisation_id IS NOT NULL)),
  CHECK (level = 'urge' OR asks = 'finish'),
  CHECK ((decision IS NULL) = (document_number IS NULL) AND (decision IS NULL) = (decided_on IS NULL) AND (decision IS NULL) = (decided_seq IS NULL)),
  CHECK (decision IS NULL OR decider_organisation_id IS NOT NULL),
  CHECK ((replied_at IS NULL) = (reply_seq IS NULL))
);
COMMENT ON TABLE matters.supervision IS '督办 One level of the ladder for one term of a matter: urge 催办, notice 通报督办 (letters with number and a day to answer), talk 约谈, listing 挂牌督办 (proposed here, decided by the body named, under its own document). Words are notes of the entries seq, decided_seq and reply_seq. Holds no person.';
COMMENT ON COLUMN matters.supervision.asks IS 'receipt: of a court, procuratorate, arbitration commission or a body outside nothing is asked but whether it has received what was sent.';
COMMENT ON COLUMN matters.supervision.days_late IS 'Working days past the term when it was issued.';
COMMENT ON COLUMN matters.supervision.by_post_id IS 'NULL: issued by the sweep, the day after.';
-- Once a term and letter, whoever issues it; whoever comes second finds it done.
CREATE UNIQUE INDEX supervision_once ON matters.supervision (county_id, clock_id, level) WHERE level IN ('urge', 'notice');
CREATE UNIQUE INDEX supervision_transfer_once ON matters.supervision (county_id, transfer_id) WHERE transfer_id IS NOT NULL;
CREATE UNIQUE INDEX supervision_proposed ON matters.supervision (county_id, matter_id, level) WHERE level IN ('talk', 'listing') AND decision IS NULL;
CREATE INDEX supervision_matter ON matters.supervision (county_id, matter_id, id);
SELECT matters.keep_behind_readers('matters.supervision');
GRANT SELECT, INSERT, UPDATE ON matters.supervision TO anhe_app, anhe_worker;

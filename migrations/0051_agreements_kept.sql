-- 协议履行: what parties say of an obligation and prove, whether the other side says so too, late, broken; confirmed by a court; the mediator's own visit.

ALTER TABLE disputes.obligation ADD COLUMN late_on date, ADD COLUMN breached_on date;
COMMENT ON COLUMN disputes.obligation.late_on IS '逾期 The day on which it was found to be past due and not performed; stays when it is performed later.';
COMMENT ON COLUMN disputes.obligation.breached_on IS '违约 The day on which a breach was recorded, after both sides were asked.';
CREATE INDEX obligation_late ON disputes.obligation (county_id, due_on, id) WHERE watched AND late_on IS NULL AND performed IS DISTINCT FROM 'yes';

CREATE TABLE disputes.performance_report (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  obligation_id uuid NOT NULL,
  matter_id uuid NOT NULL,
  by_party_id uuid NOT NULL,
  for_party_id uuid NOT NULL,
  done text NOT NULL CHECK (done IN ('done', 'partly')),
  amount_fen bigint CHECK (amount_fen > 0),
  file_ids uuid[] NOT NULL DEFAULT '{}',
  reported_at timestamptz NOT NULL,
  seq integer NOT NULL,
  confirmed boolean,
  answered_at timestamptz,
  answered_by_party_id uuid,
  answered_seq integer,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, obligation_id) REFERENCES disputes.obligation (county_id, id),
  CHECK ((confirmed IS NULL) = (answered_at IS NULL)),
  CHECK ((answered_at IS NULL) = (answered_seq IS NULL)),
  CHECK (answered_by_party_id IS NULL OR answered_by_party_id <> by_party_id)
);
COMMENT ON TABLE disputes.performance_report IS '履行申报 A side says with its code that an obligation was performed, wholly or partly, with proof; the other side confirms or disputes it. Words are notes of the entries that the seqs name.';
CREATE INDEX performance_report_obligation ON disputes.performance_report (county_id, obligation_id);
CREATE INDEX performance_report_matter ON disputes.performance_report (county_id, matter_id);
CREATE UNIQUE INDEX performance_report_waiting ON disputes.performance_report (county_id, obligation_id) WHERE confirmed IS NULL;

CREATE TABLE disputes.breach (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  obligation_id uuid NOT NULL,
  matter_id uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  by_post_id integer NOT NULL,
  debtor_asked text NOT NULL CHECK (debtor_asked IN ('admits', 'disputes', 'not_reached')),
  creditor_asked text NOT NULL CHECK (creditor_asked IN ('not_performed', 'partly_performed')),
  reopened boolean NOT NULL,
  seq integer NOT NULL,
  PRIMARY KEY (county_id, id),
  UNIQUE (county_id, obligation_id),
  FOREIGN KEY (county_id, obligation_id) REFERENCES disputes.obligation (county_id, id)
);
COMMENT ON TABLE disputes.breach IS '违约 An obligation past due was not (wholly) performed: recorded once, after both sides were asked. Append-only by grant; what each said is a note.';
CREATE INDEX breach_matter ON disputes.breach (county_id, matter_id);

CREATE TABLE disputes.judicial_confirmation (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  matter_id uuid NOT NULL,
  court text NOT NULL CHECK (length(court) BETWEEN 2 AND 100),
  decision_number text NOT NULL CHECK (length(decision_number) BETWEEN 2 AND 60),
  confirmed boolean NOT NULL,
  decided_on date NOT NULL,
  seq integer NOT NULL,
  PRIMARY KEY (county_id, id),
  UNIQUE (county_id, agreement_id),
  FOREIGN KEY (county_id, agreement_id) REFERENCES disputes.agreement (county_id, id)
);
COMMENT ON TABLE disputes.judicial_confirmation IS '司法确认 What the court decided on the joint application (人民调解法 33): confirmed, or refused. Append-only by grant.';
CREATE INDEX judicial_confirmation_matter ON disputes.judicial_confirmation (county_id, matter_id);

CREATE TABLE disputes.follow_up (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  mediation_id uuid NOT NULL,
  matter_id uuid NOT NULL,
  visited_at timestamptz NOT NULL,
  way text NOT NULL CHECK (way IN ('phone', 'visit', 'window')),
  party_ids uuid[] NOT NULL,
  by_post_id integer NOT NULL,
  performed text NOT NULL CHECK (performed IN ('yes', 'partly', 'no', 'not_due')),
  lawsuit boolean NOT NULL,
  wrong_mediation boolean NOT NULL,
  escalation boolean NOT NULL,
  seq integer NOT NULL,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, mediation_id) REFERENCES disputes.mediation (county_id, id)
);
COMMENT ON TABLE disputes.follow_up IS '人民调解回访记录 The visit of the committee''s own mediator (人民调解法 31), kept with the mediation; the centre''s call by a third person is matters.follow_up. Append-only by grant; words are notes.';
CREATE INDEX follow_up_mediation ON disputes.follow_up (county_id, mediation_id);
CREATE INDEX follow_up_of_matter ON disputes.follow_up (county_id, matter_id);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['performance_report', 'breach', 'judicial_confirmation', 'follow_up'] LOOP
    PERFORM matters.keep_behind_readers(format('disputes.%I', t)::regclass);
    EXECUTE format('GRANT SELECT, INSERT ON disputes.%I TO anhe_app, anhe_worker', t);
  END LOOP;
END $$;
GRANT UPDATE ON disputes.performance_report TO anhe_app, anhe_worker;

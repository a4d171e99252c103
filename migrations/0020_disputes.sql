-- Disputes: people's mediation (人民调解). Everything hangs on a matter and is seen by whoever sees its facts (ring 2), or by its own parties.
-- Words of people stand in plain, erasable columns like matters.facts; what only proves an act is INSERT and SELECT only.

CREATE SCHEMA disputes;
GRANT USAGE ON SCHEMA disputes TO anhe_app, anhe_worker;

CREATE TABLE disputes.mediation (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  matter_id uuid NOT NULL,
  committee_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('preparing', 'accepted', 'in_session', 'agreed', 'effective', 'failed', 'withdrawn')),
  source text NOT NULL CHECK (source IN ('application', 'own-initiative', 'entrusted')),
  entrusted_by text,
  on_the_spot boolean NOT NULL DEFAULT false,
  principals uuid[] NOT NULL CHECK (cardinality(principals) >= 2),
  suspended boolean NOT NULL DEFAULT false,
  dossier_number text,
  started_at timestamptz NOT NULL,
  accepted_on date,
  remarks text,
  period_rule text,
  period_due_on date,
  period_certain boolean,
  prolonged smallint NOT NULL DEFAULT 0,
  ended_at timestamptz,
  end_reason text CHECK (end_reason IN ('no_consent', 'no_agreement', 'period_over', 'sham', 'withdrawn', 'other')),
  end_words text,
  erased_at timestamptz,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id),
  CHECK (state NOT IN ('accepted', 'in_session', 'agreed') OR accepted_on IS NOT NULL),
  CHECK (state NOT IN ('failed', 'withdrawn') OR (ended_at IS NOT NULL AND end_reason IS NOT NULL)),
  CHECK ((period_rule IS NULL) = (period_due_on IS NULL))
);
COMMENT ON TABLE disputes.mediation IS '人民调解 One mediation of a matter by one committee. State: 征求意愿, 已受理, 调解中, 达成协议待生效, 协议生效, 未达成, 撤回终止.';
COMMENT ON COLUMN disputes.mediation.principals IS 'Parties whose own consent and signature are needed (人民调解法 17, 29); guardians and agents answer for them.';
COMMENT ON COLUMN disputes.mediation.accepted_on IS 'Date of the 受理登记表: the usual period of one month runs from it (司法部令第75号 36).';
COMMENT ON COLUMN disputes.mediation.suspended IS 'A suspicion of sham mediation: nothing goes on but checking and ending (特邀调解规定 18).';
CREATE INDEX mediation_matter ON disputes.mediation (county_id, matter_id, started_at DESC);
CREATE UNIQUE INDEX mediation_one_open ON disputes.mediation (county_id, matter_id) WHERE ended_at IS NULL;

CREATE TABLE disputes.party_standing (
  county_id integer NOT NULL,
  mediation_id uuid NOT NULL,
  matter_id uuid NOT NULL,
  party_id uuid NOT NULL,
  attempts smallint NOT NULL DEFAULT 0,
  reached_at timestamptz,
  reach_way text CHECK (reach_way IN ('phone', 'visit', 'window', 'village', 'paper')),
  answer text,
  answered_at timestamptz,
  erased_at timestamptz,
  PRIMARY KEY (county_id, mediation_id, party_id),
  FOREIGN KEY (county_id, mediation_id) REFERENCES disputes.mediation (county_id, id)
);
COMMENT ON TABLE disputes.party_standing IS 'How a party was reached and what a respondent answered, in the own words.';

CREATE TABLE disputes.consent (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  mediation_id uuid NOT NULL,
  matter_id uuid NOT NULL,
  party_id uuid NOT NULL,
  by_party_id uuid,
  about text NOT NULL CHECK (about IN ('mediation', 'others', 'prolong', 'screen')),
  agrees boolean NOT NULL,
  how text NOT NULL CHECK (how IN ('phone', 'visit', 'window', 'page', 'paper')),
  text_version text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, mediation_id) REFERENCES disputes.mediation (county_id, id)
);
COMMENT ON TABLE disputes.consent IS '意愿 Who agreed or refused, when, how, on which text: evidence that mediation was voluntary. Append-only by grant.';
CREATE INDEX consent_mediation ON disputes.consent (county_id, mediation_id);

CREATE TABLE disputes.chosen_mediator (
  county_id integer NOT NULL,
  mediation_id uuid NOT NULL,
  matter_id uuid NOT NULL,
  mediator_id integer NOT NULL,
  position smallint NOT NULL,
  chosen_by text NOT NULL CHECK (chosen_by IN ('committee', 'parties')),
  accepted_by uuid[] NOT NULL,
  chosen_at timestamptz NOT NULL,
  declared_at timestamptz,
  objected_at timestamptz,
  left_at timestamptz,
  PRIMARY KEY (county_id, mediation_id, mediator_id),
  FOREIGN KEY (county_id, mediation_id) REFERENCES disputes.mediation (county_id, id)
);
COMMENT ON TABLE disputes.chosen_mediator IS '调解员 Chosen by the committee or the parties, accepted by the parties (人民调解法 19, 23).';

CREATE TABLE disputes.mediator_declaration (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  mediation_id uuid NOT NULL,
  matter_id uuid NOT NULL,
  mediator_id integer NOT NULL,
  nothing boolean NOT NULL,
  words_sealed bytea,
  objected_by uuid[] NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, mediation_id) REFERENCES disputes.mediation (county_id, id),
  CHECK (nothing OR words_sealed IS NOT NULL)
);
COMMENT ON TABLE disputes.mediator_declaration IS '利害关系披露 What a mediator declared and who objected. Append-only by grant; the words are sealed.';
CREATE INDEX declaration_mediation ON disputes.mediator_declaration (county_id, mediation_id);

CREATE TABLE disputes.session (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  mediation_id uuid NOT NULL,
  matter_id uuid NOT NULL,
  planned_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  place text NOT NULL,
  present uuid[] NOT NULL DEFAULT '{}',
  mediator_ids integer[] NOT NULL DEFAULT '{}',
  recorder text,
  others text NOT NULL DEFAULT '[]',
  open boolean NOT NULL DEFAULT false,
  rights_told boolean NOT NULL DEFAULT false,
  statements text,
  course text,
  result text CHECK (result IN ('agreed', 'not_agreed', 'continued')),
  result_text text,
  signatures text NOT NULL DEFAULT '[]',
  unsigned text NOT NULL DEFAULT '[]',
  recorded_at timestamptz,
  erased_at timestamptz,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, mediation_id) REFERENCES disputes.mediation (county_id, id),
  CHECK (planned_at IS NOT NULL OR started_at IS NOT NULL),
  CHECK ((recorded_at IS NULL) = (started_at IS NULL)),
  CHECK (recorded_at IS NULL OR (rights_told AND result IS NOT NULL))
);
COMMENT ON TABLE disputes.session IS '调解记录 A session, planned and then recorded: time, place, who was there, what was said, read out and signed (人民调解法 27).';
COMMENT ON COLUMN disputes.session.others IS 'JSON [{ name, relation }]: relatives, neighbours and others, only with every party''s consent (人民调解法 20).';
COMMENT ON COLUMN disputes.session.unsigned IS 'JSON [{ partyId, why }]: who was there and did not sign.';
CREATE INDEX session_mediation ON disputes.session (county_id, mediation_id);

CREATE TABLE disputes.sham_check (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  mediation_id uuid NOT NULL,
  matter_id uuid NOT NULL,
  signs text[] NOT NULL,
  suspected boolean NOT NULL,
  words_sealed bytea,
  at timestamptz NOT NULL,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, mediation_id) REFERENCES disputes.mediation (county_id, id)
);
COMMENT ON TABLE disputes.sham_check IS '虚假调解核查 Answers to the short check, about this dispute only. Append-only by grant.';
CREATE INDEX sham_check_mediation ON disputes.sham_check (county_id, mediation_id);

CREATE TABLE disputes.agreement (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  mediation_id uuid NOT NULL,
  matter_id uuid NOT NULL,
  draft smallint NOT NULL CHECK (draft > 0),
  kind text NOT NULL CHECK (kind IN ('written', 'oral')),
  facts text NOT NULL,
  points text NOT NULL,
  responsibilities text,
  other_terms text,
  copies smallint NOT NULL CHECK (copies >= 0),
  drafted_at timestamptz NOT NULL,
  replaced_at timestamptz,
  sealed_at timestamptz,
  effective_on date,
  confirmation_until date,
  confirmation_certain boolean,
  erased_at timestamptz,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, mediation_id) REFERENCES disputes.mediation (county_id, id),
  CHECK (kind = 'oral' OR (effective_on IS NULL) = (sealed_at IS NULL)),
  CHECK (kind = 'oral' OR copies >= 2),
  CHECK (effective_on IS NULL OR replaced_at IS NULL)
);
COMMENT ON TABLE disputes.agreement IS '调解协议 In effect only with every party''s and the mediator''s signature and the committee''s seal (人民调解法 29), or, by word of mouth, from the day agreed (30).';
COMMENT ON COLUMN disputes.agreement.confirmation_until IS 'Last day of the joint application for judicial confirmation: 30 days from effect (人民调解法 33).';
CREATE UNIQUE INDEX agreement_draft ON disputes.agreement (county_id, mediation_id, draft);

CREATE TABLE disputes.signature (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  matter_id uuid NOT NULL,
  party_id uuid,
  by_party_id uuid,
  mediator_id integer,
  how text NOT NULL CHECK (how IN ('signature', 'seal', 'fingerprint')),
  way text NOT NULL CHECK (way IN ('paper', 'screen')),
  identity_checked text CHECK (identity_checked IN ('identity_card', 'known_person', 'other_paper')),
  file_id uuid,
  at timestamptz NOT NULL,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, agreement_id) REFERENCES disputes.agreement (county_id, id),
  CHECK ((party_id IS NULL) <> (mediator_id IS NULL)),
  CHECK (way = 'paper' OR (identity_checked IS NOT NULL AND file_id IS NOT NULL))
);
COMMENT ON TABLE disputes.signature IS '签名、盖章、按指印 Who signed an agreement, when, on paper or on a screen. Append-only by grant. Fingerprints are on the paper, never here.';
CREATE UNIQUE INDEX signature_party ON disputes.signature (county_id, agreement_id, party_id) WHERE party_id IS NOT NULL;
CREATE UNIQUE INDEX signature_mediator ON disputes.signature (county_id, agreement_id, mediator_id) WHERE mediator_id IS NOT NULL;

CREATE TABLE disputes.signed_paper (
  county_id integer NOT NULL,
  agreement_id uuid NOT NULL,
  file_id uuid NOT NULL,
  matter_id uuid NOT NULL,
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  at timestamptz NOT NULL,
  PRIMARY KEY (county_id, agreement_id, file_id),
  FOREIGN KEY (county_id, agreement_id) REFERENCES disputes.agreement (county_id, id)
);
COMMENT ON TABLE disputes.signed_paper IS 'Photos or scans of the signed and sealed paper with the hash of the kept bytes. Append-only by grant. No seal is ever drawn by software.';

CREATE TABLE disputes.obligation (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  matter_id uuid NOT NULL,
  position smallint NOT NULL,
  debtor_id uuid NOT NULL,
  creditor_id uuid NOT NULL,
  what text NOT NULL,
  amount_fen bigint CHECK (amount_fen >= 0),
  due_on date NOT NULL,
  way text,
  place text,
  watched boolean NOT NULL DEFAULT false,
  performed text CHECK (performed IN ('yes', 'partly', 'no')),
  performed_on date,
  erased_at timestamptz,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, agreement_id) REFERENCES disputes.agreement (county_id, id),
  CHECK (debtor_id <> creditor_id),
  CHECK ((performed IS NULL) = (performed_on IS NULL))
);
COMMENT ON TABLE disputes.obligation IS '履行义务 One dated term: who owes whom what, by when. watched: its agreement is in effect.';
CREATE INDEX obligation_agreement ON disputes.obligation (county_id, agreement_id);
CREATE INDEX obligation_due ON disputes.obligation (county_id, due_on, id) WHERE watched;

CREATE TABLE disputes.performance (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  obligation_id uuid NOT NULL,
  matter_id uuid NOT NULL,
  performed text NOT NULL CHECK (performed IN ('yes', 'partly', 'no')),
  on_date date NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, obligation_id) REFERENCES disputes.obligation (county_id, id)
);
COMMENT ON TABLE disputes.performance IS '履行记录 What was found of an obligation, each time. Append-only by grant.';
CREATE INDEX performance_obligation ON disputes.performance (county_id, obligation_id);

CREATE TABLE disputes.dossier_number (
  county_id integer NOT NULL,
  committee_id integer NOT NULL,
  year smallint NOT NULL,
  serial integer NOT NULL CHECK (serial > 0),
  number text NOT NULL,
  mediation_id uuid NOT NULL,
  matter_id uuid NOT NULL,
  given_at timestamptz NOT NULL,
  voided_at timestamptz,
  void_reason text,
  PRIMARY KEY (county_id, committee_id, year, serial),
  FOREIGN KEY (county_id, mediation_id) REFERENCES disputes.mediation (county_id, id),
  CHECK ((voided_at IS NULL) = (void_reason IS NULL))
);
COMMENT ON TABLE disputes.dossier_number IS '卷号 （年份）×人调字第N号, gap-free per committee and year; a void number stays with its reason and is never given again.';
CREATE INDEX dossier_number_mediation ON disputes.dossier_number (county_id, mediation_id);

CREATE TABLE disputes.dossier_counter (
  county_id integer NOT NULL,
  committee_id integer NOT NULL,
  year smallint NOT NULL,
  last integer NOT NULL CHECK (last > 0),
  PRIMARY KEY (county_id, committee_id, year)
);
COMMENT ON TABLE disputes.dossier_counter IS 'Last dossier number given by a committee in a year. Counted up last in the act, so that its lock is short and no number is lost.';

CREATE TABLE disputes.paper (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  matter_id uuid NOT NULL,
  mediation_id uuid,
  kind text NOT NULL,
  party_id uuid,
  session_id uuid,
  seq integer NOT NULL CHECK (seq > 0),
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  snapshot_sealed bytea NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id)
);
COMMENT ON TABLE disputes.paper IS '文书 A paper that was issued: its kind, the hash of its PDF, and what stood on it (sealed). seq: the entry of the matter''s history that holds the hash. Append-only by grant.';
CREATE INDEX paper_matter ON disputes.paper (county_id, matter_id);

-- Row-level security: ring 2 of the matter, or its own party. The counter names no matter and needs no rows.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['mediation', 'party_standing', 'consent', 'chosen_mediator', 'mediator_declaration', 'session', 'sham_check', 'agreement',
    'signature', 'signed_paper', 'obligation', 'performance', 'dossier_number', 'paper'] LOOP
    EXECUTE format('ALTER TABLE disputes.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE disputes.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON disputes.%I TO anhe_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY worker_all ON disputes.%I TO anhe_worker USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY readable ON disputes.%1$I FOR SELECT TO anhe_app USING (matter_id = (SELECT platform.current_matter())
      OR EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = %1$I.county_id AND r.matter_id = %1$I.matter_id AND r.ring = 2))', t);
    EXECUTE format('CREATE POLICY actable ON disputes.%1$I FOR UPDATE TO anhe_app USING (matter_id = (SELECT platform.current_matter())
      OR EXISTS (SELECT 1 FROM matters.reader r WHERE r.county_id = %1$I.county_id AND r.matter_id = %1$I.matter_id AND r.ring = 2)) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY opens ON disputes.%I FOR INSERT TO anhe_app WITH CHECK (county_id = (SELECT platform.current_county()))', t);
  END LOOP;
END $$;
ALTER TABLE disputes.dossier_counter ENABLE ROW LEVEL SECURITY;
ALTER TABLE disputes.dossier_counter FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON disputes.dossier_counter TO anhe_owner USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON disputes.dossier_counter TO anhe_worker USING (true) WITH CHECK (true);
CREATE POLICY counts ON disputes.dossier_counter TO anhe_app
  USING (county_id = (SELECT platform.current_county())) WITH CHECK (county_id = (SELECT platform.current_county()));

GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA disputes TO anhe_app, anhe_worker;
GRANT UPDATE ON disputes.mediation, disputes.party_standing, disputes.chosen_mediator, disputes.session, disputes.agreement, disputes.obligation,
  disputes.dossier_counter TO anhe_app, anhe_worker;
GRANT UPDATE (voided_at, void_reason) ON disputes.dossier_number TO anhe_app, anhe_worker;

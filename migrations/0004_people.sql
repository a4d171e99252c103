-- People: organisations, officers, posts, mediators; who may sign in, and the audit trail of it. No residents here.

CREATE SCHEMA people;
GRANT USAGE ON SCHEMA people TO anhe_app, anhe_worker;

CREATE TABLE people.organisation (
  county_id integer NOT NULL,
  id integer NOT NULL CHECK (id > 0),
  kind text NOT NULL CHECK (kind IN ('county_centre', 'township_centre', 'political_legal_committee', 'mediation_committee',
    'department', 'township_government', 'village_committee', 'court', 'procuratorate', 'police', 'justice_bureau',
    'justice_office', 'petition_office', 'arbitration_commission', 'legal_aid', 'hotline', 'other')),
  level text NOT NULL CHECK (level IN ('county', 'township', 'village', 'industry')),
  area_id integer NOT NULL,
  parent_id integer,
  name text NOT NULL CHECK (length(name) BETWEEN 2 AND 80),
  short_name text NOT NULL CHECK (length(short_name) BETWEEN 1 AND 12),
  telephone text,
  address text,
  valid_from date NOT NULL,
  valid_to date,
  successor_id integer,
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, area_id) REFERENCES places.area (county_id, id),
  FOREIGN KEY (county_id, parent_id) REFERENCES people.organisation (county_id, id),
  FOREIGN KEY (county_id, successor_id) REFERENCES people.organisation (county_id, id),
  CHECK (valid_to > valid_from),
  CHECK (parent_id <> id),
  CHECK (successor_id IS NULL OR (successor_id <> id AND valid_to IS NOT NULL)),
  CHECK (level <> 'industry' OR kind = 'mediation_committee')
);
COMMENT ON TABLE people.organisation IS '机构 Bodies that receive, handle, mediate or supervise. Master data: small, read from memory.';
COMMENT ON COLUMN people.organisation.parent_id IS 'Subordination 隶属: a complaint about a body is hidden from it and from all beneath it.';
COMMENT ON COLUMN people.organisation.short_name IS 'For dossier numbers, e.g. 新河 in （2026）新河人调字第12号.';
COMMENT ON COLUMN people.organisation.level IS 'industry: 行业性、专业性人民调解委员会 (人民调解法第三十四条).';
COMMENT ON COLUMN people.organisation.telephone IS 'Office telephone, shown to residents; not personal data.';
CREATE UNIQUE INDEX organisation_name ON people.organisation (county_id, name) WHERE valid_to IS NULL;
CREATE INDEX organisation_area ON people.organisation (county_id, area_id);
CREATE INDEX organisation_parent ON people.organisation (county_id, parent_id);
GRANT SELECT, INSERT ON people.organisation TO anhe_app;
GRANT UPDATE (level, area_id, parent_id, name, short_name, telephone, address, valid_to, successor_id, version) ON people.organisation TO anhe_app;
GRANT SELECT ON people.organisation TO anhe_worker;

CREATE TABLE people.officer (
  county_id integer NOT NULL,
  id integer NOT NULL CHECK (id > 0),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  username text NOT NULL CHECK (username ~ '^[a-z][a-z0-9._-]{2,31}$'),
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended')),
  password_hash text CHECK (password_hash LIKE '$argon2id$%'),
  password_changed_at timestamptz,
  must_change_password boolean NOT NULL DEFAULT false,
  totp_secret bytea,
  totp_last_step bigint,
  credentials integer NOT NULL DEFAULT 1,
  last_sign_in_at timestamptz,
  created_by integer,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  PRIMARY KEY (county_id, id),
  CHECK ((password_hash IS NULL) = (password_changed_at IS NULL))
);
COMMENT ON TABLE people.officer IS '人员 Whoever signs in. Opened by the system administrator; password, second factor and roles come from the security administrator.';
COMMENT ON COLUMN people.officer.password_hash IS 'argon2id in PHC form; null: no password, only the county''s identity provider lets them in.';
COMMENT ON COLUMN people.officer.totp_secret IS 'Sealed by the field key at people.officer.totp_secret.';
COMMENT ON COLUMN people.officer.totp_last_step IS 'Last time step used, so that a code is good once (RFC 6238 5.2).';
COMMENT ON COLUMN people.officer.credentials IS 'Raised with every change of password or second factor: half-finished sign-ins of before are void.';
CREATE UNIQUE INDEX officer_username ON people.officer (county_id, username);
GRANT SELECT, INSERT ON people.officer TO anhe_app;
GRANT UPDATE (name, username, status, password_hash, password_changed_at, must_change_password, totp_secret, totp_last_step, credentials, last_sign_in_at, version) ON people.officer TO anhe_app;
-- Jobs send notices by name; they have no business with secrets.
GRANT SELECT (county_id, id, name, username, status) ON people.officer TO anhe_worker;

CREATE TABLE people.password_history (
  county_id integer NOT NULL,
  officer_id integer NOT NULL,
  id uuid NOT NULL,
  password_hash text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (county_id, officer_id, id),
  FOREIGN KEY (county_id, officer_id) REFERENCES people.officer (county_id, id)
);
COMMENT ON TABLE people.password_history IS 'Former passwords (argon2id): the last five are not taken again (等保三级).';
GRANT SELECT, INSERT ON people.password_history TO anhe_app;

CREATE TABLE people.post (
  county_id integer NOT NULL,
  id integer NOT NULL CHECK (id > 0),
  officer_id integer NOT NULL,
  organisation_id integer NOT NULL,
  roles text[] NOT NULL DEFAULT '{}',
  valid_from date NOT NULL,
  valid_to date,
  assigned_by integer,
  granted_by integer,
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, officer_id) REFERENCES people.officer (county_id, id),
  FOREIGN KEY (county_id, organisation_id) REFERENCES people.organisation (county_id, id),
  CHECK (valid_to >= valid_from),
  CONSTRAINT post_roles_known CHECK (roles <@ ARRAY['window_clerk', 'coordinator', 'checker', 'follow_up', 'centre_head',
    'committee_officer', 'mediator', 'handler', 'leader', 'system_admin', 'security_admin', 'audit_admin']),
  CONSTRAINT administrator_alone CHECK (NOT roles && ARRAY['system_admin', 'security_admin', 'audit_admin'] OR cardinality(roles) = 1),
  CONSTRAINT granted_by_another CHECK (granted_by <> assigned_by)
);
COMMENT ON TABLE people.post IS '岗位 A person in an organisation with the roles held there. The three administrators (三员) hold one duty and nothing else.';
COMMENT ON COLUMN people.post.assigned_by IS 'System administrator who put the person there; null when loaded at set-up.';
COMMENT ON COLUMN people.post.granted_by IS 'Security administrator who granted the roles: never the one who made the post.';
CREATE INDEX post_officer ON people.post (county_id, officer_id);
CREATE INDEX post_organisation ON people.post (county_id, organisation_id);
GRANT SELECT, INSERT ON people.post TO anhe_app;
GRANT UPDATE (roles, valid_to, granted_by, version) ON people.post TO anhe_app;
GRANT SELECT ON people.post TO anhe_worker;

-- Nobody holds two of the three duties, or one of them beside any other work, on posts that overlap in time (三员分立).
CREATE FUNCTION people.keep_administrators_apart() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  admins constant text[] := ARRAY['system_admin', 'security_admin', 'audit_admin'];
BEGIN
  -- Two acts on one person's posts at once wait for each other here.
  PERFORM 1 FROM people.officer o WHERE o.county_id = NEW.county_id AND o.id = NEW.officer_id FOR UPDATE;
  IF EXISTS (
    SELECT 1 FROM people.post p
    WHERE p.county_id = NEW.county_id AND p.officer_id = NEW.officer_id AND p.id <> NEW.id
      AND p.roles <> '{}' AND NEW.roles <> '{}'
      AND (p.roles && admins OR NEW.roles && admins)
      AND NOT (p.roles @> NEW.roles AND NEW.roles @> p.roles)
      AND daterange(p.valid_from, p.valid_to) && daterange(NEW.valid_from, NEW.valid_to)
  ) THEN
    RAISE EXCEPTION 'officer % would hold an administrator''s duty beside another', NEW.officer_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'administrators_apart';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER administrators_apart BEFORE INSERT OR UPDATE OF roles, valid_from, valid_to, officer_id ON people.post
  FOR EACH ROW EXECUTE FUNCTION people.keep_administrators_apart();

CREATE TABLE people.mediator (
  county_id integer NOT NULL,
  id integer NOT NULL CHECK (id > 0),
  officer_id integer,
  organisation_id integer NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  full_time boolean NOT NULL DEFAULT false,
  since date NOT NULL,
  until date,
  phone bytea,
  specialities text[] NOT NULL DEFAULT '{}',
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'retired')),
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, officer_id) REFERENCES people.officer (county_id, id),
  FOREIGN KEY (county_id, organisation_id) REFERENCES people.organisation (county_id, id),
  CHECK ((status = 'retired') = (until IS NOT NULL)),
  CHECK (until >= since)
);
COMMENT ON TABLE people.mediator IS '人民调解员名册 Roster of mediators by committee (人民调解法 13-16). Some sign in as officers, many do not.';
COMMENT ON COLUMN people.mediator.phone IS 'Sealed by the field key at people.mediator.phone; opened one at a time with a reason.';
CREATE INDEX mediator_organisation ON people.mediator (county_id, organisation_id);
CREATE UNIQUE INDEX mediator_officer ON people.mediator (county_id, officer_id, organisation_id) WHERE status = 'active' AND officer_id IS NOT NULL;
GRANT SELECT, INSERT ON people.mediator TO anhe_app;
GRANT UPDATE (officer_id, organisation_id, name, full_time, since, until, phone, specialities, status, version) ON people.mediator TO anhe_app;
GRANT SELECT ON people.mediator TO anhe_worker;

CREATE TABLE people.sign_in_guard (
  county_id integer NOT NULL,
  name_hash bytea NOT NULL,
  failures integer NOT NULL,
  locked_until timestamptz,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (county_id, name_hash)
);
COMMENT ON TABLE people.sign_in_guard IS 'Failed sign-ins in a row by hash of the username tried, whether there is such an officer or not: both get the same answer. Five lock for 15 minutes (等保三级).';
GRANT SELECT, INSERT, UPDATE ON people.sign_in_guard TO anhe_app;
GRANT SELECT, DELETE ON people.sign_in_guard TO anhe_worker;

CREATE TABLE people.audit_entry (
  county_id integer NOT NULL,
  sequence bigint NOT NULL CHECK (sequence > 0),
  at timestamptz NOT NULL,
  what text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('done', 'refused')),
  why text,
  officer_id integer,
  target text,
  address text NOT NULL,
  facts text NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (county_id, sequence),
  CHECK ((outcome = 'refused') = (why IS NOT NULL))
);
COMMENT ON TABLE people.audit_entry IS '审计日志 Sign-ins, failures, locks and acts of administration. Append-only by grant and chained by hash; read by the audit administrator alone.';
COMMENT ON COLUMN people.audit_entry.facts IS 'Canonical JSON, exactly as hashed.';
CREATE INDEX audit_officer ON people.audit_entry (county_id, officer_id, sequence DESC);
GRANT SELECT, INSERT ON people.audit_entry TO anhe_app, anhe_worker;

CREATE TABLE people.audit_head (
  county_id integer PRIMARY KEY,
  sequence bigint NOT NULL,
  hash bytea NOT NULL
);
COMMENT ON TABLE people.audit_head IS 'The last entry of each county''s audit trail: a cut tail is found by it, and by the digests kept outside the database.';
GRANT SELECT, INSERT, UPDATE ON people.audit_head TO anhe_app, anhe_worker;

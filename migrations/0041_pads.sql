-- Pre-numbered pads (预编号登记表) for a power cut: blank registration forms whose matter numbers are reserved when they are printed.

CREATE TABLE intake.pad (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  organisation_id integer NOT NULL,
  sheets smallint NOT NULL CHECK (sheets BETWEEN 1 AND 50),
  issued_at timestamptz NOT NULL,
  issued_by_post integer NOT NULL,
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, organisation_id) REFERENCES people.organisation (county_id, id)
);
COMMENT ON TABLE intake.pad IS '预编号登记表 One stack of printed forms, issued to a body.';
CREATE INDEX pad_newest ON intake.pad (county_id, organisation_id, issued_at DESC, id DESC);

CREATE TABLE intake.pad_sheet (
  county_id integer NOT NULL,
  number text NOT NULL,
  pad_id uuid NOT NULL,
  organisation_id integer NOT NULL,
  position smallint NOT NULL CHECK (position > 0),
  code_sealed bytea,
  status text NOT NULL CHECK (status IN ('blank', 'entered', 'voided')),
  matter_id uuid,
  ended_at timestamptz,
  ended_by_post integer,
  void_reason text,
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  PRIMARY KEY (county_id, number),
  FOREIGN KEY (county_id, pad_id) REFERENCES intake.pad (county_id, id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id),
  CHECK ((status = 'blank') = (code_sealed IS NOT NULL)),
  CHECK ((status = 'blank') = (ended_at IS NULL)),
  CHECK ((status = 'entered') = (matter_id IS NOT NULL)),
  CHECK ((status = 'voided') = (void_reason IS NOT NULL))
);
COMMENT ON TABLE intake.pad_sheet IS 'One form of a pad with the number that it carries. A number is entered once or voided once, never used again.';
COMMENT ON COLUMN intake.pad_sheet.code_sealed IS 'The lookup code printed on its tear-off slip, sealed, until the sheet is entered or voided.';
CREATE INDEX pad_sheet_pad ON intake.pad_sheet (county_id, pad_id, position);

GRANT SELECT, INSERT ON intake.pad, intake.pad_sheet TO anhe_app;
GRANT UPDATE (code_sealed, status, matter_id, ended_at, ended_by_post, void_reason, version) ON intake.pad_sheet TO anhe_app;
GRANT SELECT ON intake.pad, intake.pad_sheet TO anhe_worker;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['pad', 'pad_sheet'] LOOP
    EXECUTE format('ALTER TABLE intake.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE intake.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON intake.%I TO anhe_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY worker_all ON intake.%I TO anhe_worker USING (true) WITH CHECK (true)', t);
    EXECUTE format($p$CREATE POLICY of_body ON intake.%1$I TO anhe_app
      USING (county_id = (SELECT platform.current_county()) AND 'o' || organisation_id = ANY ((SELECT platform.current_keys())::text[]))
      WITH CHECK (county_id = (SELECT platform.current_county()) AND 'o' || organisation_id = ANY ((SELECT platform.current_keys())::text[]))$p$, t);
  END LOOP;
END $$;

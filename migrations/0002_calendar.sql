-- The calendar of working days: one version for each notice that was read in. A version is never changed afterwards,
-- because every clock names the version it was computed from.

CREATE TABLE platform.calendar_version (
  county_id integer NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  source text NOT NULL CHECK (length(source) BETWEEN 1 AND 200),
  first_announced_year smallint NOT NULL,
  last_announced_year smallint NOT NULL,
  imported_at timestamptz NOT NULL,
  imported_by text,
  PRIMARY KEY (county_id, version),
  CHECK (first_announced_year BETWEEN 1949 AND last_announced_year AND last_announced_year <= 2099)
);
COMMENT ON TABLE platform.calendar_version IS '工作日日历的版本 Versions of the calendar of working days. Append-only; the highest version is the one in use.';
COMMENT ON COLUMN platform.calendar_version.source IS 'Where the days come from: the State Council''s notice by its number, or the package the county was set up with.';
COMMENT ON COLUMN platform.calendar_version.last_announced_year IS 'The last year whose holidays and make-up days are announced; a period that reaches past it is not certain.';
COMMENT ON COLUMN platform.calendar_version.imported_by IS 'Principal that read the notice in; null for the days the county was set up with.';
GRANT SELECT ON platform.calendar_version TO anhe_app, anhe_worker;
GRANT INSERT ON platform.calendar_version TO anhe_app;

CREATE TABLE platform.calendar_day (
  county_id integer NOT NULL,
  version integer NOT NULL,
  date date NOT NULL,
  kind text NOT NULL CHECK (kind IN ('holiday', 'make_up')),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 30),
  PRIMARY KEY (county_id, version, date),
  FOREIGN KEY (county_id, version) REFERENCES platform.calendar_version (county_id, version),
  CHECK (kind <> 'make_up' OR extract(isodow FROM date) >= 6)
);
COMMENT ON TABLE platform.calendar_day IS '放假日与调休上班日 Days off and weekend days worked, as the notices announce them. Every other day is read by its weekday.';
COMMENT ON COLUMN platform.calendar_day.kind IS 'holiday: a day off by notice, on a weekend too; make_up: a weekend day that is worked (调休上班).';
COMMENT ON COLUMN platform.calendar_day.name IS 'The holiday it belongs to, 国庆节, as shown in the explanation of a date.';
GRANT SELECT ON platform.calendar_day TO anhe_app, anhe_worker;
GRANT INSERT ON platform.calendar_day TO anhe_app;

-- Places: county, townships, villages, grids with validity dates. Areas are keyed by id and never re-used; codes and names change.

CREATE SCHEMA places;
GRANT USAGE ON SCHEMA places TO anhe_app, anhe_worker;

CREATE SEQUENCE platform.stamp_value;
GRANT USAGE ON SEQUENCE platform.stamp_value TO anhe_app, anhe_worker;

CREATE TABLE platform.stamp (
  county_id integer NOT NULL,
  topic text NOT NULL CHECK (topic ~ '^[a-z][a-z-]{1,30}$'),
  value bigint NOT NULL,
  PRIMARY KEY (county_id, topic)
);
COMMENT ON TABLE platform.stamp IS 'What the processes keep in memory is good as long as its stamp stands. Values come from a sequence, so that a rolled-back one is never met again; the row is also the lock of acts on the topic.';
GRANT SELECT, INSERT, UPDATE ON platform.stamp TO anhe_app, anhe_worker;

CREATE TABLE places.area (
  county_id integer NOT NULL,
  id integer NOT NULL CHECK (id > 0),
  parent_id integer,
  level text NOT NULL,
  kind text NOT NULL,
  code text NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  path text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  merged_into_id integer,
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, parent_id) REFERENCES places.area (county_id, id),
  FOREIGN KEY (county_id, merged_into_id) REFERENCES places.area (county_id, id),
  CHECK (CASE level
    WHEN 'county' THEN kind IN ('县', '市', '区', '旗') AND code ~ '^\d{6}$'
    WHEN 'township' THEN kind IN ('镇', '乡', '民族乡', '街道', '管理区') AND code ~ '^\d{9}$'
    WHEN 'village' THEN kind IN ('村', '社区', '居民区') AND code ~ '^\d{12}$'
    WHEN 'grid' THEN kind IN ('网格') AND code ~ '^\d{15}$'
    ELSE false END),
  CHECK ((level = 'county') = (parent_id IS NULL)),
  CHECK (path = id::text OR path LIKE '%.' || id::text),
  CHECK (valid_to > valid_from),
  CHECK (merged_into_id IS NULL OR (merged_into_id <> id AND valid_to IS NOT NULL))
);
COMMENT ON TABLE places.area IS '区域 County, townships, villages and grids. An id means one area for ever; ended areas stay.';
COMMENT ON COLUMN places.area.code IS 'Statistical code of today (GB/T 10114: 6, 9 or 12 digits; 15 for a grid). Former codes are in area_naming.';
COMMENT ON COLUMN places.area.path IS 'Ids from the county down, e.g. 1.12.130.';
COMMENT ON COLUMN places.area.valid_to IS 'First day on which the area is no longer there.';
COMMENT ON COLUMN places.area.merged_into_id IS 'The area of the same level that took this one over; its reader keys go on working for whoever reads there.';
CREATE UNIQUE INDEX area_code ON places.area (county_id, code) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX area_one_county ON places.area (county_id) WHERE level = 'county';
CREATE INDEX area_parent ON places.area (county_id, parent_id);
GRANT SELECT, INSERT ON places.area TO anhe_app;
GRANT UPDATE (parent_id, kind, code, name, path, valid_to, merged_into_id, version) ON places.area TO anhe_app;
GRANT SELECT ON places.area TO anhe_worker;

CREATE TABLE places.area_naming (
  county_id integer NOT NULL,
  area_id integer NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  valid_from date NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  PRIMARY KEY (county_id, area_id, version),
  FOREIGN KEY (county_id, area_id) REFERENCES places.area (county_id, id)
);
COMMENT ON TABLE places.area_naming IS '区域沿革 What an area was called from which day on. Append-only: a paper of last year names the village as it was then. Of the rows that begin by a day, the highest version tells its name.';
GRANT SELECT, INSERT ON places.area_naming TO anhe_app;
GRANT SELECT ON places.area_naming TO anhe_worker;

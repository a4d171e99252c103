-- Windows (窗口) of a centre, their services (办事指南), bookings (预约), tickets (取号) and call screens (叫号屏).
-- A booking holds the least that is needed, a name and a telephone, both sealed, and loses them soon after the visit. Tickets and screens hold nothing of a person.

CREATE SCHEMA IF NOT EXISTS intake;
GRANT USAGE ON SCHEMA intake TO anhe_app, anhe_worker;

CREATE TABLE intake.service_window (
  county_id integer NOT NULL,
  id integer NOT NULL CHECK (id > 0),
  centre_id integer NOT NULL,
  number smallint NOT NULL CHECK (number BETWEEN 1 AND 99),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  body_id integer NOT NULL,
  manner text NOT NULL CHECK (manner IN ('standing', 'rota', 'on_call')),
  hours jsonb NOT NULL,
  slot_minutes smallint NOT NULL CHECK (slot_minutes IN (15, 20, 30, 60)),
  places smallint NOT NULL CHECK (places BETWEEN 0 AND 9),
  valid_from date NOT NULL,
  valid_to date,
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, centre_id) REFERENCES people.organisation (county_id, id),
  FOREIGN KEY (county_id, body_id) REFERENCES people.organisation (county_id, id),
  CHECK (valid_to >= valid_from)
);
COMMENT ON TABLE intake.service_window IS '窗口 A window of a centre: its number, the body that sits there and how (常驻 standing, 轮驻 rota, 随驻 on call), when it is open.';
COMMENT ON COLUMN intake.service_window.hours IS 'Opening hours: [{"weekday": 1 to 7 from Monday, "from": "09:00", "to": "12:00"}].';
COMMENT ON COLUMN intake.service_window.places IS 'Bookings that one slot of slot_minutes takes; 0: only tickets at the desk.';
COMMENT ON COLUMN intake.service_window.valid_to IS 'First day on which it is no longer there.';
CREATE UNIQUE INDEX service_window_number ON intake.service_window (county_id, centre_id, number) WHERE valid_to IS NULL;

CREATE TABLE intake.service (
  county_id integer NOT NULL,
  id integer NOT NULL CHECK (id > 0),
  centre_id integer NOT NULL,
  code text NOT NULL CHECK (code ~ '^[A-Z]$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  what text NOT NULL,
  materials text[] NOT NULL,
  takes text NOT NULL,
  fee text NOT NULL,
  law text,
  bookable boolean NOT NULL,
  window_ids integer[] NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, centre_id) REFERENCES people.organisation (county_id, id),
  CHECK (valid_to >= valid_from)
);
COMMENT ON TABLE intake.service IS '办事指南 What a centre does for people: what it is, what to bring, how long it takes, what it costs, under which law, at which windows.';
COMMENT ON COLUMN intake.service.code IS 'Letter before the queue number: A in A012. Numbers are counted by centre, letter and day.';
CREATE UNIQUE INDEX service_code ON intake.service (county_id, centre_id, code) WHERE valid_to IS NULL;

CREATE SEQUENCE intake.booking_serial;
GRANT USAGE ON SEQUENCE intake.booking_serial TO anhe_app, anhe_worker;

CREATE TABLE intake.booking (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  number text NOT NULL,
  code_hash bytea NOT NULL,
  centre_id integer NOT NULL,
  service_id integer NOT NULL,
  window_id integer NOT NULL,
  day date NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  place smallint NOT NULL CHECK (place > 0),
  status text NOT NULL CHECK (status IN ('booked', 'arrived', 'cancelled', 'no_show')),
  name_sealed bytea,
  phone_sealed bytea,
  phone_mask text,
  matter_id uuid,
  notice_version text NOT NULL,
  language text NOT NULL CHECK (language IN ('zh', 'en')),
  made_at timestamptz NOT NULL,
  ended_at timestamptz,
  erased_at timestamptz,
  version integer NOT NULL CHECK (version > 0),
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, service_id) REFERENCES intake.service (county_id, id),
  FOREIGN KEY (county_id, window_id) REFERENCES intake.service_window (county_id, id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id),
  CHECK (ends_at > starts_at),
  CHECK ((erased_at IS NULL) = (name_sealed IS NOT NULL))
);
COMMENT ON TABLE intake.booking IS '预约 One place in one slot of one window. Whoever has number and code sees and cancels it; name and telephone go when it is cancelled, else a week after the day.';
COMMENT ON COLUMN intake.booking.code_hash IS 'Keyed hash over number and code, as for matters; the code itself is nowhere.';
COMMENT ON COLUMN intake.booking.matter_id IS 'The matter that the visit is about, where the person showed its number and code.';
-- Two at once cannot have the same place: the second insert finds it taken.
CREATE UNIQUE INDEX booking_place ON intake.booking (county_id, window_id, starts_at, place) WHERE status IN ('booked', 'arrived');
CREATE UNIQUE INDEX booking_number ON intake.booking (county_id, number);
CREATE INDEX booking_day ON intake.booking (county_id, centre_id, day, starts_at, id);
CREATE INDEX booking_waiting ON intake.booking (county_id, starts_at) WHERE status = 'booked';
CREATE INDEX booking_unerased ON intake.booking (county_id, day) WHERE erased_at IS NULL;

CREATE TABLE intake.ticket_run (
  county_id integer NOT NULL,
  centre_id integer NOT NULL,
  day date NOT NULL,
  code text NOT NULL,
  last integer NOT NULL CHECK (last > 0),
  PRIMARY KEY (county_id, centre_id, day, code)
);
COMMENT ON TABLE intake.ticket_run IS 'The last queue number of a letter on a day. Raised in the act that hands the number out: no number is missing and none is given twice.';

CREATE TABLE intake.ticket (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  centre_id integer NOT NULL,
  day date NOT NULL,
  code text NOT NULL,
  serial integer NOT NULL CHECK (serial > 0),
  service_id integer NOT NULL,
  booking_id uuid,
  priority boolean NOT NULL,
  queue_at timestamptz NOT NULL,
  status text NOT NULL CHECK (status IN ('waiting', 'called', 'serving', 'served', 'passed')),
  only_window_id integer,
  window_id integer,
  called_times smallint NOT NULL DEFAULT 0 CHECK (called_times >= 0),
  taken_at timestamptz NOT NULL,
  taken_by_post integer NOT NULL,
  called_at timestamptz,
  called_by_post integer,
  served_at timestamptz,
  ended_at timestamptz,
  matter_id uuid,
  version integer NOT NULL CHECK (version > 0),
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, service_id) REFERENCES intake.service (county_id, id),
  FOREIGN KEY (county_id, window_id) REFERENCES intake.service_window (county_id, id),
  FOREIGN KEY (county_id, only_window_id) REFERENCES intake.service_window (county_id, id),
  FOREIGN KEY (county_id, booking_id) REFERENCES intake.booking (county_id, id),
  FOREIGN KEY (county_id, matter_id) REFERENCES matters.matter (county_id, id),
  CHECK ((status IN ('called', 'serving')) <= (window_id IS NOT NULL)),
  CHECK ((status IN ('served', 'passed')) = (ended_at IS NOT NULL))
);
COMMENT ON TABLE intake.ticket IS '排队号 A number drawn at the desk. Holds no name: who waits is known by the paper in the hand.';
COMMENT ON COLUMN intake.ticket.priority IS 'Called before the others (老年人、残疾人、孕妇、抱婴者 who ask for it). Why is neither asked nor kept.';
COMMENT ON COLUMN intake.ticket.queue_at IS 'Place in the queue: when drawn, or the beginning of the slot for whoever came in time for a booking.';
COMMENT ON COLUMN intake.ticket.only_window_id IS 'Handed on to this window: only it calls the number.';
CREATE UNIQUE INDEX ticket_number ON intake.ticket (county_id, centre_id, day, code, serial);
CREATE UNIQUE INDEX ticket_of_booking ON intake.ticket (county_id, booking_id) WHERE booking_id IS NOT NULL;
-- One number at a time is before a window.
CREATE UNIQUE INDEX ticket_at_window ON intake.ticket (county_id, window_id, day) WHERE status IN ('called', 'serving');
CREATE INDEX ticket_next ON intake.ticket (county_id, centre_id, day, priority DESC, queue_at, code, serial) WHERE status = 'waiting';

CREATE TABLE intake.screen (
  county_id integer NOT NULL,
  id uuid NOT NULL,
  centre_id integer NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
  made_by integer NOT NULL,
  made_at timestamptz NOT NULL,
  ended_at timestamptz,
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  PRIMARY KEY (county_id, id),
  FOREIGN KEY (county_id, centre_id) REFERENCES people.organisation (county_id, id)
);
COMMENT ON TABLE intake.screen IS '叫号屏 A screen in the hall, let in by a token that is kept as a hash. It shows numbers and windows, never a name.';
CREATE UNIQUE INDEX screen_token ON intake.screen (county_id, token_hash);

GRANT SELECT, INSERT ON intake.service_window, intake.service, intake.booking, intake.ticket_run, intake.ticket, intake.screen TO anhe_app;
GRANT UPDATE (number, name, body_id, manner, hours, slot_minutes, places, valid_to, version) ON intake.service_window TO anhe_app;
GRANT UPDATE (code, name, what, materials, takes, fee, law, bookable, window_ids, valid_to, version) ON intake.service TO anhe_app;
GRANT UPDATE (status, name_sealed, phone_sealed, phone_mask, ended_at, erased_at, version) ON intake.booking TO anhe_app, anhe_worker;
GRANT UPDATE (last) ON intake.ticket_run TO anhe_app;
GRANT UPDATE (status, only_window_id, window_id, queue_at, called_times, called_at, called_by_post, served_at, ended_at, matter_id, version) ON intake.ticket TO anhe_app;
GRANT UPDATE (ended_at, version) ON intake.screen TO anhe_app;
GRANT SELECT ON intake.service_window, intake.service, intake.booking, intake.ticket TO anhe_worker;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['service_window', 'service', 'booking', 'ticket_run', 'ticket', 'screen'] LOOP
    EXECUTE format('ALTER TABLE intake.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE intake.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON intake.%I TO anhe_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY worker_all ON intake.%I TO anhe_worker USING (true) WITH CHECK (true)', t);
  END LOOP;
  -- What hangs on the wall of the centre, and what only counts: everybody of the county.
  FOREACH t IN ARRAY ARRAY['service_window', 'service', 'ticket_run', 'screen'] LOOP
    EXECUTE format('CREATE POLICY of_county ON intake.%I TO anhe_app
      USING (county_id = (SELECT platform.current_county())) WITH CHECK (county_id = (SELECT platform.current_county()))', t);
  END LOOP;
END $$;

-- Whose desk it is: officers of the centre, and of the body that sits at one of its windows.
CREATE FUNCTION intake.sits_at(p_county integer, p_centre integer, p_window integer)
RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT 'o' || p_centre = ANY ((SELECT platform.current_keys())::text[])
    OR EXISTS (SELECT 1 FROM intake.service_window w WHERE w.county_id = p_county AND w.centre_id = p_centre
      AND (p_window IS NULL OR w.id = p_window) AND 'o' || w.body_id = ANY ((SELECT platform.current_keys())::text[]))
$$;
REVOKE ALL ON FUNCTION intake.sits_at FROM PUBLIC;
GRANT EXECUTE ON FUNCTION intake.sits_at TO anhe_app, anhe_worker;

-- A booking is its desk's, and whose number and code were right (key b<id>; whoever makes one brings the key of what is being made).
CREATE POLICY of_desk_or_bearer ON intake.booking TO anhe_app
  USING (county_id = (SELECT platform.current_county()) AND ('b' || id = ANY ((SELECT platform.current_keys())::text[]) OR intake.sits_at(county_id, centre_id, window_id)))
  WITH CHECK (county_id = (SELECT platform.current_county()) AND ('b' || id = ANY ((SELECT platform.current_keys())::text[]) OR intake.sits_at(county_id, centre_id, window_id)));

-- A ticket is its desk's; a screen (key s<centre>) only reads.
CREATE POLICY of_desk ON intake.ticket TO anhe_app
  USING (county_id = (SELECT platform.current_county()) AND intake.sits_at(county_id, centre_id, NULL))
  WITH CHECK (county_id = (SELECT platform.current_county()) AND intake.sits_at(county_id, centre_id, NULL));
CREATE POLICY of_screen ON intake.ticket FOR SELECT TO anhe_app
  USING (county_id = (SELECT platform.current_county()) AND 's' || centre_id = ANY ((SELECT platform.current_keys())::text[]));

-- How many places of each slot are taken: counts only, for whoever books.
CREATE FUNCTION intake.places_taken(p_county integer, p_windows integer[], p_from timestamptz, p_to timestamptz)
RETURNS TABLE (window_id integer, service_id integer, starts_at timestamptz, place smallint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, intake AS $$
  SELECT b.window_id, b.service_id, b.starts_at, b.place FROM intake.booking b
  WHERE b.county_id = p_county AND p_county = (SELECT platform.current_county()) AND b.window_id = ANY (p_windows)
    AND b.starts_at >= p_from AND b.starts_at < p_to AND b.status IN ('booked', 'arrived')
$$;
REVOKE ALL ON FUNCTION intake.places_taken FROM PUBLIC;
GRANT EXECUTE ON FUNCTION intake.places_taken TO anhe_app;

-- A booking by number: found before anybody is known. Gives only what checking a code needs.
CREATE FUNCTION intake.booking_code(p_county integer, p_number text)
RETURNS TABLE (id uuid, code_hash bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, intake AS $$
  SELECT b.id, b.code_hash FROM intake.booking b
  WHERE b.county_id = p_county AND p_county = (SELECT platform.current_county()) AND b.number = p_number
$$;
REVOKE ALL ON FUNCTION intake.booking_code FROM PUBLIC;
GRANT EXECUTE ON FUNCTION intake.booking_code TO anhe_app;

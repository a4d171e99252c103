-- A file is seen by whoever sees the facts of its matter: ring 2 of the reader rows, or the party of that matter.
CREATE POLICY readable ON files.file FOR SELECT TO anhe_app
  USING (erased_at IS NULL AND (matter_id = (SELECT platform.current_matter())
    OR EXISTS (SELECT 1 FROM matters.reader r
               WHERE r.county_id = file.county_id AND r.matter_id = file.matter_id AND r.ring >= 2)));

-- Restricted matters are looked through whenever people change posts: few among many.
CREATE INDEX matter_restricted ON matters.matter (county_id, id)
  WHERE restriction IS NOT NULL OR subject_organisation_ids <> '{}' OR subject_officer_ids <> '{}';

-- What was closed in one way, newest first: without walking past all that was closed in another.
CREATE INDEX reader_outcome ON matters.reader (county_id, key, outcome, registered_at DESC, matter_id DESC) WHERE outcome IS NOT NULL;

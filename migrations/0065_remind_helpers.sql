-- 协办提醒: a body that was asked to help is reminded before its day; found by the day, however many opinions were given before.
CREATE INDEX co_handling_due ON matters.co_handling (county_id, due_date, id) WHERE released_at IS NULL AND opinion_at IS NULL;

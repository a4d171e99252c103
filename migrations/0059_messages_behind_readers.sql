-- A message that names a matter, or a person in it, is written only by whoever sees the facts of the matter, by a party of it, or by
-- the transaction that opens it: until now the county was all that was asked. Notices to officers that name no matter stay as they were.
ALTER POLICY sends ON platform.message
  WITH CHECK (county_id = (SELECT platform.current_county()) AND CASE
    WHEN matter_id IS NULL THEN party_id IS NULL
    ELSE matter_id = platform.current_opening() OR matters.may_add(county_id, matter_id)
  END);

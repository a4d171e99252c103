-- A lost account: what it opened, by matter and field, for the two administrators whose duty it is; never what stood there.

-- The three administrators see no matter, and no reader row names them. This door gives numbers and names of fields only, to a post that holds one
-- of the two duties now, and to the role of jobs (the drill on the machine).
CREATE FUNCTION matters.opened_by(p_county integer, p_officer integer, p_from timestamptz, p_to timestamptz, p_most integer)
RETURNS TABLE (number text, opened text, times integer, first_at timestamptz, last_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, matters AS $$
  SELECT m.number, coalesce(o.field, o.operation), count(*)::integer, min(o.at), max(o.at)
  FROM matters.opening o
  JOIN matters.matter m ON m.county_id = o.county_id AND m.id = o.matter_id
  WHERE o.county_id = p_county AND p_county = (SELECT platform.current_county())
    AND o.officer_id = p_officer AND o.at >= p_from AND o.at <= p_to
    AND (pg_has_role(session_user, 'anhe_worker', 'member') OR EXISTS (
      SELECT 1 FROM people.post p WHERE p.county_id = p_county AND p.roles && ARRAY['security_admin', 'audit_admin']
        AND p.valid_from <= (p_to AT TIME ZONE INTERVAL '08:00')::date AND (p.valid_to IS NULL OR p.valid_to > (p_to AT TIME ZONE INTERVAL '08:00')::date)
        AND current_setting('anhe.principal', true) = 'officer:' || p.officer_id))
  GROUP BY 1, 2
  ORDER BY max(o.at) DESC, 1, 2
  LIMIT p_most
$$;
COMMENT ON FUNCTION matters.opened_by IS '泄密排查 What one account opened: numbers, names of fields and times, for the security and the audit administrator. No content.';
REVOKE ALL ON FUNCTION matters.opened_by FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matters.opened_by TO anhe_app, anhe_worker;

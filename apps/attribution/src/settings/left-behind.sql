-- What nobody computes any more: states under settings that were replaced or cancelled. The defaults have no row; they
-- are replaced once others count. A few at a time.
-- $1 limit
DELETE FROM candidate_state
WHERE ctid = ANY (ARRAY(
  SELECT candidate_state.ctid
  FROM (
    SELECT tenant_id, version FROM attribution_settings WHERE state IN ('superseded', 'cancelled')
    UNION ALL
    SELECT tenant_id, 1 FROM attribution_settings WHERE state = 'active'
  ) AS gone
  JOIN candidate_state ON candidate_state.tenant_id = gone.tenant_id AND candidate_state.settings_version = gone.version
  LIMIT $1
))

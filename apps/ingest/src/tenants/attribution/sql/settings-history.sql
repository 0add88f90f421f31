-- Every version of a tenant's attribution settings but the first, which is the defaults and has no row.
-- $1 tenant
SELECT version, lookback_days, half_life_days, double_click_seconds, anchor, deleted_candidates, models,
  created_at, created_by, state, activated_at, ended_at, computing_since, candidates_done, candidates_total
FROM attribution_settings
WHERE tenant_id = $1
ORDER BY version DESC

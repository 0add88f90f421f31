-- The attribution settings of one version; no row for version 1, which is the defaults.
-- $1 tenant, $2 version
SELECT version, lookback_days, half_life_days, double_click_seconds, anchor, deleted_candidates, models
FROM attribution_settings
WHERE tenant_id = $1 AND version = $2

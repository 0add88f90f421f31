-- The settings whose ledgers are kept up to date: those that count (none: the defaults) and those under way.
-- $1 tenant
SELECT version, lookback_days, half_life_days, double_click_seconds, anchor, deleted_candidates, models, state
FROM attribution_settings
WHERE tenant_id = $1 AND state IN ('active', 'computing')
ORDER BY version

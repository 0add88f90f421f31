-- The settings that counted at a moment: of those that were activated until then the highest. None: the defaults.
-- $1 tenant, $2 the moment; infinity for now
SELECT version, lookback_days, half_life_days, double_click_seconds, anchor, deleted_candidates, models
FROM attribution_settings
WHERE tenant_id = $1 AND activated_at <= $2::timestamptz
ORDER BY version DESC
LIMIT 1

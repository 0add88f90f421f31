-- The next version. One that is under way already, or another asking at the same moment, is a unique violation.
-- $1 tenant, $2 lookback, $3 half-life, $4 double click, $5 anchor, $6 deleted candidates, $7 models, $8 key
INSERT INTO attribution_settings (tenant_id, version, lookback_days, half_life_days, double_click_seconds, anchor,
  deleted_candidates, models, created_by, state)
SELECT $1, coalesce(max(version), 1) + 1, $2, $3, $4, $5, $6, $7, $8, 'proposed'
FROM attribution_settings
WHERE tenant_id = $1

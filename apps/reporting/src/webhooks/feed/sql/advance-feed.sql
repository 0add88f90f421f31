-- $1 tenant, $2 settings version, $3 read until, $4 swept at; null when it was not, $5 baseline at; null when it was not
UPDATE hire_feed
SET settings_version = $2, read_until = greatest(read_until, $3), swept_at = coalesce($4, swept_at),
    baseline_at = coalesce($5, baseline_at)
WHERE tenant_id = $1

-- Which settings counted from when on; the defaults, version 1, did from the beginning.
-- $1 tenant, $2 as known at; infinity for now
SELECT version, activated_at
FROM attribution_settings
WHERE tenant_id = $1 AND activated_at <= $2::timestamptz
ORDER BY activated_at

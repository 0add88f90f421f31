-- $1 tenant
UPDATE attribution_settings
SET state = 'cancelled', ended_at = now()
WHERE tenant_id = $1 AND state IN ('proposed', 'computing')

-- $1 tenant, $2 version, $3 when
UPDATE attribution_settings SET state = 'active', activated_at = $3 WHERE tenant_id = $1 AND version = $2

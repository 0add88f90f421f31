-- $1 tenant, $2 when
UPDATE attribution_settings SET state = 'superseded', ended_at = $2 WHERE tenant_id = $1 AND state = 'active'

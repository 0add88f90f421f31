-- Keeps it from being cancelled meanwhile. No row: it was already, or another process was faster.
-- $1 tenant, $2 version
SELECT version FROM attribution_settings WHERE tenant_id = $1 AND version = $2 AND state = 'computing' FOR UPDATE

-- $1 tenant, $2 version, $3 the version that counts
UPDATE attribution_settings
SET state = 'computing',
    computing_since = now(),
    candidates_total = (SELECT count(*) FROM candidate_state WHERE tenant_id = $1 AND settings_version = $3)
WHERE tenant_id = $1 AND version = $2 AND state = 'proposed'

SELECT id, tenant_id AS tenant, ats, name, settings, created_at AS "createdAt", disabled_at AS "disabledAt"
FROM ats_connection
WHERE tenant_id = $1
ORDER BY created_at, id

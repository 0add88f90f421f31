SELECT max(day) AS day FROM bucket WHERE tenant_id = $1 AND kind = $2

SELECT min(day) AS first, max(day) AS last FROM bucket WHERE tenant_id = $1 AND kind = ANY ($2)

SELECT * FROM export_job
WHERE tenant_id = $1 AND ($2::text IS NULL OR schedule = $2)
ORDER BY created_at DESC, id
LIMIT $3

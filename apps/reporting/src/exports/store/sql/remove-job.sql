DELETE FROM export_job
WHERE tenant_id = $1 AND id = $2 AND state NOT IN ('queued', 'running')
RETURNING *

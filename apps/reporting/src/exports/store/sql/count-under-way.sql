SELECT count(*) AS jobs FROM export_job WHERE tenant_id = $1 AND state IN ('queued', 'running')

SELECT * FROM export_job WHERE tenant_id = $1 AND id = $2

SELECT * FROM export_job WHERE tenant_id = $1 AND asked_by = $2 AND idempotency_key = $3

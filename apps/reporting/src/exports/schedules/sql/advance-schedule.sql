UPDATE export_schedule SET last_due_at = $3, next_due_at = $4 WHERE tenant_id = $1 AND name = $2

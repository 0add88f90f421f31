-- The process that writes it notices at its next sign of life.
UPDATE export_job
SET state = 'cancelled', lease = NULL, leased_until = NULL, ended_at = now()
WHERE tenant_id = $1 AND id = $2 AND state IN ('queued', 'running')
RETURNING *

UPDATE export_job
SET state = 'failed', lease = NULL, leased_until = NULL, ended_at = now(), failure = $3
WHERE id = $1 AND lease = $2 AND state = 'running'

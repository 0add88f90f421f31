-- It waits again. What only stopped with its process has not used up an attempt.
UPDATE export_job
SET state = 'queued', lease = NULL, leased_until = NULL, ready_at = now() + $3 * interval '1 millisecond', failure = $4,
    attempts = attempts - CASE WHEN $5 THEN 1 ELSE 0 END, rows_written = NULL, rows_total = NULL, bytes_written = 0
WHERE id = $1 AND lease = $2 AND state = 'running'

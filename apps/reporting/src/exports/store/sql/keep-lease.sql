-- Says how far it is and that its process lives. No row: it was cancelled, or taken up by another.
UPDATE export_job
SET leased_until = now() + $3 * interval '1 millisecond', rows_written = $4, bytes_written = $5, rows_total = $6
WHERE id = $1 AND lease = $2 AND state = 'running'

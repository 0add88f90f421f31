-- From here on the file is offered. No row: it was cancelled, or taken up by another.
UPDATE export_job
SET state = 'done', lease = NULL, leased_until = NULL, ended_at = now(), rows_written = $3, bytes_written = $4,
    data_as_of = $5, file = $6, host = $7, sha256 = $8, expires_at = now() + $9 * interval '1 hour', failure = NULL,
    delivery = CASE WHEN destination IS NULL THEN NULL ELSE 'waiting' END,
    deliver_at = CASE WHEN destination IS NULL THEN NULL ELSE now() END
WHERE id = $1 AND lease = $2 AND state = 'running'
RETURNING *

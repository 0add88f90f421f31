-- The next job: one that waits, or one whose process has said nothing for as long as its lease ran. An organisation of which
-- fewer are being written comes first, then the oldest. Rows another process is claiming are skipped.
WITH next AS (
  SELECT id
  FROM export_job AS job
  WHERE attempts < $3
    AND ((state = 'queued' AND ready_at <= now()) OR (state = 'running' AND leased_until < now()))
  ORDER BY (
    SELECT count(*) FROM export_job AS other
    WHERE other.state = 'running' AND other.leased_until >= now() AND other.tenant_id = job.tenant_id
  ), created_at, id
  LIMIT 1
  FOR UPDATE OF job SKIP LOCKED
)
UPDATE export_job
SET state = 'running', lease = $1, leased_until = now() + $2 * interval '1 millisecond', attempts = attempts + 1,
    rows_written = NULL, rows_total = NULL, bytes_written = 0
FROM next
WHERE export_job.id = next.id
RETURNING export_job.*

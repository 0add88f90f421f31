-- One that is due, held until its next time is written. Rows another process holds are skipped: it makes the run.
SELECT *, now() AS moment
FROM export_schedule
WHERE enabled AND next_due_at <= now()
ORDER BY next_due_at
LIMIT 1
FOR UPDATE SKIP LOCKED

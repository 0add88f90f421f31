-- Claimed by moving it out of sight for the time one attempt may take: a process that dies leaves it to the next.
UPDATE export_job
SET deliver_at = now() + $1 * interval '1 millisecond', delivery_attempts = delivery_attempts + 1
FROM (
  SELECT id FROM export_job
  WHERE delivery = 'waiting' AND state = 'done' AND deliver_at <= now()
  ORDER BY deliver_at
  LIMIT 1
  FOR UPDATE SKIP LOCKED
) AS due
WHERE export_job.id = due.id
RETURNING export_job.*

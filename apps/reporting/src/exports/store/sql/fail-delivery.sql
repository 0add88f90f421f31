UPDATE export_job
SET delivery = 'failed', deliver_at = NULL, delivery_failure = $2
WHERE id = $1 AND delivery = 'waiting'

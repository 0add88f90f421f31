UPDATE export_job
SET delivery = 'delivered', deliver_at = NULL, delivered_to = $2, delivery_failure = NULL
WHERE id = $1 AND delivery = 'waiting'

UPDATE export_job
SET deliver_at = now() + $2 * interval '1 millisecond', delivery_failure = coalesce($3, delivery_failure),
    delivery_attempts = delivery_attempts - CASE WHEN $4 THEN 1 ELSE 0 END
WHERE id = $1 AND delivery = 'waiting'

-- Only of the attempt that still holds the delivery. Without a next attempt it is dead.
-- $1 delivery, $2 attempts when it was claimed, $3 error, $4 status, $5 next attempt at; null for none
UPDATE webhook_delivery
SET state = CASE WHEN $5::timestamptz IS NULL THEN 'dead' ELSE 'waiting' END,
    due_at = coalesce($5, due_at),
    last_error = $3,
    last_status = $4,
    leased_until = NULL
WHERE id = $1 AND attempts = $2 AND state = 'waiting'

-- Due now; one that was done begins its attempts anew. Not one that somebody is at.
-- $1 subscription, $2 delivery, $3 now
UPDATE webhook_delivery
SET state = 'waiting',
    attempts = CASE WHEN state = 'waiting' THEN attempts ELSE 0 END,
    due_at = $3,
    leased_until = NULL,
    delivered_at = NULL
WHERE subscription_id = $1 AND id = $2 AND (leased_until IS NULL OR leased_until <= $3)

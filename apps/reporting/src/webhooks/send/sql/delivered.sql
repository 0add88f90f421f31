-- Whoever sent it, it was taken: an attempt whose lease had run out counts too. And the subscription is well.
-- $1 delivery, $2 status, $3 now
WITH delivered AS (
  UPDATE webhook_delivery
  SET state = 'delivered', delivered_at = $3, last_status = $2, last_error = NULL, leased_until = NULL
  WHERE id = $1 AND state = 'waiting'
  RETURNING subscription_id
)
UPDATE webhook_subscription
SET failing_since = NULL
WHERE id = (SELECT subscription_id FROM delivered) AND failing_since IS NOT NULL

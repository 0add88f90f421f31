-- $1 subscription, $2 now, $3 reason
UPDATE webhook_subscription SET disabled_at = $2, disabled_reason = $3 WHERE id = $1 AND disabled_at IS NULL

-- Since when it has been failing without a break.
-- $1 subscription, $2 now
UPDATE webhook_subscription
SET failing_since = coalesce(failing_since, $2)
WHERE id = $1
RETURNING failing_since AS "failingSince"

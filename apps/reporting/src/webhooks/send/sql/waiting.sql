-- How many are due and not yet tried, or to be tried again, and for how long the oldest has been.
-- $1 now
SELECT count(*)::int AS waiting, coalesce(extract(epoch FROM $1::timestamptz - min(due_at)), 0)::float8 AS "oldestSeconds"
FROM webhook_delivery AS delivery
WHERE state = 'waiting' AND due_at <= $1
  AND EXISTS (SELECT 1 FROM webhook_subscription AS s WHERE s.id = delivery.subscription_id AND s.disabled_at IS NULL)

-- Takes deliveries that are due out of everybody's sight until $2, few enough of one host that a slow receiver neither is
-- flooded nor holds up the others. Two processes that claim at the same moment may go over that number, once.
-- $1 now, $2 leased until, $3 most at once of one host, $4 most at once
WITH busy AS (
  SELECT subscription.host, count(*) AS deliveries
  FROM webhook_delivery AS delivery
  JOIN webhook_subscription AS subscription ON subscription.id = delivery.subscription_id
  WHERE delivery.state = 'waiting' AND delivery.leased_until > $1
  GROUP BY subscription.host
),
host AS (
  SELECT DISTINCT host FROM webhook_subscription WHERE disabled_at IS NULL
),
due AS (
  SELECT next.id
  FROM host
  LEFT JOIN busy USING (host)
  CROSS JOIN LATERAL (
    SELECT delivery.id, delivery.due_at
    FROM webhook_subscription AS subscription
    JOIN webhook_delivery AS delivery ON delivery.subscription_id = subscription.id
    WHERE subscription.host = host.host
      AND subscription.disabled_at IS NULL
      AND delivery.state = 'waiting'
      AND delivery.due_at <= $1
      AND (delivery.leased_until IS NULL OR delivery.leased_until <= $1)
    ORDER BY delivery.due_at
    LIMIT greatest(0, $3 - coalesce(busy.deliveries, 0))
  ) AS next
  ORDER BY next.due_at
  LIMIT $4
),
-- The conditions once more: of two processes that found the same delivery, the second looks at the row as it is by then.
taken AS (
  SELECT id
  FROM webhook_delivery
  WHERE id IN (SELECT id FROM due)
    AND state = 'waiting'
    AND due_at <= $1
    AND (leased_until IS NULL OR leased_until <= $1)
  FOR UPDATE SKIP LOCKED
)
UPDATE webhook_delivery AS delivery
SET leased_until = $2, attempts = delivery.attempts + 1, last_attempt_at = $1
FROM taken, webhook_subscription AS subscription
WHERE delivery.id = taken.id AND subscription.id = delivery.subscription_id
RETURNING delivery.id, delivery.subscription_id AS "subscriptionId", delivery.message_id AS "messageId", delivery.body,
          delivery.attempts, subscription.url

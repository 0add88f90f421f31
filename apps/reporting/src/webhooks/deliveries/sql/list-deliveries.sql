-- Of one subscription, the newest first.
-- $1 subscription, $2 and $3 after which one; null for the first page, $4 how many
SELECT id, message_id AS "messageId", type, created_at AS "createdAt", state, attempts, due_at AS "dueAt",
       last_attempt_at AS "lastAttemptAt", last_error AS "lastError", last_status AS "lastStatus",
       delivered_at AS "deliveredAt"
FROM webhook_delivery
WHERE subscription_id = $1
  AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
ORDER BY created_at DESC, id DESC
LIMIT $4

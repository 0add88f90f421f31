SELECT id, message_id AS "messageId", type, created_at AS "createdAt", state, attempts, due_at AS "dueAt",
       last_attempt_at AS "lastAttemptAt", last_error AS "lastError", last_status AS "lastStatus",
       delivered_at AS "deliveredAt"
FROM webhook_delivery
WHERE subscription_id = $1 AND id = $2

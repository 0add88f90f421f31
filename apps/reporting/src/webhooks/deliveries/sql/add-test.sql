-- For one subscription, whatever it wants to hear of.
-- $1 subscription, $2 message id, $3 type, $4 body, $5 now
INSERT INTO webhook_delivery (subscription_id, message_id, type, body, created_at, due_at)
VALUES ($1, $2, $3, $4, $5, $5)
RETURNING id

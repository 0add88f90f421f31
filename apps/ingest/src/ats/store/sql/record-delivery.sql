-- The first time stands: the retry period is counted from it.
INSERT INTO ats_delivery (connection_id, delivery_key, body_hash, first_at)
VALUES ($1, $2, $3, $4)
ON CONFLICT DO NOTHING

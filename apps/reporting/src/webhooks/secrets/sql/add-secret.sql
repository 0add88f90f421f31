INSERT INTO webhook_secret (id, subscription_id, wrapped_secret, valid_from) VALUES ($1, $2, $3, $4)

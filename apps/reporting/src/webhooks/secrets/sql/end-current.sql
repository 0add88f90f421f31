-- The newest secret stays valid beside the one that replaces it, until $2.
UPDATE webhook_secret SET valid_until = $2 WHERE subscription_id = $1 AND valid_until IS NULL

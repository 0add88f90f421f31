-- Two are valid at once and never three: a second replacement within a day ends the one that was ending at once.
DELETE FROM webhook_secret WHERE subscription_id = $1 AND valid_until IS NOT NULL

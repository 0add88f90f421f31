-- Of some subscriptions, the newest first.
-- $1 subscriptions, $2 now
SELECT id, subscription_id AS "subscriptionId", wrapped_secret AS "wrappedSecret", valid_from AS "validFrom",
       valid_until AS "validUntil"
FROM webhook_secret
WHERE subscription_id = ANY ($1::text[]) AND (valid_until IS NULL OR valid_until > $2)
ORDER BY valid_until IS NOT NULL, valid_from DESC, id

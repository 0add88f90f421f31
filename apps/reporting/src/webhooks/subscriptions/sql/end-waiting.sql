-- Nothing more is sent to a disabled subscription, not even when it is enabled again: it would be old by then.
-- $1 subscription
UPDATE webhook_delivery SET state = 'dead', last_error = 'disabled', leased_until = NULL
WHERE subscription_id = $1 AND state = 'waiting'

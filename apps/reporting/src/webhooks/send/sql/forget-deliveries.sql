-- $1 those that were made before, and are done
DELETE FROM webhook_delivery WHERE created_at < $1 AND state <> 'waiting'

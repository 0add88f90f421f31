-- Its secrets and deliveries go with it.
DELETE FROM webhook_subscription WHERE tenant_id = $1 AND id = $2

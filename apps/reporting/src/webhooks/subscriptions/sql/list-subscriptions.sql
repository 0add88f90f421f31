-- The subscriptions of an organisation, or the one with an id.
-- $1 tenant, $2 id; null for all
SELECT id, tenant_id AS tenant, url, event_types AS "eventTypes", description, created_at AS "createdAt",
       failing_since AS "failingSince", disabled_at AS "disabledAt", disabled_reason AS "disabledReason"
FROM webhook_subscription
WHERE tenant_id = $1 AND ($2::text IS NULL OR id = $2)
ORDER BY created_at, id

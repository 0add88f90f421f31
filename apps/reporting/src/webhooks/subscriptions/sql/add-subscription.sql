-- No row when the organisation has as many as it may.
-- $1 id, $2 tenant, $3 url, $4 host, $5 event types, $6 description, $7 created at, $8 key, $9 most of one organisation
INSERT INTO webhook_subscription (id, tenant_id, url, host, event_types, description, created_at, created_by)
SELECT $1, $2, $3, $4, $5, $6, $7, $8
WHERE (SELECT count(*) FROM webhook_subscription WHERE tenant_id = $2) < $9

-- $1 keys. Those registered before this was kept are left out.
SELECT event_key, received_at
FROM event_identity
WHERE event_key = ANY ($1::uuid[]) AND received_at IS NOT NULL

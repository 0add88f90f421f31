-- The marks a computation that begins now will cover: their facts were stored before they were made.
-- $1 tenant, $2 kind, $3 days
SELECT day, marked_seq
FROM bucket
WHERE tenant_id = $1 AND kind = $2 AND day = ANY ($3::date[]) AND head_seq IS DISTINCT FROM marked_seq

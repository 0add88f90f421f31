-- An organisation's feed of hires begins with its first subscription to them. What stood before is noted and not told.
-- $1 tenant, $2 now
INSERT INTO hire_feed (tenant_id, began_at, read_until)
VALUES ($1, $2, $2)
ON CONFLICT (tenant_id) DO NOTHING

-- The time is taken under the lock of the organisation, and never before that of the version before: the order of the
-- times is that of the versions, whatever the clock does.
-- $1 tenant, $2 key
INSERT INTO media_rate_set (tenant_id, version, entered_at, entered_by)
SELECT $1, coalesce(max(version), 0) + 1, greatest(clock_timestamp(), max(entered_at)), $2
FROM media_rate_set
WHERE tenant_id = $1
RETURNING version

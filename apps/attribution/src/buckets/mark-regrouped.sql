-- Teams of a tenant changed from a day on. Clicks and shares are grouped by the team of their own moment; credit by the
-- team at the touch, and a touch can lie on any day before its outcome, or after it when a record is out of order: so
-- all talent buckets. A bucket that does not exist yet will be computed with the new teams anyhow.
-- $1 tenant, $2 day
UPDATE bucket SET
  marked_seq = nextval('bucket_mark'),
  marked_at = now(),
  dirty_since = CASE WHEN bucket.head_seq IS DISTINCT FROM bucket.marked_seq THEN bucket.dirty_since ELSE now() END
FROM (
  SELECT tenant_id, kind, day
  FROM bucket
  WHERE tenant_id = $1 AND (kind = 'talent' OR day >= $2::date)
  ORDER BY tenant_id COLLATE "C", kind COLLATE "C", day
  FOR UPDATE
) AS touched
WHERE bucket.tenant_id = touched.tenant_id AND bucket.kind = touched.kind AND bucket.day = touched.day

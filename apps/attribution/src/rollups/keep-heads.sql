-- After a purge: what is head now is the next to be kept, and whatever it replaced can go once the grace is over.
-- $1 tenant, $2 kind, $3 days, $4 the versions below which nothing is left: parallel arrays
UPDATE bucket SET purged_version = purged.below, kept_version = bucket.head_version, kept_at = now()
FROM (
  SELECT bucket.day, below
  FROM bucket
  JOIN unnest($3::date[], $4::bigint[]) AS gone (day, below) USING (day)
  WHERE bucket.tenant_id = $1 AND bucket.kind = $2
  ORDER BY bucket.day
  FOR UPDATE OF bucket
) AS purged
WHERE bucket.tenant_id = $1 AND bucket.kind = $2 AND bucket.day = purged.day

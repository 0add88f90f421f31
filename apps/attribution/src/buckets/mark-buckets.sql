-- Marks buckets dirty. In one order everywhere, so that two batches never wait for each other in a circle.
-- $1 tenants, $2 kinds, $3 days: parallel arrays
INSERT INTO bucket (tenant_id, kind, day, marked_seq)
SELECT tenant_id, kind, day, nextval('bucket_mark')
FROM unnest($1::text[], $2::text[], $3::date[]) AS marked (tenant_id, kind, day)
ORDER BY tenant_id COLLATE "C", kind COLLATE "C", day
ON CONFLICT (tenant_id, kind, day) DO UPDATE SET
  marked_seq = nextval('bucket_mark'),
  marked_at = now(),
  dirty_since = CASE WHEN bucket.head_seq IS DISTINCT FROM bucket.marked_seq THEN bucket.dirty_since ELSE now() END

-- The settings whose ledger counted at a moment, and the buckets of a tenant in a period: which version of each stands,
-- and whether it was computed from everything. In one statement, because settings change in the same transaction that
-- marks the buckets: a reader has both from before or both from after. Without buckets there is one row, with no day.
-- $1 tenant, $2 kind, $3 and $4 period, $5 the moment; infinity for now
SELECT
  (SELECT coalesce(max(version), 1) FROM attribution_settings WHERE tenant_id = $1 AND activated_at <= $5::timestamptz) AS settings_version,
  bucket.day,
  bucket.head_version,
  extract(epoch FROM bucket.marked_at)::float8 * 1000 AS marked_ms,
  bucket.head_seq IS NOT DISTINCT FROM bucket.marked_seq AS is_clean
FROM (SELECT 1) AS always
LEFT JOIN bucket ON bucket.tenant_id = $1 AND bucket.kind = $2 AND bucket.day BETWEEN $3 AND $4
ORDER BY bucket.day

-- Buckets with versions that were replaced longer ago than the grace, and which versions those are: all below `below`.
-- $1 grace (ms), $2 limit
SELECT
  tenant_id,
  kind,
  array_agg(day::text ORDER BY day) AS days,
  array_agg(kept_version ORDER BY day) AS below,
  array_agg(head_version ORDER BY day) AS heads,
  bool_or(kept_version > purged_version) AS any_rows
FROM (
  SELECT tenant_id, kind, day, kept_version, head_version, purged_version
  FROM bucket
  WHERE (kept_version > purged_version OR head_version > kept_version) AND kept_at <= now() - $1 * interval '1 ms'
  ORDER BY kept_at
  LIMIT $2
) AS due
GROUP BY tenant_id, kind

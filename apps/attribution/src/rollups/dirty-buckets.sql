-- Buckets that are due: quiet for a while, or dirty for too long already. The longest waiting tenant and kind first, so
-- that none starves.
-- $1 quiet for (ms), $2 at most (ms), $3 limit
SELECT tenant_id, kind, array_agg(day::text ORDER BY day) AS days
FROM (
  SELECT tenant_id, kind, day, dirty_since
  FROM bucket
  WHERE head_seq IS DISTINCT FROM marked_seq
    AND (marked_at <= now() - $1 * interval '1 ms' OR dirty_since <= now() - $2 * interval '1 ms')
  ORDER BY dirty_since
  LIMIT $3
) AS due
GROUP BY tenant_id, kind
ORDER BY min(dirty_since)

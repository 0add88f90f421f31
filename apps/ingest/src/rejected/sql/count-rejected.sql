SELECT
  reason,
  count(*) AS "total",
  count(*) FILTER (WHERE replayed_at IS NULL AND erased_at IS NULL) AS "open",
  count(*) FILTER (WHERE replayed_at IS NULL AND erased_at IS NOT NULL) AS "erased"
FROM rejected_event
WHERE tenant_id = $1
GROUP BY reason
ORDER BY reason

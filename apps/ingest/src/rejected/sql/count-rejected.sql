SELECT reason, count(*) AS "total", count(*) FILTER (WHERE replayed_at IS NULL) AS "open"
FROM rejected_event
WHERE tenant_id = $1
GROUP BY reason
ORDER BY reason

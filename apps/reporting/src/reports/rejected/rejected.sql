-- Equal counts keep this order, so that two askings, and two pages, agree: bytewise, whatever the locale of the server.
-- $1 tenant, $2 and $3 days, $4 zone, $5 as known at; infinity for now
SELECT reason, count(*) AS rejected_events, count(replayed_at) FILTER (WHERE replayed_at <= $5::timestamptz) AS replayed_events
FROM rejected_event
WHERE tenant_id = $1
  AND received_at >= $2::date::timestamp AT TIME ZONE $4
  AND received_at < ($3::date + 1)::timestamp AT TIME ZONE $4
  AND received_at <= $5::timestamptz
GROUP BY reason
ORDER BY reason COLLATE "C"

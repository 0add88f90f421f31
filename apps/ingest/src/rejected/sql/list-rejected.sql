SELECT id, reason, problems, origin, received_at AS "receivedAt", replayed_at AS "replayedAt", received_at::text AS "cursorAt"
FROM rejected_event
WHERE tenant_id = $1
  AND ($2::text IS NULL OR reason = $2)
  AND ($3::timestamptz IS NULL OR received_at < $3 OR (received_at = $3 AND id > $4::uuid))
ORDER BY received_at DESC, id
LIMIT $5

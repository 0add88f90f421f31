SELECT
  id, reason, problems, origin, received_at AS "receivedAt", replayed_at AS "replayedAt", erased_at AS "erasedAt",
  received_at::text AS "cursorAt"
FROM rejected_event
WHERE tenant_id = $1
  AND ($2::text IS NULL OR reason = $2)
  AND ($3::timestamptz IS NULL OR received_at >= $3)
  AND ($4::timestamptz IS NULL OR received_at < $4)
  AND (NOT $5::boolean OR replayed_at IS NULL)
  AND ($6::timestamptz IS NULL OR received_at < $6 OR (received_at = $6 AND id > $7::uuid))
ORDER BY received_at DESC, id
LIMIT $8

-- Oldest first: what an event refers to was, as a rule, sent before it.
SELECT
  id, reason, problems, origin, received_at AS "receivedAt", replayed_at AS "replayedAt", erased_at AS "erasedAt",
  raw, received_at::text AS "cursorAt"
FROM rejected_event
WHERE tenant_id = $1
  AND replayed_at IS NULL
  AND ($2::text IS NULL OR reason = $2)
  AND ($3::timestamptz IS NULL OR received_at >= $3)
  AND ($4::timestamptz IS NULL OR received_at < $4)
  AND ($5::timestamptz IS NULL OR (received_at, id) > ($5, $6::uuid))
ORDER BY received_at, id
LIMIT $7

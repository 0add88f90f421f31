SELECT
  id, reason, problems, origin, received_at AS "receivedAt", replayed_at AS "replayedAt", erased_at AS "erasedAt", raw
FROM rejected_event
WHERE tenant_id = $1 AND id = $2

-- Offsets of messages that could not become facts and are kept as rejected events instead.
SELECT (origin->>'offset')::bigint AS log_offset
FROM rejected_event
WHERE origin->>'channel' = 'log' AND origin->>'topic' = $1 AND (origin->>'partition')::int = $2

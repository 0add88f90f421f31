-- The rows that hold offset $3 of a partition and what follows, until $4 messages or $5 bytes are in hand. Offsets have
-- no holes, so each row names the next one. Always answers at least one row, with the partition's own bounds.
WITH RECURSIVE holding AS (
  SELECT base_offset, message_count, payload
  FROM log_batch
  WHERE topic = $1 AND partition = $2 AND base_offset <= $3
  ORDER BY base_offset DESC
  LIMIT 1
),
chain AS (
  SELECT base_offset, base_offset + message_count AS next_offset, octet_length(payload)::bigint AS bytes, payload
  FROM holding
  WHERE base_offset + message_count > $3
  UNION ALL
  SELECT b.base_offset, b.base_offset + b.message_count, c.bytes + octet_length(b.payload), b.payload
  FROM chain c
  JOIN log_batch b ON b.topic = $1 AND b.partition = $2 AND b.base_offset = c.next_offset
  WHERE c.next_offset < $3 + $4 AND c.bytes < $5
)
SELECT p.start_offset, p.end_offset, c.base_offset, c.payload
FROM log_partition p LEFT JOIN chain c ON true
WHERE p.topic = $1 AND p.partition = $2
ORDER BY c.base_offset

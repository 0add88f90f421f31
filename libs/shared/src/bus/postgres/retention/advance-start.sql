-- Moves the start of a partition ($1 topic, $2 partition) past whole rows written before $3 that every group has passed.
WITH bounds AS (
  SELECT least(
    p.end_offset,
    -- The first row that is still young. Not the last old one: commits may be out of order with the clock.
    (SELECT base_offset FROM log_batch
     WHERE topic = $1 AND partition = $2 AND base_offset >= p.start_offset AND appended_at >= $3
     ORDER BY base_offset LIMIT 1),
    (SELECT min(next_offset) FROM log_group WHERE topic = $1 AND partition = $2)
  ) AS cut
  FROM log_partition p
  WHERE topic = $1 AND partition = $2
),
-- A row that a group stands in the middle of stays whole.
boundary AS (
  SELECT coalesce(
    (SELECT base_offset FROM log_batch b
     WHERE b.topic = $1 AND b.partition = $2 AND b.base_offset <= cut AND b.base_offset + b.message_count > cut
     ORDER BY base_offset DESC LIMIT 1),
    cut
  ) AS start_offset
  FROM bounds
)
UPDATE log_partition p
SET start_offset = b.start_offset
FROM boundary b
WHERE p.topic = $1 AND p.partition = $2 AND b.start_offset > p.start_offset

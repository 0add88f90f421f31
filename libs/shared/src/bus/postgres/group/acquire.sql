-- Takes up to $6 partitions that nobody holds, other than $5: $1 topic, $2 group, $3 member, $4 lease in ms. Those that
-- are ours by the table but not in $5 were taken by a statement whose answer got lost.
WITH free AS (
  SELECT partition
  FROM log_group
  WHERE topic = $1 AND group_name = $2 AND partition <> ALL ($5::int[])
    AND (owner IS NULL OR owner = $3 OR lease_until < now())
  ORDER BY partition
  LIMIT $6
  FOR UPDATE SKIP LOCKED
)
UPDATE log_group g
SET owner = $3, epoch = g.epoch + 1, lease_until = now() + $4 * interval '1 millisecond'
FROM free
WHERE g.topic = $1 AND g.group_name = $2 AND g.partition = free.partition
RETURNING g.partition, g.epoch, g.next_offset

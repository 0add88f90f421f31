-- One append: $1 topics, $2 partitions, $3 message counts, $4 all payloads after one another, $5 their starts, $6 their
-- lengths. One binary value, because an array of bytea would travel as text of twice the size.
WITH incoming AS (
  SELECT topic, partition, message_count, substring($4::bytea FROM start + 1 FOR length) AS payload
  FROM unnest($1::text[], $2::int[], $3::int[], $5::int[], $6::int[]) AS i (topic, partition, message_count, start, length)
),
-- Always in this order, so that two appends never wait for each other. Held until the commit, so that offsets become
-- visible in the order they were given, and without holes.
locked AS (
  SELECT p.topic, p.partition
  FROM log_partition p JOIN incoming i USING (topic, partition)
  ORDER BY p.topic, p.partition
  FOR NO KEY UPDATE OF p
),
moved AS (
  UPDATE log_partition p
  SET end_offset = p.end_offset + i.message_count
  FROM locked l JOIN incoming i USING (topic, partition)
  WHERE p.topic = l.topic AND p.partition = l.partition
  RETURNING p.topic, p.partition, p.end_offset - i.message_count AS base_offset
),
-- A partition that does not exist leaves base_offset null, and the whole append is refused.
appended AS (
  INSERT INTO log_batch (topic, partition, base_offset, message_count, payload)
  SELECT i.topic, i.partition, m.base_offset, i.message_count, i.payload
  FROM incoming i LEFT JOIN moved m USING (topic, partition)
  RETURNING topic
)
SELECT pg_notify('event_log_append', topic) FROM appended

-- Gives the group a place in every partition it has none in yet: $1 topic, $2 group. The lock makes it wait for a trim
-- in progress, and the trim for us: a group must not begin at an offset that is being dropped.
INSERT INTO log_group (topic, group_name, partition, next_offset)
SELECT topic, $2, partition, start_offset
FROM (SELECT topic, partition, start_offset FROM log_partition WHERE topic = $1 ORDER BY partition FOR KEY SHARE) AS kept
ON CONFLICT DO NOTHING

-- A group that never joined would begin at the first offset kept.
SELECT p.partition, coalesce(g.next_offset, p.start_offset) AS next_offset
FROM log_partition p
LEFT JOIN log_group g ON g.topic = p.topic AND g.partition = p.partition AND g.group_name = $2
WHERE p.topic = $1
ORDER BY p.partition

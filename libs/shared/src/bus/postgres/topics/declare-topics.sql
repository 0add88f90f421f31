-- $1 topics, $2 partitions of each. Sorted, so that two instances that start at once do not wait for each other.
INSERT INTO log_partition (topic, partition)
SELECT t.topic, n
FROM unnest($1::text[], $2::int[]) AS t (topic, partitions), generate_series(0, t.partitions - 1) AS n
ORDER BY t.topic, n
ON CONFLICT DO NOTHING

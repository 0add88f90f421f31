SELECT topic, count(*)::int AS partitions FROM log_partition GROUP BY topic

SELECT partition, start_offset, end_offset FROM log_partition WHERE topic = $1 ORDER BY partition
